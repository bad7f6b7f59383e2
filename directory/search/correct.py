"""Words that nobody wrote: an unfinished one is completed, a misspelled one corrected by how it sounds and looks."""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from itertools import product
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA, DamerauLevenshtein

SHORT_WORD = 6
"""Under this many letters one edit is allowed, from it on two; below four letters none."""

SHORTEST = 4

LONG_WORD = 7
"""From this length on, one edit is a slip even in a sentence."""

VOWELS = frozenset("aeiouy")
"""A word without any is an acronym, and of those none is near another."""

FREQUENT_BONUS = 0.12
"""What each doubling of a word's listings takes off its distance: between equals, the common word was meant."""

OTHER_FIRST_LETTER = 0.4
"""People get the first sound right."""

_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"), ("qu(?=[ei])", "k"), ("gu(?=[ei])", "g"), ("c(?=[ei])", "s"), ("ch", "x"), ("sh", "x"),
        ("[cq]", "k"), ("z", "s"), ("[vw]", "b"), ("ll", "y"), ("h", ""), ("x", "s"), ("j", "g"), ("y$", "i"),
        ("(.)\\1+", "\\1"),
    )
]  # fmt: skip


def sound(word: str) -> str:
    """A key that is the same for spellings that sound alike in Spanish, and mostly in English: b/v, s/z/c, h, ll/y,
    k/qu.
    """
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=200_000)
def sounds_of(word: str) -> tuple[str, ...]:
    """How a word may sound: with the ll of Spanish and, in names like McAllen, with the one of English."""
    return (sound(word), sound(word.replace("ll", "l"))) if "ll" in word else (sound(word),)


def heard_apart(one: str, other: str) -> int:
    """Edits between two words as they sound."""
    return min(DamerauLevenshtein.distance(*pair) for pair in product(sounds_of(one), sounds_of(other)))


def apart(one: str, other: str, written: int) -> float:
    """How far two words are: their sound, and half their spelling."""
    return heard_apart(one, other) + written / 2


class Speller:
    """Completes and corrects against the words of the index and of the table."""

    def __init__(self, words: dict[str, int]):
        self.words = words
        self.by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(words):
            if not word.isdigit():
                self.by_length[len(word)].append(word)
        self.sorted = sorted(words)
        self.correct = lru_cache(maxsize=4096)(self._correct)

    def knows(self, word: str) -> bool:
        return word in self.words

    def _correct(self, word: str, sure: bool = False) -> str | None:
        """The word that was probably meant; None where nothing is near enough.

        `sure` asks for more: a word that sounds the same, or that is long and one edit away.
        """
        if len(word) < SHORTEST or any(letter.isdigit() for letter in word) or VOWELS.isdisjoint(word):
            return None
        edits = 1 if len(word) < SHORT_WORD or sure else 2
        near = [one for size in range(len(word) - edits, len(word) + edits + 1) for one in self.by_length.get(size, ())]
        scored = [(self.score(word, one, written), one) for one, written in spelled_like(word, near, edits + 1)]
        strict = sure and len(word) < LONG_WORD
        kept = [(score, one) for score, one in scored if one != word and self.fits(word, one, edits, strict)]
        return min(kept)[1] if kept else None

    @staticmethod
    def fits(word: str, candidate: str, edits: int, same_sound: bool) -> bool:
        return heard_apart(word, candidate) <= (0 if same_sound else edits)

    def score(self, word: str, candidate: str, written: int) -> float:
        """How far the candidate is, less for a common word."""
        common = FREQUENT_BONUS * log(1 + self.words[candidate], 2)
        begins_alike = sounds_of(candidate)[0][:1] == sounds_of(word)[0][:1]
        return apart(word, candidate, written) - common + OTHER_FIRST_LETTER * (not begins_alike)

    def complete(self, beginning: str, most: int = 20) -> list[str]:
        """The known words that begin so, most frequent first."""
        start = bisect_left(self.sorted, beginning)
        found = []
        for word in self.sorted[start : start + 500]:
            if not word.startswith(beginning):
                break
            found.append(word)
        return sorted(found, key=lambda word: (-self.words[word], word))[:most]


def spelled_like(word: str, near: list[str], edits: int) -> list[tuple[str, int]]:
    """The words at most so many edits away (three at most) with their distances.

    OSA is four times as fast and never more than one edit above the true distance up to three, so it may choose first.
    """
    rough = process.extract(word, near, scorer=OSA.distance, score_cutoff=edits + 1, limit=None)
    near = [one for one, *_rest in rough]
    found = process.extract(word, near, scorer=DamerauLevenshtein.distance, score_cutoff=edits, limit=None)
    return [(one, written) for one, written, _place in found]
