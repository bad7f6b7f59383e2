"""The lines themselves: hotlines, the channels they answer on, and numbers that must not be called any more."""

import uuid

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.evidence import values
from directory.evidence.fields import CodesField
from directory.evidence.models import NAMESPACE, Check, Evidence, Grade, Listing
from directory.regions.models import Region
from hotlines.hours import validate_hours, validate_zone
from hotlines.numbers import validate_value
from organizations.models import Organization

ANYWHERE = "*"


class YesNo(models.TextChoices):
    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("not known")


class Reports(models.TextChoices):
    NEVER = "never", _("never")
    MINORS_OR_DANGER = "minors_or_danger", _("only for children or when a life is in danger")
    ALWAYS = "always", _("always")
    IS_AUTHORITY = "is_authority", _("it is that authority itself")
    UNKNOWN = "unknown", _("not known")


class Hotline(Listing):
    """A line that people can call, write to or chat with."""

    class Kind(models.TextChoices):
        TRAFFICKING = "trafficking", _("human trafficking")
        VICTIMS = "victims", _("victims of crime")
        WOMEN = "women", _("violence against women")
        CHILD = "child", _("children and adolescents")
        MIGRANT = "migrant", _("migrants and consular protection")
        LABOUR = "labour", _("abuse at work")
        MISSING_PERSONS = "missing_persons", _("missing persons")
        EMERGENCY_POLICE = "emergency_police", _("emergency and police")

    class Cost(models.TextChoices):
        FREE = "free", _("free")
        STANDARD = "standard", _("costs an ordinary call")
        UNKNOWN = "unknown", _("not known")

    class AnsweredBy(models.TextChoices):
        NGO = "ngo", _("a civil society organization")
        GOVERNMENT = "government", _("a government office")
        POLICE = "police", _("the police")
        INTERGOVERNMENTAL = "intergovernmental", _("an international organization")
        UNKNOWN = "unknown", _("not known")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        verbose_name=_("run by"),
        null=True,
        blank=True,
        related_name="hotlines",
        help_text=_("Leave empty when the source names nobody."),
    )
    languages = CodesField(
        _("languages"),
        validators=[values.validate_languages],
        help_text=_("Always spoken there, as codes: es; en; qu. Empty: not known."),
    )
    hours = models.CharField(
        _("hours"),
        max_length=200,
        blank=True,
        validators=[validate_hours],
        help_text=_("For example 24/7 or Mo-Fr 09:00-17:00. Empty: not known."),
    )
    time_zone = models.CharField(
        _("time zone of the hours"),
        max_length=40,
        blank=True,
        validators=[validate_zone],
        help_text=_("Leave empty when its country has only one."),
    )
    cost = models.CharField(_("cost"), max_length=10, choices=Cost, default=Cost.UNKNOWN)
    confidential = models.CharField(_("confidential"), max_length=8, choices=YesNo, default=YesNo.UNKNOWN)
    anonymous = models.CharField(
        _("can one call without giving a name"), max_length=8, choices=YesNo, default=YesNo.UNKNOWN
    )
    answered_by = models.CharField(_("who answers"), max_length=20, choices=AnsweredBy, default=AnsweredBy.UNKNOWN)
    reports_to_police = models.CharField(_("tells the police"), max_length=20, choices=Reports, default=Reports.UNKNOWN)
    reports_to_immigration = models.CharField(
        _("tells the migration authorities"), max_length=20, choices=Reports, default=Reports.UNKNOWN
    )
    asks_name = models.CharField(_("asks for a name"), max_length=8, choices=YesNo, default=YesNo.UNKNOWN)

    class Meta(Listing.Meta):
        verbose_name = _("hotline")
        verbose_name_plural = _("hotlines")
        constraints = [
            models.CheckConstraint(
                name="hotline_grade_is_known",
                condition=models.Q(grade__in=["A", "B", "C"]),
                violation_error_message=_("The grade is A, B or C."),
            ),
        ]


