"""What visitors tell us about a listing. Nothing about the visitor is here: no address, no device, no time of day."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 1000
TAKEN_AT_THEIR_WORD = 2
"""So many visitors who say that a number is wrong put it before everything else that staff have to do."""


class ReportQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(outcome="")

    def wrong_numbers(self) -> models.QuerySet:
        """The listings of which several visitors say that a number is wrong: type, key and how many say so."""
        told = self.open().filter(what=Report.What.WRONG_NUMBER).exclude(key="")
        counted = told.values("type", "key").annotate(visitors=Count("pk"))
        return counted.filter(visitors__gte=TAKEN_AT_THEIR_WORD).order_by("-visitors", "type", "key")


class Report(models.Model):
    """One thing that one visitor told us, and what came of it."""

    class What(models.TextChoices):
        WRONG_NUMBER = "wrong_number", _("somebody else answers, or the number does not exist")
        NO_ANSWER = "no_answer", _("nobody answered")
        NOT_AS_SAID = "not_as_said", _("it is not what the page says")
        OTHER = "other", _("something else")

    class Outcome(models.TextChoices):
        MENDED = "mended", _("mended")
        WAS_RIGHT = "was_right", _("checked, and it is right as it is")
        UNCLEAR = "unclear", _("it could not be found out")
        NOT_FOR_US = "not_for_us", _("not about a listing")

    what = models.CharField(_("what is wrong"), max_length=12, choices=What)
    type = models.CharField(_("type"), max_length=16, blank=True)
    key = models.CharField(_("key"), max_length=80, blank=True)
    way = models.CharField(_("which number or address"), max_length=120, blank=True)
    said = models.TextField(_("in their words"), max_length=LONGEST_TEXT, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    told_on = models.DateField(_("told on"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("closed by"), null=True, blank=True, editable=False
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report from a visitor")
        verbose_name_plural = _("reports from visitors")
        ordering = ["-told_on", "-pk"]
        indexes = [models.Index(fields=["outcome", "type", "key"], name="reports_waiting")]
        constraints = [
            models.CheckConstraint(
                name="a_closed_report_has_an_outcome",
                condition=Q(outcome="", closed_on=None) | ~Q(outcome="") & Q(closed_on__isnull=False),
                violation_error_message=_("Say what came of it."),
            )
        ]

    def __str__(self):
        return f"{self.told_on}: {self.get_what_display()}"

    def close(self, outcome: str, by, on: date) -> None:
        """Write down what came of it, and forget what the visitor wrote: it may say who she is."""
        self.outcome, self.closed_by, self.closed_on, self.said = outcome, by, on, ""
        self.save(update_fields=["outcome", "closed_by", "closed_on", "said"])
