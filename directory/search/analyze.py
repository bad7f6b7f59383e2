"""What a text says, in index and query alike: its longest phrases that mean something, by one table of words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from directory.search.fold import stem, words
from directory.search.lexicon import LONGEST_PHRASE, Meaning, vocabulary
from directory.search.places import Name, choose

FEWEST_INITIALS, MOST_INITIALS = 3, 6

Finder = Callable[[list[str]], dict[str, list[Name]]]
"""What places each of the phrases may name."""


@dataclass(frozen=True)
class Span:
    """A run of words with what it means; a single word that means nothing in particular has neither."""

    words: tuple[str, ...]
    meanings: tuple[Meaning, ...] = ()
    names: tuple[Name, ...] = ()

    @property
    def may_be_place(self) -> bool:
        """A phrase of our table is that, and no place of the same name."""
        return bool(self.names) and not self.meanings


def spans(text_words: list[str], find: Finder) -> Iterator[Span]:
    """Cut words into the longest phrases that mean something, from the left."""
    found = find(runs(text_words))
    table = vocabulary()
    start = 0
    while start < len(text_words):
        for length in range(min(LONGEST_PHRASE, len(text_words) - start), 0, -1):
            phrase = tuple(text_words[start : start + length])
            meanings, names = table.meanings(phrase), tuple(found.get(" ".join(phrase), ()))
            if meanings or names or length == 1:
                yield Span(phrase, meanings, names)
                start += length
                break


def runs(text_words: list[str]) -> list[str]:
    """Every run of words that may be a name."""
    return list(
        dict.fromkeys(
            " ".join(text_words[start : start + length])
            for start in range(len(text_words))
            for length in range(1, min(LONGEST_PHRASE, len(text_words) - start) + 1)
        )
    )


def tokens_of(text: str, find: Finder) -> dict[str, None]:
    """The tokens of a listing's text: stems, and the concepts, bodies, languages and places that it names.

    A text that is a body's name and nothing else gets the body's token with `=` before it.
    """
    tokens: dict[str, None] = {}
    cut = list(spans(words(text), find))
    for span in cut:
        for meaning in (*span.meanings, *inner_meanings(span)):
            tokens |= dict.fromkeys((meaning.token, *meaning.broader))
            if len(cut) == 1 and meaning.token.startswith("#"):
                tokens[f"={meaning.token}"] = None
        for place in choose(list(span.names)) if span.may_be_place else ():
            tokens |= dict.fromkeys(place.within())
        tokens |= dict.fromkeys(stem(word) for word in span.words if word not in vocabulary().stop)
    return tokens


def initials_of(name: str) -> dict[str, None]:
    """The token of the acronym that people make of a name: "a.stpp" of Support for Trafficked People Program."""
    capitals = [word for word in words(name.partition("(")[0]) if word not in vocabulary().stop and not word.isdigit()]
    if not FEWEST_INITIALS <= len(capitals) <= MOST_INITIALS:
        return {}
    return {f"a.{''.join(word[0] for word in capitals)}": None}


def inner_meanings(span: Span) -> list[Meaning]:
    """The concepts inside the name of a body: a line "contra la Violencia Doméstica" is about that, too."""
    if not span.meanings or not span.meanings[0].token.startswith("#"):
        return []
    shorter = [tuple(run.split()) for run in runs(list(span.words)) if len(run.split()) < len(span.words)]
    return [one for run in shorter for one in vocabulary().meanings(run) if one.token.startswith("@")]
