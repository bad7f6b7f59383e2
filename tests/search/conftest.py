"""Short ways to ask, and the shipped listings in the edition of the tests."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from directory.edition.follow import apply, batches, empty, writing
from directory.edition.models import Entry
from directory.publication.models import Publication
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


@pytest.fixture
def hide():
    """Take listings from where visitors read."""

    def take_away(*items):
        named = [(item.__struct_config__.tag, item.key) for item in items]
        with writing():
            apply([Publication(action="hide", type=type_, key=key, version=2) for type_, key in named])

    return take_away


@pytest.fixture(scope="module")
def shipped(set_up, django_db_setup, django_db_blocker):
    """The shipped listings, as a real installation published them: its log, applied to the edition of the tests."""
    with django_db_blocker.unblock():
        try:
            with writing():
                for batch in batches(log_of(set_up)):
                    apply(batch)
            yield set_up
        finally:
            with writing():
                empty()


def log_of(installation):
    columns = ("action", "type", "key", "version", "document", "published_at")
    with closing(sqlite3.connect(installation.folder / "desk.sqlite3")) as desk:
        query = f"SELECT {', '.join(columns)} FROM publication_publication ORDER BY position"
        for *facts, published_at in desk.execute(query):
            moment = datetime.fromisoformat(published_at).replace(tzinfo=UTC)
            yield Publication(**dict(zip(columns, [*facts, moment], strict=True)))
