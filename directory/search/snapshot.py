"""What a process keeps of the index in memory: facet bitmaps, how often words occur. Each write makes it anew."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from math import log

from django.db import connections, router
from django.db.models import Q
from pyroaring import BitMap

from directory.search import places
from directory.search.correct import Speller
from directory.search.lexicon import vocabulary
from directory.search.models import Doc, Facet, PlaceName, Posting, State, Word
from directory.search.places import Name
from directory.search.record import Seen, seen
from directory.search.tally import Side, facet_sides, filed_under

MOST_TOKENS = 400
"""Bitmaps that one query may read; more cannot come from a readable query."""


@dataclass
class Snapshot:
    """The index as one query sees it."""

    stamp: str
    alive: BitMap
    facets: dict[str, dict[str, BitMap]]
    sides: dict[str, dict[str, Side]]
    speller: Speller
    filed: dict[int, list[tuple[str, str]]]
    """What each listing is filed under; empty where there are too many to keep it."""

    read: dict[str, BitMap] = field(default_factory=dict)
    names: dict[str, list[Name]] = field(default_factory=dict)
    seen: dict[int, Seen] = field(default_factory=dict)
    unions: dict[tuple[str, ...], BitMap] = field(default_factory=dict)

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

    def find_places(self, phrases: list[str]) -> dict[str, list[Name]]:
        """What each of the phrases may name, as `places.find` says."""
        missing = [phrase for phrase in phrases if phrase not in self.names]
        if missing:
            found = places.find(missing)
            self.names.update((phrase, found.get(phrase, [])) for phrase in missing)
        return {phrase: names for phrase in phrases if (names := self.names[phrase])}

    def docs(self, rids: Iterable[int]) -> list[Seen]:
        """The listings by their numbers, in this order; one that was taken away just now is left out."""
        rids = list(rids)
        missing = [rid for rid in rids if rid not in self.seen]
        if missing:
            columns = ("rid", "entry", "static", "sort", "fields")
            for rid, entry, static, sort, packed in Doc.objects.filter(rid__in=missing).values_list(*columns):
                self.seen[rid] = seen(rid, str(entry), static, sort, packed)
        return [self.seen[rid] for rid in rids if rid in self.seen]

    @property
    def is_full(self) -> bool:
        kept = (
            (self.read, KEPT_TOKENS),
            (self.names, KEPT_PHRASES),
            (self.seen, KEPT_LISTINGS),
            (self.unions, KEPT_UNIONS),
        )
        return any(len(one) > most for one, most in kept)

    def bitmap(self, token: str) -> BitMap:
        return self.read.get(token, EMPTY)

    def any_of(self, tokens: tuple[str, ...]) -> BitMap:
        """The listings that have one of the tokens. It must not be changed: where all were loaded, it is kept."""
        if len(tokens) == 1:
            return self.bitmap(tokens[0])
        if (kept := self.unions.get(tokens)) is not None:
            return kept
        union = BitMap.union(EMPTY, *map(self.bitmap, tokens))
        if all(token in self.read for token in tokens):
            self.unions[tokens] = union
        return union

    def idf(self, df: int) -> float:
        """How much a token informs: the logarithm of how rare it is."""
        return log(1 + len(self.alive) / (df + 0.5))


EMPTY = BitMap()
KEPT_TOKENS, KEPT_PHRASES, KEPT_LISTINGS, KEPT_UNIONS = 2_000, 50_000, 4_000, 1_000
"""What is kept between queries; with more than that a process forgets and begins anew. A bitmap takes 125 kB at most
(of a million listings), a phrase 100 bytes, a listing 10 kB."""

_lock = threading.Lock()
_kept: Snapshot | None = None


def snapshot() -> Snapshot:
    """The index as it stands: from memory, if it was not written since. One row is read to know."""
    global _kept
    stamp = stamp_now()
    with _lock:
        kept = _kept
        if kept is None or kept.stamp != stamp:
            kept = _kept = take()
        elif kept.is_full:
            kept = _kept = replace(kept, read={}, names={}, seen={}, unions={})
    return kept


_one_stamp: ContextVar[list[str] | None] = ContextVar("_one_stamp", default=None)


@contextmanager
def one_stamp() -> Iterator[None]:
    """Let `stamp_now` ask once at most until this is left, for a page that would ask ten times.

    What is written meanwhile counts from the next page on. What writes itself must not stand in it.
    """
    outside = _one_stamp.set([])
    try:
        yield
    finally:
        _one_stamp.reset(outside)


def stamp_now() -> str:
    """What changes with every write: asked of the database, each time unless inside `one_stamp`."""
    asked = _one_stamp.get()
    if asked is None:
        return read_stamp()
    if not asked:
        asked.append(read_stamp())
    return asked[0]


def read_stamp() -> str:
    """Not by the ORM, which takes ten times as long."""
    with connections[router.db_for_read(State)].cursor() as cursor:
        cursor.execute("SELECT stamp FROM search_state WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else ""


def take() -> Snapshot:
    """Read what belongs in memory."""
    state = State.objects.filter(pk=1).first()
    facets: dict[str, dict[str, BitMap]] = {}
    for key, bitmap in Facet.objects.order_by("key").values_list("key", "bitmap"):
        name, _equals, value = key.partition("=")
        facets.setdefault(name, {})[value] = BitMap.deserialize(bytes(bitmap))
    alive = BitMap.deserialize(bytes(state.alive)) if state else EMPTY
    return Snapshot(
        stamp=state.stamp if state else "",
        alive=alive,
        facets=facets,
        sides={name: facet_sides(values, alive) for name, values in facets.items()},
        speller=Speller(known_words()),
        filed=filed_under(facets) if len(alive) <= KEPT_LISTINGS else {},
    )


OF_OUR_TABLE, OF_A_LISTING = 20, 10
"""Listings that a word counts for in corrections at least, when it is in our own table or in a listing: these are the
words that people come here to say."""

OF_A_COUNTRY = 60
"""What a word of a country's name counts."""

LARGE_CITY, INHABITANTS_A_LISTING = 100_000, 200_000
"""A city is meant by a misspelled word when it has so many inhabitants or a listing names it; for so many of them it
counts like a word of one listing."""


def known_words() -> dict[str, int]:
    """Every word that can be found, with how common it is taken to be."""
    names = PlaceName.objects.filter(Q(city="") | Q(population__gte=LARGE_CITY), proper=True)
    known: dict[str, int] = {}
    for phrase, code, country, population in names.values_list("phrase", "code", "country", "population"):
        least = OF_A_COUNTRY if code == country else 1 + population // INHABITANTS_A_LISTING
        for word in phrase.split():
            known[word] = max(known.get(word, 0), least)
    for words, least in (
        (vocabulary().words(), OF_OUR_TABLE),
        (Word.objects.values_list("word", flat=True), OF_A_LISTING),
    ):
        for word in words:
            known[word] = max(known.get(word, 0), least)
    for word, df in Word.objects.values_list("word", "df"):
        known[word] += df
    return known
