"""Who helps: organizations, and the initiatives that several of them run together."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.evidence import values
from directory.evidence.fields import CodesField
from directory.evidence.models import Listing
from directory.regions.models import Region, Service


class Organization(Listing):
    """A body that helps survivors or that other listings name as their operator. It has no street address, ever."""

    class Kind(models.TextChoices):
        NGO = "ngo", _("civil society organization")
        GOVERNMENT = "government", _("government office")
        INTERGOVERNMENTAL = "intergovernmental", _("international organization")
        SURVIVOR_LED = "survivor_led", _("led by survivors")
        FAITH_BASED = "faith_based", _("faith-based organization")
        LAW_ENFORCEMENT = "law_enforcement", _("police or prosecutors")

    acronym = models.CharField(_("acronym"), max_length=40, blank=True, validators=[values.validate_visible])
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    seat = models.ForeignKey(
        Region,
        models.PROTECT,
        verbose_name=_("seat"),
        null=True,
        blank=True,
        related_name="seated_organizations",
        limit_choices_to={"kind": Region.Kind.COUNTRY},
        help_text=_("The country it is at home in."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("part of"),
        null=True,
        blank=True,
        related_name="offices",
        help_text=_("For a country office, the organization it belongs to."),
    )
    services = models.ManyToManyField(
        Service, verbose_name=_("offers"), blank=True, help_text=_("Only what a source says that it offers.")
    )
    languages = CodesField(
        _("languages"),
        validators=[values.validate_languages],
        help_text=_("Codes such as es; en; qu. Empty: not known."),
    )
    people_served = models.CharField(
        _("for whom"),
        max_length=200,
        blank=True,
        validators=[values.validate_visible],
        help_text=_("Only if it does not help everybody, for example: girls and boys under 18."),
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    first_step = models.CharField(
        _("first step"),
        max_length=200,
        blank=True,
        validators=[values.validate_visible],
        help_text=_("The one thing to do first, in one line, for example: write by WhatsApp and say where you are."),
    )

    class Meta(Listing.Meta):
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        constraints = [
            models.CheckConstraint(
                name="organization_is_not_part_of_itself",
                condition=~models.Q(parent=models.F("id")) | models.Q(parent=None),
                violation_error_message=_("An organization cannot be part of itself."),
            ),
            models.CheckConstraint(
                name="organization_grade_is_known",
                condition=models.Q(grade__in=["A", "B", "C"]),
                violation_error_message=_("The grade is A, B or C."),
            ),
        ]

    def clean(self):
        super().clean()
        values.refuse_at(website=self.website)


class Initiative(Listing):
    """What several organizations do together, for example the US–Peru child protection partnership."""

    class Kind(models.TextChoices):
        ALLIANCE = "alliance", _("alliance")
        PROGRAMME = "programme", _("programme")
        WORKING_GROUP = "working_group", _("working group")
        CAMPAIGN = "campaign", _("campaign")
        FUND = "fund", _("fund")
        DATA = "data", _("data")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    starts = models.CharField(_("began"), max_length=10, blank=True, validators=[values.validate_partial_date])
    ends = models.CharField(_("ended"), max_length=10, blank=True, validators=[values.validate_partial_date])
    organizations = models.ManyToManyField(Organization, through="Membership", verbose_name=_("organizations"))

    class Meta(Listing.Meta):
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        constraints = [
            models.CheckConstraint(
                name="initiative_grade_is_known",
                condition=models.Q(grade__in=["A", "B", "C"]),
                violation_error_message=_("The grade is A, B or C."),
            ),
        ]


class Membership(models.Model):
    """An organization's part in an initiative."""

    class Role(models.TextChoices):
        FOUNDER = "founder", _("founded it")
        CURRENT_US_LINE = "current_us_line", _("runs the United States line today")
        FUNDER = "funder", _("pays for it")
        IMPLEMENTER = "implementer", _("carries it out")
        SUB_RECIPIENT = "sub_recipient", _("carries out a part of it")
        OPERATOR = "operator", _("runs it")
        MEMBER = "member", _("member")
        PARTICIPANT = "participant", _("takes part")

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="memberships")
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organization"), related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "organization", "role"],
                name="one_role_a_member",
                violation_error_message=_("This organization already has that role here."),
            )
        ]

    def __str__(self):
        return f"{self.organization}: {self.get_role_display()}"
