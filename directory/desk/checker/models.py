"""What was noticed about a link or a number."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkHintQuerySet(models.QuerySet):
    def worrying(self):
        """What staff should look at; a certificate or a server may also just have had a bad night."""
        return self.exclude(outcome=LinkHint.Outcome.WORKS)


class LinkHint(models.Model):
    """How a link or number last looked to a machine. It is no check: nobody listened, nobody read."""

    class Outcome(models.TextChoices):
        WORKS = "works", _("works")
        MOVED = "moved", _("leads to another site")
        MISSING = "missing", _("the page is gone")
        FAILING = "failing", _("answers with an error")
        SILENT = "silent", _("does not answer")
        REFUSED = "refused", _("not an address that can be asked")
        INVALID = "invalid", _("no such number, says the phone library")

    value = models.CharField(_("link or number"), max_length=500, unique=True)
    outcome = models.CharField(_("what was noticed"), max_length=8, choices=Outcome)
    status = models.PositiveSmallIntegerField(_("answer"), null=True)
    final = models.CharField(_("where it leads"), max_length=2000, blank=True)
    noticed_at = models.DateTimeField(_("noticed"))

    objects = LinkHintQuerySet.as_manager()

    class Meta:
        verbose_name = _("hint about a link")
        verbose_name_plural = _("hints about links")

    def __str__(self):
        return f"{self.value}: {self.get_outcome_display()}"
