"""The number of a listing in the bitmaps: better static ranks first, and the names of each rank in their order.

So the first of any bitmap are the best of it, whatever came when, and an index that grew step by step answers as one
that was made at once. A rank has 1,024 seats, close to those of the next rank, which is what makes bitmaps fast. A
listing that comes sits down between its neighbours. In a rank with more than 1,024, which takes tens of thousands of
listings, the rest sit in their order of arrival, on further pages.
"""

from bisect import bisect
from itertools import groupby

from pyroaring import BitMap

SEATS = 1 << 10
RANKS = 1 << 8
"""Ranks are numbers under this."""

PAGE = RANKS * SEATS
Key = tuple[str, str]
"""What orders the listings of a rank: how the name sorts, and the id."""


def number(rank: int, arrival: int) -> int:
    """The number of the seat that comes so many after the first of the rank, on whatever page."""
    page, seat = divmod(arrival, SEATS)
    return page * PAGE + rank * SEATS + seat


def arrivals(taken: BitMap, rank: int) -> int:
    """The next seat of a rank, behind the last that is taken."""
    for page in range(taken.max() // PAGE if taken else -1, -1, -1):
        first = number(rank, page * SEATS)
        if sitting := taken & BitMap(range(first, first + SEATS)):
            return page * SEATS + sitting.max() - first + 1
    return 0


def fits(taken: BitMap, rank: int, coming: int) -> bool:
    """Whether the first page has seats for so many more."""
    first = number(rank, 0)
    return taken.range_cardinality(first, first + SEATS) + coming <= SEATS


def seats_between(rank: int, sitting: list[tuple[Key, int]], coming: list[Key]) -> list[int] | None:
    """Numbers for those that come, each between its neighbours; None where there is no room for them.

    Both lists are in the order of their keys.
    """
    first = number(rank, 0)
    keys, found = [key for key, _number in sitting], []
    for place, some in groupby(coming, key=lambda key: bisect(keys, key)):
        many = len(list(some))
        low = sitting[place - 1][1] if place else first - 1
        high = sitting[place][1] if place < len(sitting) else first + SEATS
        if high - low - 1 < many:
            return None
        found += [low + (high - low) * step // (many + 1) for step in range(1, many + 1)]
    return found