class Channel(models.Model):
    """One way to reach a hotline. Place, language and hours must hold on the same channel."""

    class Type(models.TextChoices):
        PHONE = "phone", _("phone")
        SHORT_CODE = "short_code", _("short number")
        SMS = "sms", _("text message")
        WHATSAPP = "whatsapp", "WhatsApp"
        TTY = "tty", _("text telephone (TTY)")
        CHAT = "chat", _("chat")
        EMAIL = "email", _("e-mail")
        WEB_FORM = "web_form", _("web form")
        APP = "app", _("app")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("everybody")
        ADVOCATES = "advocates", _("advocates only")
        INTERNAL = "internal", _("staff only")

    hotline = models.ForeignKey(Hotline, models.CASCADE, verbose_name=_("hotline"), related_name="channels")
    uuid = models.UUIDField(_("identifier"), unique=True, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Lower comes first."))
    type = models.CharField(_("type"), max_length=12, choices=Type)
    value = models.CharField(
        _("number or address"),
        max_length=300,
        validators=[values.validate_visible],
        help_text=_(
            "A full number with its country code (+528005533000), the digits of a short number, or an address."
        ),
    )
    display = models.CharField(_("as people write it"), max_length=80, blank=True, validators=[values.validate_visible])
    keyword = models.CharField(
        _("keyword"), max_length=20, blank=True, help_text=_("The word to send in a text message.")
    )
    callable_from = CodesField(
        _("can be reached from"),
        help_text=_("Country codes such as MX; US, or * for anywhere. Empty: not known. Only what a source says."),
    )
    languages = CodesField(
        _("languages"),
        validators=[values.validate_languages],
        help_text=_("Only if this channel differs from its hotline."),
    )
    hours = models.CharField(
        _("hours"),
        max_length=200,
        blank=True,
        validators=[validate_hours],
        help_text=_("This channel's own hours. Empty: not known."),
    )
    notes = models.CharField(_("note for visitors"), max_length=300, blank=True, validators=[values.validate_visible])
    audience = models.CharField(_("for whom"), max_length=10, choices=Audience, default=Audience.PUBLIC)
    grade = models.CharField(_("grade"), max_length=1, choices=Grade)
    made_from = models.JSONField(default=dict, editable=False)

    evidence = GenericRelation(Evidence)
    checks = GenericRelation(Check)

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        ordering = ["hotline", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["hotline", "type", "value"],
                name="one_channel_a_number",
                violation_error_message=_("This hotline already has that number or address with that type."),
            ),
            models.CheckConstraint(
                name="channel_has_a_value",
                condition=~models.Q(value=""),
                violation_error_message=_("A channel needs a number or an address."),
            ),
            models.CheckConstraint(
                name="channel_grade_is_known",
                condition=models.Q(grade__in=["A", "B", "C"]),
                violation_error_message=_("The grade is A, B or C."),
            ),
            models.CheckConstraint(
                name="channel_number_is_international",
                condition=~models.Q(type__in=["phone", "whatsapp", "tty"]) | models.Q(value__startswith="+"),
                violation_error_message=_("A full number begins with a plus sign and the country's code."),
            ),
        ]

    def __str__(self):
        return f"{self.get_type_display()} {self.display or self.value}"

    def save(self, *args, **kwargs):
        self.name_channel()
        super().save(*args, **kwargs)

    def name_channel(self) -> None:
        """Give a new channel its identifier, made from its hotline, type and value."""
        if not self.uuid:
            self.uuid = uuid.uuid5(NAMESPACE, f"channel:{self.hotline.key}:{self.type}:{self.value}")

    def clean(self):
        problems = {}
        for attribute, rule in {
            "value": lambda: validate_value(self.type, self.value),
            "callable_from": lambda: validate_callable_from(self.callable_from),
        }.items():
            try:
                rule()
            except ValidationError as problem:
                problems[attribute] = problem
        if problems:
            raise ValidationError(problems)


def validate_callable_from(codes: list[str]) -> None:
    """Accept ISO 3166-1 codes, or * alone. Raises ValidationError."""
    if ANYWHERE in codes:
        if codes != [ANYWHERE]:
            raise ValidationError(_("Write * alone, or a list of countries."))
        return
    known = set(Region.objects.countries().filter(code__in=codes).values_list("code", flat=True))
    for code in codes:
        if code not in known:
            raise ValidationError(_("“%(code)s” is not the code of a country."), params={"code": code})


class RetiredNumber(models.Model):
    """A number that must not be called any more. It stays findable as a warning."""

    class Why(models.TextChoices):
        REPLACED = "replaced", _("another number replaced it")
        CLOSED = "closed", _("the line closed")
        REASSIGNED = "reassigned", _("somebody else has the number now")
        FALSE = "false", _("it was never theirs")
        OLD_SPELLING = "old_spelling", _("an old way of writing a number that still works")

    value = models.CharField(
        _("number"),
        max_length=20,
        help_text=_("A full number with its country code, or the digits as they were printed."),
        validators=[values.validate_visible],
    )
    region = models.ForeignKey(Region, models.PROTECT, verbose_name=_("country"))
    hotline = models.ForeignKey(
        Hotline, models.SET_NULL, verbose_name=_("hotline it belonged to"), null=True, blank=True
    )
    why = models.CharField(_("why"), max_length=14, choices=Why)
    since = models.CharField(_("since"), max_length=10, blank=True, validators=[values.validate_partial_date])
    replaced_by = models.ForeignKey(
        Channel, models.SET_NULL, verbose_name=_("call this instead"), null=True, blank=True, related_name="replaces"
    )
    evidence = GenericRelation(Evidence)

    class Meta:
        verbose_name = _("retired number")
        verbose_name_plural = _("retired numbers")
        ordering = ["region", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["value", "region"],
                name="one_retirement_a_number",
                violation_error_message=_("This number is already noted as retired in that country."),
            )
        ]

    def __str__(self):
        return self.value
