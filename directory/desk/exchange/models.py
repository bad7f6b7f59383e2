"""Who uploaded what, and what became of it. An upload changes nothing before somebody has seen its plan."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """One file that somebody brought to the desk."""

    class State(models.TextChoices):
        WAITING = "waiting", _("its plan waits to be looked at")
        APPLIED = "applied", _("taken over as drafts")
        DROPPED = "dropped", _("dropped, nothing was written")

    name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField(_("content"))
    digest = models.CharField(_("SHA-256 of the file"), max_length=64, editable=False)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    read_on = models.DateField(
        _("sources read on"),
        null=True,
        blank=True,
        help_text=_("The day on which the sources were read. What the file creates or changes then gets that check."),
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("uploaded by"), related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("decided by"),
        related_name="+",
        null=True,
        blank=True,
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    created = models.PositiveIntegerField(_("created"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_decided_upload_names_who",
                condition=Q(state="waiting", decided_by=None) | ~Q(state="waiting") & Q(decided_by__isnull=False),
            )
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.digest = self.digest or hashlib.sha256(self.content).hexdigest()
        super().save(*args, **kwargs)
