"""The figures as text: a table for each size, and what they are next to one another."""

from collections.abc import Iterable
from typing import Any

Figures = dict[int, dict[str, dict[str, Any]]]
"""What was measured, by size and candidate."""

COLUMNS = (
    ("p50 ms", "p50", "{:.2f}"),
    ("p95 ms", "p95", "{:.2f}"),
    ("CPU p50 ms", "cpu50", "{:.2f}"),
    ("CPU p95 ms", "cpu95", "{:.2f}"),
    ("build s", "build", "{:.1f}"),
    ("size MB", "size", "{:.1f}"),
    ("one change ms", "change", "{:.1f}"),
    ("worst change", "change_worst", "{:.1f}"),
    ("first query after it", "after_change", "{:.1f}"),
    ("memory MB", "memory", "{:.0f}"),
    ("nothing found", "empty", "{}"),
)
KEYS = ("p50", "p95", "cpu50", "cpu95", "build")
OURS = ("ours, SQLite", "ours, PostgreSQL")


def report(figures: Figures, command: str, date: str) -> str:
    sizes = [line for size, candidates in figures.items() for line in of_size(size, candidates)]
    said = [
        "# Benchmarks",
        "",
        "## Search",
        "",
        f"`{command}`, {date}.",
        "",
        "The milliseconds are those of one busy machine with two cores; the ratios are what counts. A query is search,",
        "exact total, all facet counts and a page of 20; each is asked five times warm, and its median counts. Ours",
        "reads and corrects the query inside the time; tantivy gets our tokens and our reading, made before; FTS5 gets",
        "corrected words and counts three facets of nine. Numbers are asked of ours alone, outside p50 and p95. CPU",
        "is that of the process that asks, which a busy machine hardly changes; PostgreSQL's own is not in it.",
        "",
        *sizes,
        "### Ratios",
        "",
        *ratios(figures),
        "",
    ]
    return "\n".join(said)


def of_size(size: int, candidates: dict[str, dict[str, Any]]) -> list[str]:
    rows = [[name, *cells(found)] for name, found in candidates.items()]
    return [f"### {size:,} listings", "", *table(["", *(title for title, _key, _form in COLUMNS)], rows), ""]


def cells(found: dict[str, Any]) -> Iterable[str]:
    for _title, key, form in COLUMNS:
        yield form.format(len(found[key]) if isinstance(found[key], list) else found[key])


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def ratios(figures: Figures) -> list[str]:
    """Ours over the others at each size, and the largest size over the smallest."""
    rows = []
    for size, candidates in figures.items():
        for ours in (name for name in OURS if name in candidates):
            for other in (name for name in candidates if name not in OURS):
                shares = [candidates[ours][key] / candidates[other][key] for key in KEYS]
                rows.append([f"{size:,}", f"{ours} / {other}", *(f"{share:.2f}" for share in shares)])
    small, large = min(figures), max(figures)
    for name in figures[small] if small < large else ():
        if name in figures[large]:
            shares = [figures[large][name][key] / figures[small][name][key] for key in KEYS]
            rows.append([f"{large:,} / {small:,}", name, *(f"{share:.2f}" for share in shares)])
    return table(["listings", "", "p50", "p95", "CPU p50", "CPU p95", "build"], rows)
