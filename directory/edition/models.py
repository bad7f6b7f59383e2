"""What visitors read. All of it is derived from the publication log and can be made again from zero.

No table here has a foreign key into the desk, and none uses a vendor's SQL: the edition may be a SQLite file on every
web node or a database elsewhere. Only `edition/follow.py` writes.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Case, Min, Q, Value, When
from django.utils.translation import get_language

from directory import documents

WORLDWIDE = "001"


class Head(models.Model):
    """How far into the log the edition has come."""

    position = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    format = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(null=True)
    applied_at = models.DateTimeField()


class PlaceQuerySet(models.QuerySet):
    def countries(self) -> "PlaceQuerySet":
        return self.filter(kind="country")

    def by_name(self) -> "PlaceQuerySet":
        return self.order_by(f"sort_{get_language()}")


class Place(models.Model):
    """A country, a subdivision or the world, with what is known of it."""

    code = models.CharField(max_length=6, primary_key=True)
    kind = models.CharField(max_length=12)
    country = models.CharField(max_length=3, db_index=True)
    parent = models.CharField(max_length=6)
    name_es = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    sort_es = models.CharField(max_length=200)
    sort_en = models.CharField(max_length=200)
    document = models.TextField()

    objects = PlaceQuerySet.as_manager()

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_es

    @cached_property
    def facts(self) -> documents.Region | documents.Subdivision:
        """The region document without its parts and search names; a subdivision's for a subdivision."""
        return documents.decode_place(self.document)

    def lineage(self) -> list[str]:
        """The codes of the place and of all that contain it, nearest first, the world left out."""
        return (
            list(dict.fromkeys([self.code, self.parent, self.country])) if self.kind == "subdivision" else [self.code]
        )


class EntryQuerySet(models.QuerySet):
    def of_type(self, type_: str) -> "EntryQuerySet":
        return self.filter(type=type_)

    def in_place(self, place: Place) -> "EntryQuerySet":
        """Keep entries that help people here: in the place, in a part of it, in what contains it, or worldwide."""
        here = Q(places__country=place.code) if place.kind == "country" else Q(places__code__in=place.lineage())
        exact, part = Q(places__code=place.code), Q(places__code__contains="-")
        nearness = Case(
            When(exact, then=Value(0)), When(part, then=Value(1)), When(here, then=Value(2)), default=Value(3)
        )
        return self.filter(here | Q(places__code=WORLDWIDE)).annotate(nearness=Min(nearness))

    def nearest_first(self) -> "EntryQuerySet":
        """After in_place: the place's own entries first, then what is needed first; worldwide entries last."""
        return self.order_by("nearness", "need", "grade", "-always_open", f"sort_{get_language()}", "code")

    def most_needed_first(self) -> "EntryQuerySet":
        return self.order_by("need", "grade", "-always_open", f"sort_{get_language()}", "code")


class Entry(models.Model):
    """One published listing, as visitors may see it."""

    id = models.UUIDField(primary_key=True)
    type = models.CharField(max_length=16)
    key = models.CharField(max_length=80)
    code = models.CharField(max_length=8)
    kind = models.CharField(max_length=20)
    need = models.PositiveSmallIntegerField()
    grade = models.CharField(max_length=1)
    always_open = models.BooleanField()
    sort_es = models.CharField(max_length=200)
    sort_en = models.CharField(max_length=200)
    organization = models.CharField(max_length=80, blank=True)
    published_at = models.DateTimeField()
    version = models.PositiveIntegerField()
    document = models.TextField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["type", "key"], name="one_entry_a_listing"),
            models.UniqueConstraint(fields=["type", "code"], name="one_entry_an_address"),
        ]
        indexes = [models.Index(fields=["type", "organization"], name="entry_operator")]

    def __str__(self):
        return f"{self.type} {self.key}"

    @cached_property
    def listing(self) -> documents.Hotline | documents.Organization | documents.Initiative:
        return documents.decode(self.document)


