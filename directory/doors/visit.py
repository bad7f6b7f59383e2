"""A visit: when it is, and where the visitor says that she stands. It is never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from directory.documents import Hotline, Region, Text
from directory.doors import words
from directory.doors.fields import CountryField
from directory.edition.models import Entry, Place

FROM = "from"
MOST_NAMED = 4
"""Countries named in one sentence; what is reached from more says how many."""


@dataclass(frozen=True)
class Visit:
    """`here` is a country, or None where she did not say; `refused` where what she said could not be read."""

    now: datetime
    today: date
    here: Place | None = None
    refused: bool = False

    @property
    def minute(self) -> datetime:
        """What is said of now holds as long."""
        return self.now.replace(second=0, microsecond=0)

    @property
    def region(self) -> Region | None:
        return self.here.facts if self.here else None

    @property
    def query(self) -> str:
        """What the links of the page keep: ?from=us, or nothing."""
        return f"?{FROM}={self.here.code.lower()}" if self.here else ""

    @property
    def zones(self) -> tuple[str, ...]:
        return self.here.facts.time_zones if self.here else ()

    @cached_property
    def names(self) -> Mapping[str, Text]:
        """All countries as they stand inside a sentence, in both languages; one query."""
        rows = Place.objects.countries().values_list("code", "name_es", "name_en")
        return {
            code: Text(es=words.in_sentence(code, es, "es"), en=words.in_sentence(code, en, "en"))
            for code, es, en in rows
        }

    @cached_property
    def lines_here(self) -> list[Hotline]:
        """The lines of where she stands and of the whole world, in the order in which people would want them."""
        found = Entry.objects.of_type("hotline").in_place(self.here).nearest_first() if self.here else ()
        return [entry.listing for entry in found]

    def name(self, code: str) -> Text:
        return self.names.get(code, Text(es=code, en=code))

    def joined(self, codes: tuple[str, ...]) -> Text | None:
        """The names of some countries, in one row; None for none."""
        named = [self.name(code) for code in codes[:MOST_NAMED] if code != "*"]
        if not named:
            return None
        more = len(codes) - len(named)
        return Text(
            es=row([name.es for name in named], "y", f"{more} países más" if more else ""),
            en=row([name.en for name in named], "and", f"{more} more countries" if more else ""),
        )


def row(names: list[str], word: str, more: str) -> str:
    names = [*names, more] if more else names
    return f" {word} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def visit_of(request: HttpRequest) -> Visit:
    """The visit, also noted on the request, where the template tags find it."""
    given = request.GET.getlist(FROM)
    here, refused = None, len(given) > 1
    if len(given) == 1:
        try:
            here = CountryField(required=False).clean(given[0]) or None
        except ValidationError:
            refused = True
    request.visit = Visit(timezone.now(), timezone.localdate(), here, refused)
    return request.visit


def said(text: Text | None) -> str:
    """A sentence of ours in the language of the page."""
    return getattr(text, get_language()) or "" if text else ""
