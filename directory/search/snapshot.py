"""What a process keeps of the index in memory: facet bitmaps, how often words occur. Each write makes it anew."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from math import log

from pyroaring import BitMap

from directory.search.correct import Speller
from directory.search.lexicon import vocabulary
from directory.search.models import Facet, PlaceName, Posting, State, Word

MOST_TOKENS = 400
"""Bitmaps that one query may read; more cannot come from a readable query."""


@dataclass
class Snapshot:
    """The index as one query sees it."""

    stamp: str
    alive: BitMap
    facets: dict[str, dict[str, BitMap]]
    speller: Speller
    read: dict[str, BitMap] = field(default_factory=dict)

    def load(self, tokens: Iterable[str]) -> None:
        """Read the bitmaps of the tokens that are not in memory yet, in one query."""
        missing = [token for token in dict.fromkeys(tokens) if token not in self.read][:MOST_TOKENS]
        if missing:
            found = {
                token: BitMap.deserialize(bytes(bitmap))
                for token, bitmap in Posting.objects.filter(token__in=missing).values_list("token", "bitmap")
            }
            for token in missing:
                self.read[token] = found.get(token, EMPTY)

    def bitmap(self, token: str) -> BitMap:
        return self.read.get(token, EMPTY)

    def any_of(self, tokens: Iterable[str]) -> BitMap:
        return BitMap.union(EMPTY, *(self.bitmap(token) for token in tokens))

    def idf(self, df: int) -> float:
        """How much a token informs: the logarithm of how rare it is."""
        return log(1 + len(self.alive) / (df + 0.5))


EMPTY = BitMap()
KEPT_TOKENS = 2_000
"""Bitmaps kept between queries; the most a process holds is their size times this."""

_lock = threading.Lock()
_kept: Snapshot | None = None


def snapshot() -> Snapshot:
    """The index as it stands: from memory, if it was not written since. One row is read to know."""
    global _kept
    stamp = State.objects.filter(pk=1).values_list("stamp", flat=True).first() or ""
    with _lock:
        kept = _kept
        if kept is None or kept.stamp != stamp:
            kept = _kept = take()
        elif len(kept.read) > KEPT_TOKENS:
            kept = _kept = replace(kept, read={})
    return kept


def take() -> Snapshot:
    """Read what belongs in memory."""
    state = State.objects.filter(pk=1).first()
    facets: dict[str, dict[str, BitMap]] = {}
    for key, bitmap in Facet.objects.order_by("key").values_list("key", "bitmap"):
        name, _equals, value = key.partition("=")
        facets.setdefault(name, {})[value] = BitMap.deserialize(bytes(bitmap))
    return Snapshot(
        stamp=state.stamp if state else "",
        alive=BitMap.deserialize(bytes(state.alive)) if state else EMPTY,
        facets=facets,
        speller=Speller(known_words()),
    )


OF_OUR_TABLE, OF_A_LISTING = 20, 10
"""Listings that a word counts for in corrections at least, when it is in our own table or in a listing: these are the
words that people come here to say."""

INHABITANTS_A_LISTING = 200_000
"""A place name counts for corrections like a word of one listing for so many inhabitants."""


def known_words() -> dict[str, int]:
    """Every word that can be found, with how common it is taken to be."""
    known = {
        word: 1 + population // INHABITANTS_A_LISTING
        for phrase, population in PlaceName.objects.filter(proper=True).values_list("phrase", "population")
        for word in phrase.split()
    }
    for words, least in (
        (vocabulary().words(), OF_OUR_TABLE),
        (Word.objects.values_list("word", flat=True), OF_A_LISTING),
    ):
        for word in words:
            known[word] = max(known.get(word, 0), least)
    for word, df in Word.objects.values_list("word", "df"):
        known[word] += df
    return known
