"""From groups to hits: all groups together, and if that finds too little, without those that inform least."""

from dataclasses import dataclass
from functools import cached_property

from pyroaring import BitMap

from directory.search.reading import Group, Reading
from directory.search.snapshot import EMPTY, Snapshot

ENOUGH = 5
"""Hits below which the planner gives a group up."""

PLACE_FACTOR, NAME_FACTOR = 3.0, 4.0
"""Places and bodies are the last to be given up; a rare word of a name ("apramp madrid") even after them."""

TRAFFICKING, REPORTING = "@trafficking", "@law_enforcement"

MORE_WHEN_TOLD = 1.5
"""How many times more than trafficking itself a detail of it informs at most in a sentence: few listings say
"passport", and all that help against trafficking help her whose passport was taken."""

NAMES = frozenset({"place", "identity"})

RARE_IN_NAMES = 12
"""Listings whose names have a word; up to this many it is a name."""


@dataclass(frozen=True)
class Asked:
    """A group with what the index has for it: `weights` are its alternatives, each times how much it informs. `informs`
    decides which group is given up first."""

    group: Group
    hits: BitMap
    exact: BitMap
    in_name: BitMap
    weights: tuple[tuple[str, float], ...]
    informs: float

    @property
    def meant(self) -> BitMap:
        """The hits, but for a concept those that mean the very thing and not only something broader."""
        return self.exact if self.group.kind == "concept" else self.hits


@dataclass(frozen=True)
class Plan:
    """The hits, those that satisfy every group, and the groups in the order they were asked. `told` says that it was
    a sentence, `served` that a service is asked for."""

    asked: list[Asked]
    hits: BitMap
    complete: BitMap
    told: bool = False
    served: bool = False

    @cached_property
    def ranking(self) -> list[Asked]:
        """The groups that the index knows."""
        return [one for one in self.asked if one.hits]

    @cached_property
    def places(self) -> list[Asked]:
        return [one for one in self.ranking if one.group.kind == "place"]

    @cached_property
    def nations(self) -> frozenset[str]:
        """The tokens of lines for the countries asked for."""
        return frozenset(f"nat:{place.country}" for one in self.asked for place in one.group.places)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What kinds of things were asked for, words that only rank left out."""
        return frozenset(one.group.kind for one in self.ranking if not one.group.soft)

    @cached_property
    def first_tokens(self) -> frozenset[str]:
        return frozenset(one.group.tokens[0] for one in self.ranking)

    @cached_property
    def tokens(self) -> frozenset[str]:
        return frozenset(token for one in self.asked for token in one.group.tokens)

    @cached_property
    def nationalities(self) -> frozenset[str]:
        """The tokens of consulates of the countries that somebody is from."""
        return frozenset(token for token in self.tokens if token.startswith("of:"))

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The stems of the words typed, names of places left out."""
        return frozenset(stem for one in self.asked if one.group.kind != "place" for stem in one.group.literal)

    @cached_property
    def is_relaxed(self) -> bool:
        """Whether some hits do not satisfy every group."""
        return len(self.complete) < len(self.hits)


def make_plan(reading: Reading, index: Snapshot, within: BitMap) -> Plan:
    """Ask the index for the groups inside `within` (the filters)."""
    groups = reading.groups
    index.load(name for group in groups for token in group.tokens for name in (token, f"n.{token}"))
    asked = [ask(group, index, reading.told) for group in groups]
    hard = [one for one in asked if not one.group.soft and one.hits]
    if not hard:  # only soft words, or nothing that the index knows
        soft = BitMap.union(EMPTY, *(one.hits for one in asked))
        return Plan(asked, soft & within, soft & within)
    complete = BitMap.intersection(within, *(one.hits for one in hard))
    hits, meant = complete, meant_among(complete, hard)
    remaining = sorted(hard, key=lambda one: -one.informs)
    if len(meant) < ENOUGH and len(hard) > 2:
        hits = hits | all_but_one(hard, within)
    while len(meant) < ENOUGH and len(remaining) > 1:
        remaining.pop()
        hits = hits | BitMap.intersection(within, *(one.hits for one in remaining))
        meant = meant | meant_among(hits, remaining)
    services = {f"@{code}" for code in index.facets.get("service", {})} - {REPORTING}
    served = any(not services.isdisjoint(group.tokens) for group in groups)
    return Plan(asked, hits, complete, reading.told, served)


def all_but_one(asked: list[Asked], within: BitMap) -> BitMap:
    """The listings that lack one word or concept, whichever: people put in words that no listing has. A place or a body
    is not given up so.
    """
    complete, lacking = within, EMPTY
    for one in asked:
        lacking = lacking & one.hits
        if one.group.kind not in NAMES:
            lacking = lacking | complete
        complete = complete & one.hits
    return lacking


def meant_among(hits: BitMap, asked: list[Asked]) -> BitMap:
    """The hits that mean each of the things themselves."""
    return BitMap.intersection(hits, *(one.meant for one in asked))


def ask(group: Group, index: Snapshot, told: bool) -> Asked:
    hits = index.any_of(group.tokens)
    in_name = index.any_of(tuple(f"n.{token}" for token in group.tokens))
    exact = index.bitmap(group.tokens[0]) or hits
    idf = index.idf(len(exact))
    if told and TRAFFICKING in group.tokens:
        idf = min(idf, MORE_WHEN_TOLD * index.idf(len(index.bitmap(TRAFFICKING))))
    factor = 1.0
    if group.kind in NAMES:
        factor = PLACE_FACTOR
    elif group.kind == "word" and 0 < len(in_name) <= RARE_IN_NAMES:
        factor = NAME_FACTOR
    weights = tuple(
        (token, weight * min(idf, index.idf(len(index.bitmap(token))))) for token, weight in group.alternatives
    )
    return Asked(group, hits, exact, in_name, weights, idf * factor)
