"""What is asked, by kind: as typed, and as it is meant for those who correct nothing."""

from dataclasses import dataclass
from itertools import islice

from tests.benchmarks.search.made import listings

PLACES = (
    "tijuana", "ciudad juárez", "los angeles", "houston", "lima", "cusco", "bogotá", "guatemala", "tegucigalpa",
    "san salvador", "quito", "santiago", "buenos aires", "madrid",
)  # fmt: skip
SERVICES = (
    "refugio", "shelter", "abogado", "lawyer", "trata de personas", "human trafficking", "violencia doméstica",
    "women", "psicólogo", "immigration help", "línea de ayuda", "hotline", "médico", "interpreter",
    "sin papeles", "families border",
)  # fmt: skip
BOTH = (
    "refugio en tijuana", "shelter los angeles", "abogado houston", "lawyer in madrid", "hotline mexico",
    "línea honduras", "trata lima", "psicólogo bogotá", "médico en quito", "casa de acogida guatemala",
    "legal aid chicago", "women shelter san antonio", "ayuda a migrantes tijuana", "repatriación honduras",
)  # fmt: skip
MISSPELLED = (
    ("alvergue tihuana", "albergue tijuana"), ("avogado", "abogado"), ("shleter", "shelter"), ("refujio", "refugio"),
    ("sicologo lima", "psicologo lima"), ("traficking houston", "trafficking houston"), ("migrasion", "migracion"),
)  # fmt: skip
SENTENCES = (
    "necesito un lugar seguro para dormir esta noche en tijuana",
    "my boss took my passport and does not pay me in houston",
    "busco un abogado que hable quechua en lima",
    "me obligan a trabajar y no me dejan salir",
    "where can i report child trafficking in guatemala",
    "soy hondureña y estoy en méxico sin papeles",
    "i need a doctor for my daughter in los angeles",
)


@dataclass(frozen=True)
class Query:
    kind: str
    typed: str
    meant: str


def queries() -> list[Query]:
    """More than 60 of them; the names are those of listings that every size has."""
    plain = [(kind, one) for kind, some in (("place", PLACES), ("service", SERVICES), ("both", BOTH)) for one in some]
    plain += [("name", one) for one in names()] + [("sentence", one) for one in SENTENCES]
    return [
        *(Query(kind, text, text) for kind, text in plain),
        *(Query("typo", typed, meant) for typed, meant in MISSPELLED),
        *(Query("typo", misspelled(name), name) for name in names()[:5]),
        *(Query("number", number, number) for number in numbers()),
    ]


def names() -> list[str]:
    """The invented words of the first names, some with the city."""
    split = [made.name.split() for made in islice(listings(120), 0, 120, 10)]
    return [" ".join(words[1 : 3 + number % 2]) for number, words in enumerate(split)]


def numbers() -> list[str]:
    """Whole numbers in three spellings, a beginning, two ends."""
    first, second, third, *_rest = [made.record.numbers[0] for made in listings(120) if made.record.numbers]
    one, two = first.national, second.national
    return [f"({one[:3]}) {one[3:6]}-{one[6:]}", f"+1 {two}", f"001{third.full}", f"{one[:3]} 555", one[3:], "0100"]


def misspelled(name: str) -> str:
    return f"{name[:2]}{name[3]}{name[2]}{name[4:]}"
