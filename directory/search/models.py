"""The tables of the search index. They live in the edition's database and use no vendor's SQL.

A listing is a number here (`rid`). Numbers follow the static rank, so that the first of a bitmap are the best of it.
"""

from django.db import models


class State(models.Model):
    """One row: how large the index is, and a stamp that each write changes, for what processes keep in memory."""

    stamp = models.CharField(max_length=32)
    alive = models.BinaryField()


class Doc(models.Model):
    """A listing as the ranker sees it. `fields` are the tokens of name, place, offer and text, one line each."""

    rid = models.PositiveBigIntegerField(primary_key=True)
    entry = models.UUIDField(unique=True)
    static = models.PositiveSmallIntegerField(help_text="0 is best")
    sort = models.CharField(max_length=80)
    fields = models.TextField()
    facets = models.TextField()


class Posting(models.Model):
    """The listings that have a token, as a roaring bitmap of their numbers."""

    token = models.CharField(max_length=120, primary_key=True)
    df = models.PositiveIntegerField()
    bitmap = models.BinaryField()


class Facet(models.Model):
    """The listings that have a value, for filters and counts: country=MX, service=shelter, …"""

    key = models.CharField(max_length=260, primary_key=True)
    bitmap = models.BinaryField()


class Phone(models.Model):
    """A number in the spellings in which people know it: with and without its country, and backwards for its end."""

    rid = models.PositiveBigIntegerField(db_index=True)
    country = models.CharField(max_length=3)
    full = models.CharField(max_length=20)
    national = models.CharField(max_length=20)
    full_reversed = models.CharField(max_length=20)

    class Meta:
        indexes = [  # not `db_index`, which on PostgreSQL makes a second index, for LIKE
            models.Index(fields=["full"], name="phone_full"),
            models.Index(fields=["national"], name="phone_national"),
            models.Index(fields=["full_reversed"], name="phone_reversed"),
        ]


class Word(models.Model):
    """A word as it stands in listings, for prefixes and corrections."""

    word = models.CharField(max_length=60, primary_key=True)
    df = models.PositiveIntegerField()


class PlaceName(models.Model):
    """A folded name by which people look for a place. `city` is empty where the name is the region's own."""

    phrase = models.CharField(max_length=200)
    code = models.CharField(max_length=6)
    country = models.CharField(max_length=3)
    city = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200)
    population = models.PositiveIntegerField()
    proper = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["phrase"], name="place_phrase"),
            models.Index(fields=["country"], name="place_country"),
        ]
