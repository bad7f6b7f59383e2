"""The order of hits: the best candidates are taken from the front of each tier and scored one by one."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyroaring import BitMap

from directory.search.plan import TRAFFICKING, Asked, Plan
from directory.search.reading import Group
from directory.search.record import Seen
from directory.search.snapshot import EMPTY, Snapshot

CANDIDATES = 80
"""Hits that are scored. With 48, two of 378 judged queries lost their first place; 200 is no better (search report)."""

WHOLE_NAME_BONUS = 10.0
"""For the body that the name asked for names: "OIM" is the organization before its office in Tokyo. Not where a place
was asked."""

WIDE_SHARE = 0.85
"""What a place counts for a listing that serves many countries: one's own line comes first."""

ELSEWHERE_SHARE = 0.5
"""What the rest counts for a listing that has nothing to do with any of the places asked for."""

SOFT_SHARE = 0.3
"""What a word counts that says little by itself."""

DANGER_BONUS = 40.0
"""Who is in danger needs the emergency number of the country, wherever in it she is."""

EXPLOITED_BONUS = 21.0
"""Who tells how somebody is exploited, and asks for nothing in particular, needs the line that knows what to do."""

LABOUR_LINE_SHARE = 0.5
"""What of it a line for workers gets where the question is about work."""

CONSULATE_UNASKED = 12.0
"""What a consulate loses where nobody asked for one: it is for some of those who are there."""

QUESTION_LANGUAGE_BONUS = 8.0
"""Without a place, for what serves a country where the language of the question is spoken, or the whole world."""

PLACE_WEIGHT = 30.0
"""What the exact place counts, whatever the field: who asks for Tijuana wants Tijuana."""

LITERAL_BONUS = 0.35
"""Share of a group's score added where the listing has the caller's own word and not only a synonym."""

COMPLETE_BONUS, COMPLETE_WHEN_TOLD = 20.0, 6.0
"""For satisfying every group, when some hits do not. That each word of a sentence occurs is more of an accident."""

NAME_SHARE_WEIGHT = 8.0
"""For a name that consists of what was asked and nothing else."""

STATIC_WEIGHT, STATIC_WEIGHT_ALONE = 4.0, 20.0
"""What the best static rank counts against the worst. It decides between equals; where only a place was named, it
decides what is needed most there."""

WORST_STATIC = 100


@dataclass(frozen=True)
class Scored:
    entry: str
    rid: int
    score: float


def rank(plan: Plan, index: Snapshot, hotlines: BitMap, wanted: int, language: str = "") -> list[Scored]:
    """The hits in order, at least `wanted` of them if there are so many: scored ones first, the rest by static rank."""
    docs = index.docs(candidates(plan, hotlines, CANDIDATES))
    scored = sorted(
        ((Scored(doc.entry, doc.rid, round(score(doc, plan, language), 4)), doc.sort) for doc in docs),
        key=lambda pair: (-pair[0].score, pair[1], pair[0].entry),
    )
    ranked = [one for one, _sort in scored]
    if wanted > len(ranked):
        rest = take(plan.hits - BitMap(doc.rid for doc in docs), wanted - len(ranked))
        ranked += [Scored(doc.entry, doc.rid, 0.0) for doc in index.docs(rest)]
    return ranked


def candidates(plan: Plan, hotlines: BitMap, most: int) -> list[int]:
    """The front of each tier: all groups in the name, one group in the name, hotlines, then all hits."""
    chosen: dict[int, None] = {}
    for tier in tiers(plan, hotlines):
        for rid in take(tier, most):
            chosen.setdefault(rid)
            if len(chosen) == most:
                return list(chosen)
    return list(chosen)


def tiers(plan: Plan, hotlines: BitMap) -> Iterator[BitMap]:
    ranking = [one for one in plan.ranking if one.group.kind != "place"]
    if ranking:
        yield BitMap.intersection(plan.complete, *(one.in_name for one in ranking))
    exact = exact_places(plan)
    if exact is not None:
        yield plan.complete & exact
    for one in sorted(ranking, key=lambda one: -one.informs):
        yield plan.hits & one.in_name
    yield plan.complete & hotlines
    yield plan.complete
    yield plan.hits & hotlines
    yield plan.hits


