"""The judged queries, and how well answers to them are. What the columns mean, test_judged_set.py says."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("judged.csv")
Search = Callable[[str], list[str]]
"""The keys of what a text finds, best first."""


@dataclass(frozen=True)
class Judged:
    """A query as it is sent, and the keys of which one has to be among the first `within`."""

    category: str
    text: str
    answers: frozenset[str]
    within: int

    @property
    def has_answer(self) -> bool:
        return not self.answers & {"ANY", "NONE"}


@dataclass(frozen=True)
class Verdict:
    """What came of a query: at which place the first right answer stood (0 for nowhere), how many there were, what was
    raised."""

    query: Judged
    place: int
    found: tuple[str, ...]
    error: str = ""

    @property
    def right(self) -> bool:
        return 0 < self.place <= self.query.within

    def among(self, first: int) -> bool:
        return 0 < self.place <= first


def judged() -> list[Judged]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Judged(row["category"], sent(row["query"]), frozenset(row["answers"].split(";")), int(row["within"]))
            for row in csv.DictReader(file)
        ]


def sent(written: str) -> str:
    if written.startswith("REPEAT:"):
        _repeat, times, text = written.split(":", 2)
        return text * int(times)
    return written.replace("\\0", "\0")


def judge(search: Search, queries: list[Judged]) -> list[Verdict]:
    return [verdict(query, search) for query in queries]


def verdict(query: Judged, search: Search) -> Verdict:
    try:
        found = tuple(search(query.text))
    except Exception as error:  # whatever it is, a visitor would see it
        return Verdict(query, 0, (), repr(error)[:200])
    return Verdict(query, place(query, found), found)


def place(query: Judged, found: tuple[str, ...]) -> int:
    if "ANY" in query.answers:
        return 1
    if "NONE" in query.answers:
        return int(not found)
    return next((number for number, key in enumerate(found, 1) if key in query.answers), 0)


def measured(verdicts: list[Verdict]) -> list[Verdict]:
    """Hostile queries have no right answer; they are counted where errors are."""
    return [one for one in verdicts if one.query.category != "hostile"]


def success(verdicts: list[Verdict], first: int) -> float:
    """The share of queries with a right answer among the first so many."""
    counted = measured(verdicts)
    return sum(one.among(first) for one in counted) / len(counted) if counted else 1.0


def reciprocal_rank(verdicts: list[Verdict]) -> float:
    counted = measured(verdicts)
    return sum(1 / one.place for one in counted if one.place) / len(counted) if counted else 1.0


def empty(verdicts: list[Verdict]) -> list[Verdict]:
    """Queries that have an answer and got none at all."""
    return [one for one in verdicts if one.query.has_answer and not one.found]


def errors(verdicts: list[Verdict]) -> list[Verdict]:
    return [one for one in verdicts if one.error]
