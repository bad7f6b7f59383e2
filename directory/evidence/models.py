"""Where every fact comes from, and who looked at it last. Visitors see source, date and grade; the rest is staff's."""

import hashlib
import uuid

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.evidence import values

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:puente:listing")
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
"""No vowels and no look-alikes: a public address never spells a word and can be read out."""


def public_code(kind: str, key: str) -> str:
    """The public address of a listing: eight letters and digits that say nothing, the same in every installation."""
    number = int.from_bytes(hashlib.sha256(f"{kind}:{key}".encode()).digest())
    letters = []
    for _place in range(8):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


class Grade(models.TextChoices):
    A = "A", _("A: the operator's or its government's own page")
    B = "B", _("B: a reputable secondary source")
    C = "C", _("C: one weak or old source; never published")


class Subject(models.Model):
    """The thing an evidence or a check speaks of: a listing or one of its channels."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, editable=False)
    object_id = models.PositiveBigIntegerField(editable=False)
    subject = GenericForeignKey()

    class Meta:
        abstract = True


class Evidence(Subject):
    """One source for a listing or a channel, or for one of its fields."""

    field = models.CharField(
        _("field"), max_length=40, blank=True, help_text=_("Leave empty when the source speaks for the whole entry.")
    )
    url = models.URLField(_("address of the source"), max_length=500, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True, validators=[values.validate_visible])
    publisher = models.CharField(_("publisher"), max_length=200, blank=True, validators=[values.validate_visible])
    date = models.CharField(
        _("date of the source"),
        max_length=10,
        blank=True,
        validators=[values.validate_partial_date],
        help_text=_("As far as the source tells: 2022, 2022-01 or 2022-01-25. Empty when it does not say."),
    )
    language = models.CharField(
        _("language of the source"), max_length=12, blank=True, validators=[values.validate_language]
    )
    authoritative = models.BooleanField(
        _("the original"), default=True, help_text=_("Untick when the source is only a courtesy translation.")
    )
    grade = models.CharField(_("grade"), max_length=1, choices=Grade)
    note_es = models.TextField(_("note in Spanish"), blank=True, help_text=_("For colleagues. Never public."))
    note_en = models.TextField(_("note in English"), blank=True, help_text=_("For colleagues. Never public."))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("added by"), null=True, blank=True, editable=False
    )
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["id"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="evidence_subject")]

    def __str__(self):
        return self.title or self.url

    def clean(self):
        values.refuse_at(url=self.url)


class Check(Subject):
    """Somebody verified an entry. The newest check that confirmed it is the date visitors see."""

    class How(models.TextChoices):
        SOURCE_READ = "source_read", _("the source was read")
        CALLED = "called", _("someone called")
        SITE = "site", _("seen on the operator's site")
        OPERATOR = "operator", _("the operator confirmed it")

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", _("it is right")
        NO_ANSWER = "no_answer", _("nobody answered")
        WRONG_PARTY = "wrong_party", _("somebody else answered")
        CHANGED = "changed", _("it has changed")

    checked_on = models.DateField(_("checked on"))
    how = models.CharField(_("how"), max_length=12, choices=How)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, default=Outcome.CONFIRMED)
    from_region = models.ForeignKey(
        "regions.Region",
        models.PROTECT,
        verbose_name=_("called from"),
        null=True,
        blank=True,
        help_text=_("The country from which the call was made."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("For colleagues. Never public."))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("checked by"), null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering = ["-checked_on", "-id"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="check_subject")]

    def __str__(self):
        return f"{self.checked_on}: {self.get_outcome_display()}"


class Listing(models.Model):
    """What organizations, hotlines and initiatives have in common. Editing one changes nothing that visitors see."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("active")
        PAUSED = "paused", _("closed for now")
        WITHDRAWN = "withdrawn", _("no longer exists")

    key = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("Our own short name for it. It never changes and is not shown."),
    )
    code = models.CharField(_("public address"), max_length=8, unique=True, editable=False)
    uuid = models.UUIDField(_("identifier"), unique=True, editable=False)
    name = models.CharField(
        _("name"), max_length=200, validators=[values.validate_visible], help_text=_("As the public knows it.")
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=600,
        validators=[values.validate_visible],
        help_text=_("Two plain sentences at most: what a person gets here, and from whom."),
    )
    source_language = models.CharField(
        _("written first in"),
        max_length=2,
        choices=[("es", _("Spanish")), ("en", _("English"))],
        default="es",
        help_text=_("The text in the other language is a translation of this one."),
    )
    regions = models.ManyToManyField(
        "regions.Region", verbose_name=_("serves"), help_text=_("Every country or subdivision whose people it helps.")
    )
    grade = models.CharField(_("grade"), max_length=1, choices=Grade, help_text=_("How good the best source is."))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    notes = models.TextField(_("notes"), blank=True, help_text=_("For colleagues. Never public."))
    made_from = models.JSONField(default=dict, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    evidence = GenericRelation(Evidence)
    checks = GenericRelation(Check)

    class Meta:
        abstract = True
        ordering = ["key"]

    def __str__(self):
        return self.name or self.key

    def save(self, *args, **kwargs):
        self.name_listing()
        super().save(*args, **kwargs)

    def name_listing(self) -> None:
        """Give a new listing its public address and identifier, both made from its key."""
        if not self.code:
            kind = type(self)._meta.model_name
            self.code, self.uuid = public_code(kind, self.key), uuid.uuid5(NAMESPACE, f"{kind}:{self.key}")
