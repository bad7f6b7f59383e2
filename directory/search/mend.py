"""Which words of a query were meant otherwise than they were typed: misspelled ones, and words run together."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from directory.search.correct import apart, heard_apart
from directory.search.fold import stem
from directory.search.lexicon import SHORTEST_STEM, vocabulary
from directory.search.reading import Reading
from directory.search.snapshot import Snapshot

FEW_WORDS = 5
"""In a longer query an unknown word is corrected only for sure: whole sentences hold words that no listing needs."""

SHORTEST_RUN = 6
"""Letters from which a word may be two that were run together."""

PART_AS_IT_IS, PART_BY_ITS_SOUND = 2, 3
"""Letters that each of the two has at least; nothing under four is corrected."""

SMALL_WORDS = ("de", "del", "la", "las", "los", "el", "y", "and", "of", "the", "for")

Spelled = Callable[[str, Snapshot], str | None]
"""How a part of a word is spelled, if it is anything."""


def mended(reading: Reading, index: Snapshot, plain: frozenset[str]) -> dict[str, str]:
    """What each of the words that nobody wrote was meant to be, by the words as typed. Words of `plain` are left."""
    as_they_are = {word for phrase in plain for word in phrase.split()}
    mere = [group.text for group in reading.groups if group.kind == "word" and not group.soft]
    unknown = [word for word in mere if word not in as_they_are and not is_known(word, index)]
    found = dict(joined(unknown, reading.words, index)) if unknown else {}
    apart = {word for typed in found for word in typed.split()}
    for word in unknown:
        if word not in apart and (meant := meaning(word, reading.words, index)):
            found[word] = meant
    return found


def joined(unknown: list[str], typed: list[str], index: Snapshot) -> Iterator[tuple[str, str]]:
    """Pairs of words that are one known word, or sound like one."""
    for one, other in pairwise(typed):
        if one in unknown or other in unknown:
            whole = one + other
            meant = whole if index.speller.knows(whole) else index.speller.correct(whole, sure=True)
            if meant and heard_apart(whole, meant) == 0:
                yield f"{one} {other}", meant


def is_known(word: str, index: Snapshot) -> bool:
    """Whether a listing has the word, another form of it or its letters as initials. Short stems tell nothing: "pazo"
    is no form of "paz"; and "trafficing" is rather "trafficking" than a form of "traffic".
    """
    key, initials = stem(word), f"a.{word}"
    index.load([key, initials])
    said = index.bitmap(key) and (len(key) >= SHORTEST_STEM or index.speller.knows(word))
    if said and not index.speller.knows(word) and (nearest := index.speller.correct(word, sure=True)):
        said = not (vocabulary().meanings((nearest,)) or index.find_places([nearest]))
    return bool(said or index.bitmap(initials))


def meaning(word: str, typed: list[str], index: Snapshot) -> str | None:
    """What was meant: two known words, else one, else two of which one is misspelled as well."""
    sure = len(typed) > FEW_WORDS
    exactly, nearly = parted(word, as_it_is, PART_AS_IT_IS, index), parted(word, by_its_sound, PART_BY_ITS_SOUND, index)
    return (
        next(exactly, None)
        or index.speller.correct(word, sure)
        or min(nearly, key=partial(run_apart, word), default=None)
    )


def run_apart(word: str, parts: str) -> float:
    """How far a word is from what two words make when they are run together."""
    whole = parts.replace(" ", "")
    return apart(word, whole, DamerauLevenshtein.distance(word, whole))


def parted(word: str, spelled: Spelled, shortest: int, index: Snapshot) -> Iterator[str]:
    """The word as two that belong together, a small word between them or not ("sendadevida"); one of them is known.

    Each has so many letters at least.
    """
    for end in range(shortest, len(word) - shortest + 1) if len(word) >= SHORTEST_RUN else ():
        for left, small, right in cuts(word[:end], word[end:], shortest):
            if index.speller.knows(left) and (other := spelled(right, index)):
                parts = left, *small, other
            elif index.speller.knows(right) and (other := spelled(left, index)):
                parts = other, *small, right
            else:
                continue
            if belong_together(parts, index):
                yield " ".join(parts)


def cuts(left: str, right: str, shortest: int) -> Iterator[tuple[str, tuple[str, ...], str]]:
    yield left, (), right
    for small in SMALL_WORDS:
        if right.startswith(small) and len(right) >= len(small) + shortest:
            yield left, (small,), right.removeprefix(small)


def as_it_is(part: str, index: Snapshot) -> str | None:
    return part if index.speller.knows(part) else None


def by_its_sound(part: str, index: Snapshot) -> str | None:
    return index.speller.correct(part)


def belong_together(parts: tuple[str, ...], index: Snapshot) -> bool:
    """Whether the words are the name of a place, a phrase of our table, or stand in one listing's name."""
    phrase = " ".join(parts)
    if vocabulary().meanings(parts) or index.find_places([phrase]):
        return True
    tokens = [f"n.{stem(parts[0])}", f"n.{stem(parts[-1])}"]
    index.load(tokens)
    return bool(index.bitmap(tokens[0]) & index.bitmap(tokens[1]))


def replaced(words: list[str], corrected: dict[str, str]) -> str:
    """The query as it was meant."""
    text = f" {' '.join(words)} "
    for typed, meant in corrected.items():
        text = text.replace(f" {typed} ", f" {meant} ")
    return text.strip()
