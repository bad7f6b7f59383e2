"""Search in the lists of the desk: it forgives missing accents, and a number typed the way it is printed.

It sits below the apps because the screens of places use it as well. Visitors have an engine of their own.
"""

import re
import unicodedata

from django.db.models import Q
from django.utils.text import smart_split, unescape_string_literal

MOST_WORDS = 20
TYPED_NUMBER = re.compile(r"(?:tel:)?[0-9+()./\s‐-―-]+", re.IGNORECASE)
SHORTEST_PART = 5
"""With fewer digits than this a number has to match as a whole: half of all numbers contain 100."""

DIALLED_BEFORE = ("00", "011", "01", "0")
"""What people dial in front of a number, and print with it, that is no part of it."""


def _spellings() -> dict[str, str]:
    letters: dict[str, str] = {}
    for letter in map(chr, range(0xC0, 0x180)):
        plain = unaccented(letter)
        if plain.isascii() and len(plain) == 1 and plain != letter:
            letters[plain] = letters.get(plain, plain) + letter
    return letters


def unaccented(text: str) -> str:
    text = text.replace("\0", "")  # no database can look for it
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one)).lower()


SPELLINGS = _spellings()
"""Each plain letter with all its accented forms."""


def pattern(text: str) -> str:
    """A regular expression, for Python and PostgreSQL alike, that finds the text with or without its accents."""
    return "".join(map(_one, unaccented(text)))


def _one(letter: str) -> str:
    if letter in SPELLINGS:
        return f"[{SPELLINGS[letter]}]"
    if letter.isspace():
        return r"\s"
    if letter in "\"'":  # written in figures: a quote would be read as the beginning of a phrase
        return rf"[\x{ord(letter):x}]"
    return f"\\{letter}" if letter.isascii() and not letter.isalnum() else letter


def words(typed: str) -> list[str]:
    """The words typed, and each quoted phrase as one."""
    found = []
    for bit in smart_split(typed):
        quoted = bit.startswith(('"', "'")) and bit[0] == bit[-1] and len(bit) > 1
        found.append(unescape_string_literal(bit) if quoted else bit)
    return found


def number_guesses(typed: str) -> set[str]:
    """The digits that may be stored for a number typed with spaces, hyphens or a prefix; empty if it is no number."""
    if not TYPED_NUMBER.fullmatch(typed):
        return set()
    digits = re.sub("[^0-9]", "", typed)
    if len(digits) < SHORTEST_PART:
        return {digits} - {""}
    shorter = {digits.removeprefix(prefix) for prefix in DIALLED_BEFORE}
    return {digits} | {rest for rest in shorter if len(rest) >= SHORTEST_PART}


class ForgivingSearch:
    """For a ModelAdmin: `number_fields` name the fields that hold full numbers or short ones."""

    number_fields: tuple[str, ...] = ()

    def get_search_fields(self, request):
        return [f"{field}__iregex" for field in super().get_search_fields(request)]

    def get_search_results(self, request, queryset, search_term):
        patterns = [pattern(word) for word in words(search_term)]
        if len(patterns) > MOST_WORDS or "" in patterns:
            return queryset.none(), False
        found, duplicates = super().get_search_results(request, queryset, " ".join(patterns))
        if not (holds := self.holds_number(search_term.strip())):
            return found, duplicates
        by_number = self.model._base_manager.filter(holds)
        return queryset.filter(Q(pk__in=found.values("pk")) | Q(pk__in=by_number.values("pk"))), False

    def holds_number(self, typed: str) -> Q:
        """The condition for having the number typed; empty where it is no number or the model has none."""
        condition = Q()
        for digits in number_guesses(typed):
            lookup = "contains" if len(digits) >= SHORTEST_PART else "exact"
            for field in self.number_fields:
                condition |= Q(**{f"{field}__{lookup}": digits})
        return condition
