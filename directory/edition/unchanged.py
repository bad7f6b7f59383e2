"""What a process reads of the edition once, and keeps until somebody writes there."""

from collections.abc import Callable, Hashable
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


class Kept:
    """Things by their keys, of which at most so many are kept until somebody writes, or the moment is another."""

    def __init__(self, most: int):
        self.most = most
        self.held: tuple[Hashable, dict] = (None, {})

    def now(self, moment: Hashable = None) -> dict:
        """What is kept. To be asked before what is put in is read, so that nothing in it is older than it seems."""
        stamp = stamp_now()
        if not stamp:
            return {}
        since, kept = self.held
        if since != (stamp, moment) or len(kept) > self.most:
            self.held = (stamp, moment), (kept := {})
        return kept
