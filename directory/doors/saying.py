"""What stands on every page is worded once in each language."""

from collections.abc import Callable
from functools import lru_cache, wraps

from django.utils.translation import get_language

MOST_KEPT = 4096


def worded_once(say: Callable) -> Callable:
    """Keep what a function says, by language and arguments. It must depend on nothing else."""
    kept = lru_cache(maxsize=MOST_KEPT)(lambda language, *given: say(*given))
    return wraps(say)(lambda *given: kept(get_language(), *given))
