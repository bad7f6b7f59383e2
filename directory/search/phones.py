"""Numbers in a query: found in whatever spelling, and never answered with a near one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import phonenumbers
from django.db.models import Q

from directory.search.fold import fold
from directory.search.models import Phone

NUMBER = re.compile(r"(?<![\w.])\+?\(?\d[\d\s().\-–/]*\d(?!\w)|(?<!\w)\d{2}(?!\w)")
SPELLED = re.compile(r"(?<!\w)\+?(?:1-)?\d{3}(?:-[a-z\d]+)*-[a-z]+(?:-[a-z\d]+)*(?!\w)")
"""Numbers with letters, as North America prints them: 1-800-THE-LOST."""

LETTERED = re.compile(r"(?<!\w)\+?(?:1[\s.-]?)?\d{3}[\s.-]*(?=[a-z\d\s.-]*[a-z])[a-z\d]+(?:[\s.-]+[a-z\d]+)*(?!\w)")
"""What may be a number with letters, without the hyphens: 1 888 KEY 2 FREE, 1800THELOST. Or digits and words."""

TEXTED = re.compile(r"(?<!\w)(?:text|sms|texto|mensaje|envie|mande)\s+(?:to|a|al)?\s*([a-z]{6})(?!\w)")
"""A short code for messages, by its letters: text BEFREE is 233733."""

KEYPAD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")

TRUNK_ZERO = re.compile(r"(\+\d{1,3}[\s.-]?)\(0\)")
"""What is dialled at home only, as it is often printed: +44 (0)8000 121700."""

OLD_MOBILE = {"521": "52"}
"""Mexico's mobile numbers had a 1 after the country code until 2019; people still have them written down so."""

SHORTEST = 3
"""Digits from which a run is looked up. Shorter ones are years of age, option numbers and the like."""

WHOLE_NUMBER = 7
"""Digits from which a number is a whole one: if it is not ours, the answer is none and says so."""

LONGEST_PART = 9
"""Digits up to which a number that is not ours may still be the beginning or end of one that is."""

DIALLED_BEFORE = ("", "00", "011", "001", "01", "0", "044", "045")
"""What people dial or print in front of a number: exit prefixes, trunk prefixes, Mexico's old ones. Neither a 1, North
America's country code, nor an 8, Russia's trunk prefix: 1 800 … and 8 800 … are others' numbers than Mexico's 800 …"""

SHORTEST_SPELLED = 6
"""Digits that a number with letters has at least: 131 AFP."""

LONGEST_TEXT = 60
"""Characters in which a number with letters is looked for."""

MOST_NUMBERS = 3
MOST_PARTS = 200
"""Numbers looked at that begin or end so."""


@dataclass(frozen=True)
class Typed:
    """A number as it was typed: its digits, and whether it claims to be international."""

    text: str
    digits: str
    international: bool

    @cached_property
    def whole(self) -> bool:
        """Whether it has the length of a number; with its country code, of one of that country (E.164)."""
        if not self.international:
            return len(self.digits) >= WHOLE_NUMBER
        try:
            parsed = phonenumbers.parse(f"+{self.digits}")
        except phonenumbers.NumberParseException:
            return len(self.digits) >= WHOLE_NUMBER
        return phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.TOO_SHORT


@dataclass(frozen=True)
class Match:
    """A listing's number that fits: `how` is 0 for the whole number, 1 its beginning, 2 its end."""

    rid: int
    how: int
    country: str
    size: int


def numbers_in(text: str) -> list[Typed]:
    """The numbers of a query in order, letters as on a keypad included; words around them are left alone."""
    found = []
    folded = readable(text)
    for match in (*SPELLED.finditer(folded), *NUMBER.finditer(SPELLED.sub(" ", folded))):
        digits = re.sub(r"\D", "", match[0].translate(KEYPAD))
        if match.re is SPELLED:  # letters beyond the tenth digit are there for the eye: 888-KEY-2-FREE
            digits = digits[: 10 + digits.startswith("1")]
        if len(digits) >= SHORTEST:
            found.append(Typed(match[0].strip(), digits, match[0].lstrip("(").startswith("+")))
    return found[:MOST_NUMBERS]


def readable(text: str) -> str:
    """The text as numbers are looked for in it."""
    return TRUNK_ZERO.sub(r"\1", fold(text))


def spelled_out(text: str) -> Typed | None:
    """A number with letters that is one of ours, though nothing but the words themselves says where it ends."""
    text = readable(text)[:LONGEST_TEXT]
    found = [match[0] for match in LETTERED.finditer(text)] + [match[1] for match in TEXTED.finditer(text)]
    for written in found:
        parts = re.findall(r"[\s.-]*[a-z\d]+", written)
        for end in range(len(parts), 0, -1):
            digits = re.sub(r"\D", "", "".join(parts[:end]).translate(KEYPAD))
            for one in (digits, digits[: 10 + digits.startswith("1")]):
                typed = Typed("".join(parts[:end]), one, international=False)
                if len(one) >= SHORTEST_SPELLED and any(map(whole, guesses(typed))):
                    return typed
    return None


def find(typed: Typed) -> list[Match]:
    """The numbers that this may be: whole ones, and those that begin or end so. Of a short code only the whole.

    What was typed with a plus sign names its country, so it is that very number, or its beginning.
    """
    if typed.international and typed.whole:
        digits = OLD_MOBILE.get(typed.digits[:3], typed.digits[:3]) + typed.digits[3:]
        exact = [match for match in whole(digits) if match.size == len(digits)]
        return exact or parts(digits, BEGINNINGS)
    exact = next(filter(None, map(whole, guesses(typed))), [])
    if exact and not typed.whole:
        return exact
    return exact + (parts(typed.digits) if len(typed.digits) <= LONGEST_PART else [])


def guesses(typed: Typed) -> Iterator[str]:
    """The digits without what was dialled before them, as typed first."""
    seen = set()
    for prefix in DIALLED_BEFORE:
        rest = typed.digits.removeprefix(prefix)
        if (rest != typed.digits or not prefix) and len(rest) >= SHORTEST and rest not in seen:
            if prefix and len(rest) < WHOLE_NUMBER:  # 0100 is not 100
                continue
            seen.add(rest)
            yield rest


def whole(digits: str) -> list[Match]:
    rows = Phone.objects.filter(Q(full=digits) | Q(national=digits))
    return sorted((Match(row.rid, 0, row.country, len(row.full)) for row in rows), key=lambda one: (one.size, one.rid))


BEGINNINGS = ((1, "full", 1),)
EVERYWHERE = ((1, "national", 1), *BEGINNINGS, (2, "full_reversed", -1))
"""Where the digits may stand: how good that is, the column, and the direction in which it is read."""


def parts(digits: str, where: tuple[tuple[int, str, int], ...] = EVERYWHERE) -> list[Match]:
    """Numbers that begin with the digits, then those that end so. A btree range each."""
    found: dict[int, Match] = {}
    for how, field, direction in where:
        text = digits[::direction]
        rows = Phone.objects.filter(**{f"{field}__gte": text, f"{field}__lte": last_with(text)})
        for row in rows.order_by(field, "rid")[:MOST_PARTS]:
            found.setdefault(row.rid, Match(row.rid, how, row.country, len(row.full)))
    return sorted(found.values(), key=lambda one: (one.how, one.rid))


def last_with(beginning: str) -> str:
    """The last number that begins so. Digits alone are compared, which every collation sorts alike."""
    return beginning.ljust(Phone._meta.get_field("full").max_length, "9")
