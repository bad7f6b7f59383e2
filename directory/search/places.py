"""Names of places in a text: which region or city is meant, in index and query alike.

Tokens: `c:MX` a country, `r:MX-BCN` a subdivision, `t:MX-BCN/tijuana` a city, `nat:MX` a line for a whole country.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from directory.search.fold import words
from directory.search.lexicon import vocabulary
from directory.search.models import PlaceName
from directory.search.rows import insert

SHORTEST_NAME = 4
"""Letters of a one-word name. Shorter ones (Ayn, Bo) are words of some language; places.csv lists exceptions."""

NAMESAKE_SHARE = 0.25
"""A namesake is kept when it has at least this share of the largest one's inhabitants."""

MOST_NAMESAKES = 3

OWN_NAME_BONUS = 50
"""How much larger a place counts where the phrase is its own name and not another spelling."""

COUNTRY_STANDING = 1e10
SHARED_WITH_COUNTRY = 0.8
"""What a subdivision weighs that has its name in common with another country."""

REGION_STANDING = 2e7
"""A subdivision weighs like a city of 400,000 by its own name: Trujillo is Peru's city before Venezuela's state."""

KNOWN_BY_NAME, KNOWN_BY_SPELLING = 20_000, 200_000
"""Inhabitants from which a city is meant by its own name, and by one of its other spellings (Solo for Surakarta)."""


class Name(NamedTuple):
    """A row of PlaceName, without Django's weight: there are 130,000 of them."""

    phrase: str
    code: str
    country: str
    city: str
    name: str
    population: int
    proper: bool


@dataclass(frozen=True)
class Place:
    """What a name may mean: a region by its code, or a city in one. `weight` is 1 for the likeliest."""

    code: str
    country: str
    city: str
    name: str
    weight: float = 1.0

    @property
    def token(self) -> str:
        if self.city:
            return f"t:{self.code}/{self.city.replace(' ', '-')}"
        return f"r:{self.code}" if "-" in self.code else f"c:{self.code}"

    def within(self) -> tuple[str, ...]:
        """The tokens of the place and of all that contain it."""
        region = (f"r:{self.code}",) if "-" in self.code else ()
        return tuple(dict.fromkeys((self.token, *region, f"c:{self.country}")))


def names_of_region(code: str, names: Iterable[str], cities: Iterable[tuple[str, Iterable[str], int]]) -> list[Name]:
    """The rows of a region: its own names, the reviewed extra ones, its cities as (name, spellings, inhabitants)."""
    country = code.partition("-")[0]
    own = list(names)
    extra = [" ".join(phrase) for phrase, place in vocabulary().places.items() if place == code]
    whole = dict.fromkeys([*map(key, own), *extra])
    rows = [Name(phrase, code, country, "", (own or [code])[0], 0, True) for phrase in whole if phrase]
    for name, spellings, size in cities:
        city = key(name)
        for number, phrase in enumerate(dict.fromkeys([city, *map(key, spellings)])):
            if phrase and len(phrase) <= 200:
                rows.append(Name(phrase, code, country, city, name, size, number == 0))
    return rows


def write_names(names: list[Name]) -> None:
    insert(PlaceName, Name._fields, names)


def names_of_country(country: str) -> Iterable[Name]:
    return map(Name._make, PlaceName.objects.filter(country=country).values_list(*Name._fields))


def key(name: str) -> str:
    return " ".join(words(name))


def find(phrases: list[str]) -> dict[str, list[Name]]:
    """What each of the phrases may name, unsorted."""
    wanted = [phrase for phrase in phrases if may_be_place(phrase)]
    found: dict[str, list[Name]] = {}
    for row in map(Name._make, PlaceName.objects.filter(phrase__in=wanted).values_list(*Name._fields)):
        found.setdefault(row.phrase, []).append(row)
    return {phrase: kept for phrase, rows in found.items() if (kept := [row for row in rows if is_known(row)])}


def may_be_place(phrase: str) -> bool:
    split = tuple(phrase.split())
    table = vocabulary()
    if split in table.places:
        return True
    if split in table.exact or all(word in table.stop for word in split):
        return False
    return len(split) > 1 or (len(phrase) >= SHORTEST_NAME and phrase not in table.soft)


def is_known(row: Name) -> bool:
    """Whether people far away would mean this place by this name. Of small places few spellings are a place to them."""
    return not row.city or row.population >= (KNOWN_BY_NAME if row.proper else KNOWN_BY_SPELLING)


def choose(rows: list[Name], inside: frozenset[str] = frozenset()) -> tuple[Place, ...]:
    """Regions before cities of the same name, larger before smaller, each place once; namesakes far behind are left
    out.

    `inside` are codes of regions that the text names too: where one of them contains a candidate, only such count.
    """
    near = [row for row in rows if row.country in inside or row.code in inside]
    ranked = sorted(near or rows, key=lambda row: (-standing(row), row.code, row.city))
    best = standing(ranked[0])
    abroad = [row for row in ranked if best == COUNTRY_STANDING and standing(row) == REGION_STANDING]
    kept: dict[tuple[str, str], Place] = {}
    for row in ranked:
        share = standing(row) / best if best else 1
        if share >= NAMESAKE_SHARE:
            kept.setdefault((row.code, row.city), Place(row.code, row.country, row.city, row.name, round(share, 2)))
    for row in abroad:  # Georgia is a country and a state of another
        if row.country != ranked[0].country:
            kept.setdefault((row.code, ""), Place(row.code, row.country, "", row.name, SHARED_WITH_COUNTRY))
    return tuple(kept.values())[:MOST_NAMESAKES]


def standing(row: Name) -> float:
    """How much a row weighs among its namesakes. A country outweighs every city; its own name every spelling."""
    if not row.city:
        return COUNTRY_STANDING if "-" not in row.code else REGION_STANDING
    return row.population * (OWN_NAME_BONUS if row.proper else 1)
