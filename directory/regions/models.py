"""The places of the world, and the words for what organizations offer."""

from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

WORLDWIDE = "001"
"""UN M49: the whole world."""


class RegionQuerySet(models.QuerySet):
    def countries(self) -> "RegionQuerySet":
        return self.filter(kind=Region.Kind.COUNTRY)

    def subdivisions(self) -> "RegionQuerySet":
        return self.filter(kind=Region.Kind.SUBDIVISION)


class Region(models.Model):
    """The world (M49 001), a country (ISO 3166-1 alpha-2) or a subdivision (ISO 3166-2)."""

    class Kind(models.TextChoices):
        WORLD = "world", _("World")
        COUNTRY = "country", _("Country")
        SUBDIVISION = "subdivision", _("Subdivision")

    code = models.CharField(
        _("code"), max_length=6, primary_key=True, help_text=_("ISO 3166, for example MX or MX-BCN; 001 is the world.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("part of"),
        null=True,
        blank=True,
        related_name="parts",
        help_text=_("The country of a subdivision; the world for a country."),
    )
    calling_code = models.CharField(
        _("calling code"), max_length=3, blank=True, help_text=_("Without the plus sign, for example 52.")
    )
    exit_prefix = models.CharField(
        _("exit prefix"),
        max_length=8,
        blank=True,
        help_text=_("What one presses before the calling code to call abroad from here, for example 00 or 011."),
    )
    time_zones = models.JSONField(
        _("time zones"), default=list, blank=True, help_text=_("IANA names, for example America/Lima.")
    )
    neighbours = models.ManyToManyField("self", verbose_name=_("neighbouring countries"), blank=True)
    emergency_numbers = models.JSONField(
        _("emergency numbers"),
        default=list,
        blank=True,
        help_text=_("Each with the key of the hotline that has its source: number and hotline."),
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="region_code_fits_its_kind",
                condition=models.Q(kind="world", code=WORLDWIDE, parent=None)
                | models.Q(models.lookups.Exact(Length("code"), 2), kind="country", parent=WORLDWIDE)
                | models.Q(code__contains="-", kind="subdivision", parent__isnull=False),
                violation_error_message=_("A country has two letters, a subdivision its country and a hyphen."),
            )
        ]

    def __str__(self):
        return f"{self.name} ({self.code})"


class SearchName(models.Model):
    """A city or another name that people type and that lies in a region."""

    class Source(models.TextChoices):
        GEONAMES = "geonames", "GeoNames"
        STAFF = "staff", _("Staff")

    region = models.ForeignKey(Region, models.CASCADE, verbose_name=_("region"), related_name="search_names")
    name = models.CharField(_("name"), max_length=200)
    spellings = models.JSONField(
        _("other spellings"), default=list, blank=True, help_text=_("Other names and spellings, in any language.")
    )
    population = models.PositiveIntegerField(
        _("inhabitants"), default=0, help_text=_("Settles which of two namesakes is meant.")
    )
    geonames_id = models.PositiveIntegerField(_("GeoNames number"), null=True, blank=True, unique=True)
    source = models.CharField(_("source"), max_length=8, choices=Source, default=Source.STAFF)

    class Meta:
        verbose_name = _("search name")
        verbose_name_plural = _("search names")
        ordering = ["region", "-population", "name"]

    def __str__(self):
        return self.name


class CountryReview(models.Model):
    """Somebody searched for help in a country on this date and found nothing that could be confirmed."""

    region = models.ForeignKey(Region, models.CASCADE, verbose_name=_("country"), related_name="reviews")
    reviewed_on = models.DateField(_("searched on"))
    notes = models.TextField(
        _("notes"), blank=True, help_text=_("Where you looked, for the next person. Never public.")
    )

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        ordering = ["region", "-reviewed_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "reviewed_on"],
                name="one_review_a_country_a_day",
                violation_error_message=_("This country already has a search noted on that day."),
            )
        ]

    def __str__(self):
        return f"{self.region_id} {self.reviewed_on}"


class Service(models.Model):
    """One kind of help, in the words people use for it."""

    code = models.SlugField(_("code"), primary_key=True, max_length=40)
    name = models.CharField(_("name"), max_length=80)
    synonyms = models.TextField(
        _("other words"), blank=True, help_text=_("What people also call it, separated by semicolons.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=100, help_text=_("Lower comes first on public pages."))

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["order", "code"]

    def __str__(self):
        return self.name or self.code