def exact_places(plan: Plan) -> BitMap | None:
    """Hits in the very places asked for; None where no place was."""
    places = [one for one in plan.asked if one.group.kind == "place"]
    return BitMap.union(EMPTY, *(one.exact for one in places)) if places else None


def take(bitmap: BitMap, most: int) -> list[int]:
    return list(bitmap[:most])


def score(doc: Seen, plan: Plan, language: str) -> float:
    """What speaks for a listing."""
    fields = doc.fields
    total = sum(group_score(one, doc) for one in plan.ranking if one.group.kind != "place")
    if plan.places:
        near = sum(place_score(one.group, fields) for one in plan.places)
        total = total + near if near else total * ELSEWHERE_SHARE
    else:
        total += WHOLE_NAME_BONUS * sum(not fields["name"].isdisjoint(one.group.whole_names) for one in plan.ranking)
    if plan.is_relaxed and doc.rid in plan.complete:
        total += COMPLETE_WHEN_TOLD if plan.told else COMPLETE_BONUS
    total += NAME_SHARE_WEIGHT * name_share(plan, doc.name_words)
    total += DANGER_BONUS * in_danger(plan, fields) - CONSULATE_UNASKED * unasked_consulate(plan, fields)
    total += EXPLOITED_BONUS * for_the_exploited(plan, fields)
    if language and "place" not in plan.kinds and f"w:{language}" in fields["place"]:
        total += QUESTION_LANGUAGE_BONUS
    weight = STATIC_WEIGHT_ALONE if plan.kinds <= {"place"} else STATIC_WEIGHT
    return total + weight * (1 - min(doc.static, WORST_STATIC) / WORST_STATIC)


DANGER, CONSULATE, LABOUR = "@emergency_police", "@consulate", "@labour"


def in_danger(plan: Plan, fields: dict[str, frozenset[str]]) -> bool:
    """The question says so, and this is the line for it there."""
    if DANGER not in plan.first_tokens or DANGER not in fields["kind"]:
        return False
    return not any(fields["place"].isdisjoint(one.group.tokens) for one in plan.places)


def for_the_exploited(plan: Plan, fields: dict[str, frozenset[str]]) -> float:
    """The question tells of exploitation in a country, or of work, and this is the country's line for it."""
    if not plan.told or plan.served or TRAFFICKING not in plan.tokens:
        return 0.0
    if fields["place"].isdisjoint(plan.nations):
        return 0.0
    if TRAFFICKING in fields["kind"]:
        return 1.0
    return LABOUR_LINE_SHARE if LABOUR in plan.tokens and LABOUR in fields["kind"] else 0.0


def unasked_consulate(plan: Plan, fields: dict[str, frozenset[str]]) -> bool:
    """A consulate, and the question names neither a consulate nor, beside a place, the nation that it is for; or one of
    another nation than the one named.
    """
    if CONSULATE not in fields["kind"]:
        return False
    asked = CONSULATE in plan.tokens
    if plan.nationalities and (asked or plan.places):
        return fields["place"].isdisjoint(plan.nationalities)
    return not asked


def group_score(one: Asked, doc: Seen) -> float:
    """The best that the listing has for a group."""
    group, fields = one.group, doc.fields
    said_in_name = not fields["name"].isdisjoint(group.literal)
    counts = doc.counts if said_in_name or group.kind != "concept" else doc.as_synonym
    best = max(weight * counts.get(token, 0.0) for token, weight in one.weights)
    said = said_in_name or not fields["text"].isdisjoint(group.literal)
    return best * (1 + LITERAL_BONUS * said) * (SOFT_SHARE if group.soft else 1)


def place_score(group: Group, fields: dict[str, frozenset[str]]) -> float:
    return PLACE_WEIGHT * max(place_share(token, weight, fields) for token, weight in group.alternatives)


def place_share(token: str, weight: float, fields: dict[str, frozenset[str]]) -> float:
    if token in fields["place"] or token in fields["name"]:
        return weight * (WIDE_SHARE if "w:many" in fields["place"] else 1)
    return weight / 2 if ":" in token and token in fields["text"] else 0.0  # "pueblos" in a text are not Puebla


def name_share(plan: Plan, own: frozenset[str]) -> float:
    """Which part of the name's own words was asked for; the name of a place is no reason to come first there."""
    return len(own & plan.own_words) / len(own) if own else 0.0
