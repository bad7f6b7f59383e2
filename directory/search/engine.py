"""One question in, one answer out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pyroaring import BitMap

from directory.search import phones
from directory.search.mend import mended, replaced
from directory.search.plan import Plan, make_plan
from directory.search.rank import Scored, rank
from directory.search.reading import Group, read_query
from directory.search.snapshot import EMPTY, Snapshot, snapshot
from directory.search.tally import counted, side, walked


@dataclass(frozen=True)
class Question:
    """What somebody asks: text, filters (facet values by facet, any of them), and what they undid of our reading."""

    text: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()
    start: int = 0
    size: int = 20
    correct: bool = True
    language: str = ""
    """What the question is in where its own small words do not tell."""

    counted: frozenset[str] | None = None
    """The facets whose values are counted; all of them where it is None."""


@dataclass(frozen=True)
class Answer:
    """`results` are one page in order; `facets` count every value among all hits, regions only inside the countries
    to which it is narrowed; `missing_number` is a whole number that is not ours."""

    results: list[Scored]
    total: int
    facets: dict[str, dict[str, int]]
    groups: list[Group]
    corrected: dict[str, str]
    missing_number: str = ""
    hits: BitMap = EMPTY


def search(question: Question) -> Answer:
    """Answer a question. It never raises for what was typed."""
    index = snapshot()
    within = filtered(question.filters, index)
    spelled = phones.spelled_out(question.text)
    numbers = [spelled] if spelled else phones.numbers_in(question.text)
    if numbers and (answer := by_number(question, numbers, index, within)):
        return answer
    reading, corrected = read_query(question.text, index.find_places, question.plain), {}
    if question.correct and (corrected := mended(reading, index, question.plain)):
        reading = read_query(replaced(reading.words, corrected), index.find_places, question.plain)
    plan = make_plan(reading, index, within) if reading.groups else nothing_asked(question, within)
    hotlines = index.facets.get("type", {}).get("hotline", EMPTY)
    ranked = rank(plan, index, hotlines, question.start + question.size, reading.language or question.language)
    return Answer(
        results=ranked[question.start : question.start + question.size],
        total=len(plan.hits),
        facets=counts(question, plan.hits, index),
        groups=reading.groups,
        corrected=corrected,
        hits=plan.hits,
    )


def nothing_asked(question: Question, within: BitMap) -> Plan:
    """An empty question is answered by everything; one without a word that says something, by nothing."""
    hits = EMPTY if question.text.strip() else within
    return Plan([], hits, hits)


def filtered(filters: Mapping[str, tuple[str, ...]], index: Snapshot) -> BitMap:
    """The listings that have one of the values of each facet. An unknown value is had by none."""
    within = index.alive
    for name, values in filters.items():
        known = index.facets.get(name, {})
        within = within & BitMap.union(EMPTY, *(known.get(value, EMPTY) for value in values))
    return within


FEW_HITS = 60
"""Hits up to which it is faster to look what each is filed under than to count every value."""

INSIDE = {"subdivision": "country"}
"""Facets whose values begin with a value of another: the next step inside one that was chosen."""


def counts(question: Question, hits: BitMap, index: Snapshot) -> dict[str, dict[str, int]]:
    """How many hits have each value of each facet; values that none has are left out."""
    names = [name for name in index.sides if question.counted is None or name in question.counted]
    if len(hits) <= FEW_HITS and index.filed:
        found = walked(hits, index.filed, names)
    else:
        asked, many = side(hits, index.alive), len(index.alive)
        found = {name: counted(index.sides[name], asked, many) for name in names}
    for name in INSIDE.keys() & found.keys():
        around = chosen(question, name, INSIDE[name])
        found[name] = {value: count for value, count in found[name].items() if value.partition("-")[0] in around}
    return found


def chosen(question: Question, *facets: str) -> set[str]:
    """The countries to which the filters narrow a question."""
    return {value.partition("-")[0] for name in facets for value in question.filters.get(name, ())}


def by_number(question: Question, numbers: list[phones.Typed], index: Snapshot, within: BitMap) -> Answer | None:
    """The listings that have the number. None where it is none of ours and the other words may still find something."""
    matches = {match.rid: match for match in matching(numbers, index) if match.rid in within}
    if not matches:
        missing = next((typed.text for typed in numbers if typed.whole), "")
        return Answer([], 0, {}, [], {}, missing_number=missing) if missing else None
    reading = read_query(remaining_words(question.text, numbers), index.find_places, question.plain)
    plan = make_plan(reading, index, BitMap(matches))
    there = BitMap.union(EMPTY, *(one.hits for one in plan.places))
    exact = any(match.how == 0 for match in matches.values())
    hits = BitMap(rid for rid, match in matches.items() if match.how == 0 or not exact or rid in there)
    scores = {one.rid: one.score for one in rank(plan, index, EMPTY, len(matches))} if reading.groups else {}

    def nearest(one: phones.Match) -> tuple:
        return one.rid not in there, one.how, -scores.get(one.rid, 0.0), one.size, one.rid

    order = sorted((matches[rid] for rid in hits), key=nearest)
    page = order[question.start : question.start + question.size]
    docs = index.docs(match.rid for match in page)
    results = [Scored(doc.entry, doc.rid, float(2 - matches[doc.rid].how)) for doc in docs]
    return Answer(results, len(hits), counts(question, hits, index), reading.groups, {}, hits=hits)


def matching(numbers: list[phones.Typed], index: Snapshot) -> list[phones.Match]:
    """The best match of each listing last: its number, or digits that stand in its name ("*212")."""
    index.load(f"n.{typed.digits}" for typed in numbers)
    named = [phones.Match(rid, 1, "", 0) for typed in numbers for rid in index.bitmap(f"n.{typed.digits}")]
    found = [match for typed in numbers for match in phones.find(typed)]
    return sorted(found + named, key=lambda match: -match.how)


def remaining_words(text: str, numbers: list[phones.Typed]) -> str:
    text = phones.readable(text)
    for typed in numbers:
        text = text.replace(typed.text, " ")
    return text
