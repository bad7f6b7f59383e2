"""Tables whose rows are drawn as bars as well."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`width` is the length of the bar, from 0 to 100."""

    said: str
    number: int
    width: float


@dataclass(frozen=True)
class Table:
    title: str
    rows: list[Row]
    unit: str = ""


def table(title: str, rows: Iterable[tuple[str, int]], unit: str = "", of: int = 0) -> Table:
    """Bars are as long as their share of `of`, else of the longest."""
    rows = list(rows)
    longest = of or max((number for _said, number in rows), default=0) or 1
    return Table(title, [Row(said, number, round(100 * number / longest, 1)) for said, number in rows], unit)
