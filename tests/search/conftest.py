"""Short ways to ask."""

import pytest

from directory.edition.models import Entry
from directory.search.engine import Question, search


@pytest.fixture
def ask():
    """Search; what is not said is as on an empty form."""
    return lambda text, **facts: search(Question(text, **facts))


@pytest.fixture
def found(ask):
    """The keys of what a search finds, best first."""

    def keys(text, **facts):
        by_id = {str(pk): key for pk, key in Entry.objects.values_list("id", "key")}
        return [by_id[one.entry] for one in ask(text, **facts).results]

    return keys
