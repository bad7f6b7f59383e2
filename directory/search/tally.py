"""How many hits have each value of a facet, exactly.

Roaring bitmaps count what two dense sets share ten times as fast as what two sparse ones do. So among many listings a
set that is neither dense nor tiny is kept as what it lacks, and the count follows from that.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from pyroaring import BitMap

MANY = 50_000
"""Listings from which this pays; below, everything is counted as it is."""

DENSE, TINY = 1 / 10, 1 / 200
"""Shares of all listings. A bitmap keeps 65,536 numbers as bits from the 4,096th on; not all numbers are in use."""


class Side(NamedTuple):
    """A set of so many listings: the listings themselves, or (`lacking`) all others."""

    bitmap: BitMap
    size: int
    lacking: bool


def side(bitmap: BitMap, alive: BitMap) -> Side:
    """The form in which a set is counted fast."""
    size, many = len(bitmap), len(alive)
    if many < MANY or size <= many * TINY:
        return Side(bitmap, size, lacking=False)
    if size < many * DENSE:
        return Side(alive - bitmap, size, lacking=True)
    return Side(alive - (alive - bitmap), size, lacking=False)  # which does away with runs: they are slow, too


def facet_sides(values: dict[str, BitMap], alive: BitMap) -> dict[str, Side]:
    return {value: side(bitmap, alive) for value, bitmap in values.items()}


def shared(hits: Side, values: Iterable[Side], many: int) -> list[int]:
    """How many of the hits are in each of the sets; `many` listings there are in all."""
    count = hits.bitmap.intersection_cardinality
    if hits.lacking:
        beyond = hits.size - many
        return [count(bitmap) + beyond + size if lacking else size - count(bitmap) for bitmap, size, lacking in values]
    return [hits.size - count(bitmap) if lacking else count(bitmap) for bitmap, _size, lacking in values]


def counted(values: dict[str, Side], hits: Side, many: int) -> dict[str, int]:
    """The values of a facet that hits have, with how many have them."""
    counts = zip(values, shared(hits, values.values(), many), strict=True)
    return {value: count for value, count in counts if count}


def filed_under(facets: dict[str, dict[str, BitMap]]) -> dict[int, list[tuple[str, str]]]:
    """What each listing is filed under, as pairs of a facet and its value."""
    filed: dict[int, list[tuple[str, str]]] = {}
    for name, values in facets.items():
        for value, bitmap in values.items():
            for rid in bitmap:
                filed.setdefault(rid, []).append((name, value))
    return filed


def walked(
    hits: Iterable[int], filed: dict[int, list[tuple[str, str]]], names: Iterable[str]
) -> dict[str, dict[str, int]]:
    """What `counted` says of each of the facets, by what each hit is filed under."""
    counts = Counter(pair for rid in hits for pair in filed.get(rid, ()))
    found: dict[str, dict[str, int]] = {name: {} for name in names}
    for (name, value), count in sorted(counts.items()):
        if name in found:
            found[name][value] = count
    return found
