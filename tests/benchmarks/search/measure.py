"""What is measured of a candidate."""

import resource
import time
from collections.abc import Iterator
from statistics import median, quantiles
from typing import Any

from tests.benchmarks.search.candidates import Candidate
from tests.benchmarks.search.made import Made, listings
from tests.benchmarks.search.queries import Query, queries

ROUNDS = 5
"""Times that each query is asked, after one that warms up; its median counts."""

CHANGES = 20
PATIENCE = 60.0
"""Seconds for all queries of a candidate; a slow one is asked fewer times."""


def measure(candidate: Candidate, count: int) -> dict[str, Any]:
    made = Clocked(listings(count))
    built = timed(lambda: candidate.build(made)) / 1000 - made.spent
    asked = [one for one in queries() if candidate.answers_numbers or one.kind != "number"]
    spent = {query: answer_time(candidate, query) for query in asked}
    times = {query: wall for query, (wall, _cpu) in spent.items()}
    words = [wall for query, (wall, _cpu) in spent.items() if query.kind != "number"]
    computed = [cpu for query, (_wall, cpu) in spent.items() if query.kind != "number"]
    changes = sorted(timed(lambda made=made: candidate.change(made)) for made in listings(CHANGES))
    after = timed(lambda: candidate.ask(candidate.prepare(asked[0])))
    return {
        "p50": quantiles(words, n=100)[49],
        "p95": quantiles(words, n=100)[94],
        "cpu50": quantiles(computed, n=100)[49],
        "cpu95": quantiles(computed, n=100)[94],
        "kinds": {kind: median(t for q, t in times.items() if q.kind == kind) for kind in {q.kind for q in asked}},
        "slowest": max(times, key=times.get).typed,
        "empty": [query.typed for query in asked if not candidate.ask(candidate.prepare(query))],
        "build": built,
        "size": candidate.size() / 1e6,
        "change": changes[len(changes) // 2],
        "change_worst": changes[-1],
        "after_change": after,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "queries": len(asked),
    }


class Clocked:
    """Listings, and the seconds that it took to invent them."""

    def __init__(self, listings: Iterator[Made]):
        self.listings, self.spent = listings, 0.0

    def __iter__(self):
        return self

    def __next__(self) -> Made:
        start = time.perf_counter()
        try:
            return next(self.listings)
        finally:
            self.spent += time.perf_counter() - start


def answer_time(candidate: Candidate, query: Query) -> tuple[float, float]:
    """Milliseconds on the clock and of CPU."""
    prepared = candidate.prepare(query)
    first = timed(lambda: candidate.ask(prepared))
    rounds = ROUNDS if first * ROUNDS * 80 < PATIENCE * 1000 else 1
    started = time.process_time()
    wall = median(timed(lambda: candidate.ask(prepared)) for _ in range(rounds))
    return wall, (time.process_time() - started) / rounds * 1000


def timed(work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