class EntryPlace(models.Model):
    """A place that an entry serves."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="places")
    code = models.CharField(max_length=6, db_index=True)
    country = models.CharField(max_length=3, db_index=True)


class Membership(models.Model):
    """An organization's part in an initiative, to be found from either side. Both are named by their keys."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="members")
    organization = models.CharField(max_length=80, db_index=True)
    role = models.CharField(max_length=20)


class Term(models.Model):
    """One kind of help, in both languages."""

    code = models.CharField(max_length=40, primary_key=True)
    order = models.PositiveSmallIntegerField()
    name_es = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    document = models.TextField()

    class Meta:
        ordering = ["order", "code"]

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_es


class Retired(models.Model):
    """A number that must not be called."""

    key = models.CharField(max_length=80, primary_key=True)
    value = models.CharField(max_length=20, db_index=True)
    document = models.TextField()


class ChangeQuerySet(models.QuerySet):
    def in_place(self, place: Place) -> "ChangeQuerySet":
        """Keep changes of listings that help people here, by the rule of `EntryQuerySet.in_place`."""
        here = Q(places__country=place.code) if place.kind == "country" else Q(places__code__in=place.lineage())
        return self.filter(here | Q(places__code=WORLDWIDE)).distinct()


class Change(models.Model):
    """What one row of the log did to a listing: new, changed, verified (only checks are newer) or withdrawn.

    It holds no word of the listing: its name is that of the Entry or, where that is gone, of the Withdrawal.
    """

    position = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    change = models.CharField(max_length=9)
    type = models.CharField(max_length=16)
    key = models.CharField(max_length=80)
    code = models.CharField(max_length=8)

    objects = ChangeQuerySet.as_manager()


class ChangePlace(models.Model):
    """A place that the listing served before the change or after it."""

    change = models.ForeignKey(Change, models.CASCADE, related_name="places")
    code = models.CharField(max_length=6, db_index=True)
    country = models.CharField(max_length=3, db_index=True)


class WithdrawalQuerySet(models.QuerySet):
    def recalled(self, today: date) -> "WithdrawalQuerySet":
        """Those hidden so lately that people may still have their numbers, the newest first."""
        since = datetime.combine(today - timedelta(days=settings.RECALL_DAYS), time.min, UTC)
        return self.filter(at__gte=since).order_by("-at", "code")

    def in_place(self, place: Place) -> "WithdrawalQuerySet":
        """Keep what served the place itself, a part of it, or what contains it."""
        here = Q(places__country=place.code) if place.kind == "country" else Q(places__code__in=place.lineage())
        return self.filter(here).distinct()


class Withdrawal(models.Model):
    """A listing that was hidden and is not shown again. Its names are without its numbers."""

    id = models.UUIDField(primary_key=True)
    position = models.PositiveBigIntegerField()
    at = models.DateTimeField(db_index=True)
    type = models.CharField(max_length=16)
    key = models.CharField(max_length=80)
    code = models.CharField(max_length=8)
    name_es = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["type", "code"], name="one_withdrawal_an_address")]

    @property
    def name(self) -> documents.Text:
        return documents.Text(es=self.name_es or None, en=self.name_en or None)


class WithdrawnPlace(models.Model):
    """A place that a withdrawn listing served."""

    withdrawal = models.ForeignKey(Withdrawal, models.CASCADE, related_name="places")
    code = models.CharField(max_length=6)
    country = models.CharField(max_length=3, db_index=True)


class WithdrawnNumber(models.Model):
    """A withdrawn listing's number, spelled as in the search index, to warn whoever asks for it. It is never shown."""

    withdrawal = models.ForeignKey(Withdrawal, models.CASCADE, related_name="numbers")
    country = models.CharField(max_length=3)
    full = models.CharField(max_length=20, db_index=True)
    national = models.CharField(max_length=20, db_index=True)
