"""What a process reads of the edition once, and keeps until somebody writes there."""

from collections.abc import Callable
from functools import lru_cache, wraps

from directory.search.snapshot import stamp_now

MOST_KEPT = 1024


def read_once(read: Callable) -> Callable:
    """Keep what a function reads, by its arguments; whoever gets it must not change it.

    Every write to the edition changes the stamp of the search index in its transaction, so what was hidden is gone
    with it. Nothing is kept before the first write.
    """
    kept = lru_cache(maxsize=MOST_KEPT)(lambda stamp, *given: read(*given))

    def reading(*given):
        stamp = stamp_now()
        return kept(stamp, *given) if stamp else read(*given)

    return wraps(read)(reading)
