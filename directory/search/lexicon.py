"""The reviewed bilingual table of words: concepts, identities, languages, extra place names, stop and soft words.

The files are in `directory/search/vocabulary/`; docs/vocabulary.md says how a translator adds a word. Tokens made here:
`@shelter` a concept, `#iom` a body by any of its names, `l:qu` a spoken language.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from directory.search.fold import stem, words

FOLDER = Path(__file__).with_name("vocabulary")
LONGEST_PHRASE = 8
"""Words; the longest phrases are what people say of themselves ("me quitaron el pasaporte")."""


SHORTEST_STEM = 5
"""Letters of a single word's stem from which its forms mean the same: "rápida" is no form of "rape"."""


FEWEST_OF_ANYBODY = 3
"""Words from which a phrase tells what happens to somebody, and not the name of a thing."""

PERSONS = {
    word: key
    for key, group in (
        ("_me", "me te le les nos lo la los las him them us"),
        ("_my", "mi mis tu tus su sus my your her his their our"),
        ("_i", "i you she he they we yo ella el ellos ellas im shes hes theyre"),
        ("_is", "am is are was were estoy esta estan estamos estaba soy es son era"),
        ("_has", "have has had tengo tiene tienen tenemos tenia"),
        ("_not", "dont doesnt didnt"),
    )
    for word in group.split()
}
"""Words that tell who is spoken of and when. It means the same whether they took my passport, hers or ours."""

SOMEBODY = frozenset(PERSONS) - {"el", "la", "las", "lo", "los"}
"""Those of them that are no articles."""

OBJECTS = {"me": "_me", "her": "_me", "him": "_me", "them": "_me", "us": "_me"}
"""The same at the end: they beat me, her, us."""


@dataclass(frozen=True)
class Meaning:
    """What a phrase stands for: its token, and the broader tokens that come with it."""

    token: str
    broader: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """Phrases by their folded words (`exact`) and by the stems of their words (`stemmed`)."""

    exact: dict[tuple[str, ...], tuple[Meaning, ...]]
    stemmed: dict[tuple[str, ...], tuple[Meaning, ...]]
    stop: frozenset[str]
    languages: dict[str, str]
    soft: frozenset[str]
    ordinary: frozenset[str]
    demonyms: dict[str, str]
    places: dict[tuple[str, ...], str]

    def meanings(self, phrase: tuple[str, ...]) -> tuple[Meaning, ...]:
        """What the words mean together; empty where they mean nothing in particular."""
        if found := self.exact.get(phrase):
            return found
        if len(phrase) == 1 and (phrase[0] in self.stop or len(stem(phrase[0])) < SHORTEST_STEM):
            return ()
        return self.stemmed.get(of_anybody(phrase), ())

    def words(self) -> Iterator[str]:
        """Every word that a person may have meant to type."""
        for phrase in (*self.exact, *self.places):
            yield from phrase


@cache
def vocabulary() -> Vocabulary:
    """The shipped vocabulary, read once a process."""
    exact: dict[tuple[str, ...], tuple[Meaning, ...]] = {}
    for phrase, meaning in phrases():
        known = exact.get(phrase, ())
        if phrase and meaning not in known:
            exact[phrase] = (*known, meaning)
    stemmed: dict[tuple[str, ...], tuple[Meaning, ...]] = {}
    for phrase, meanings in exact.items():
        if meanings[0].token.startswith("@"):  # names of bodies and languages are not inflected
            stemmed.setdefault(of_anybody(phrase), meanings)
    return Vocabulary(
        exact=exact,
        stemmed=stemmed,
        stop=words_of("stop_words"),
        languages=words_of_one_language(),
        soft=words_of("soft_words"),
        ordinary=words_of("ordinary_words"),
        demonyms={
            form: row["code"]
            for row in rows("demonyms")
            for name in cells(row["words"])
            for one in words(name)[:1]
            for form in (one, f"{one}s", f"{one}es")
        },
        places={tuple(words(name)): row["code"] for row in rows("places") for name in cells(row["names"])},
    )


def of_anybody(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """The stems of a phrase, whoever it is said of: "le quitaron el pasaporte" like "me quitaron el pasaporte"."""
    if len(phrase) < FEWEST_OF_ANYBODY:
        return tuple(map(stem, phrase))
    *words_before, last = phrase
    return (*(PERSONS.get(word) or stem(word) for word in words_before), OBJECTS.get(last) or stem(last))


def words_of(file: str) -> frozenset[str]:
    return frozenset(word for row in rows(file) for word in words(row["word"]))


def words_of_one_language() -> dict[str, str]:
    """The stop and soft words that tell which language a question is in."""
    found: dict[str, set[str]] = {}
    for row in (*rows("stop_words"), *rows("soft_words")):
        for word in words(row["word"]):
            found.setdefault(word, set()).add(row["language"])
    return {word: languages.pop() for word, languages in found.items() if len(languages) == 1}


def phrases() -> Iterator[tuple[tuple[str, ...], Meaning]]:
    broader = {row["token"]: tuple(f"@{token}" for token in cells(row["broader"])) for row in rows("concepts")}
    for row in rows("concepts"):
        for phrase in cells(row["es"]) + cells(row["en"]):
            yield tuple(words(phrase)), Meaning(f"@{row['token']}", broader[row["token"]])
    for row in rows("identities"):
        for name in cells(row["names"]):
            yield tuple(words(name)), Meaning(f"#{row['token']}")
    for row in rows("languages"):
        for name in cells(row["names"]):
            yield tuple(words(name)), Meaning(f"l:{row['code']}")


def rows(file: str) -> list[dict[str, str]]:
    with (FOLDER / f"{file}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def cells(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


@cache
def concepts() -> dict[str, tuple[str, ...]]:
    """The tokens of each concept with its broader ones: {"forced_labour": ("@forced_labour", "@labour", …)}."""
    return {
        row["token"]: (f"@{row['token']}", *(f"@{token}" for token in cells(row["broader"])))
        for row in rows("concepts")
    }
