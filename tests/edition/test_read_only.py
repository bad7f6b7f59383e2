"""A web process opens the edition read-only, and reads it without the desk."""

import pytest
from django.db import DatabaseError, connections
from django.test.testcases import DatabaseOperationForbidden

from directory.edition.follow import follow, writing
from directory.edition.models import Entry, Term
from directory.publication.models import Publication
from directory.settings import database
from tests.listings import hotline

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "edition"])


@pytest.fixture
def web_process(transactional_db):
    """Open the edition as directory/wsgi.py does."""
    edition = connections["edition"]
    edition.close()
    with pytest.MonkeyPatch.context() as patch:
        read_only = database("EDITION_URL", "edition.sqlite3", read_only=True)
        patch.setitem(edition.settings_dict, "OPTIONS", read_only["OPTIONS"])
        yield
        edition.close()


def add_term():
    Term.objects.create(code="legal", order=1, name_es="", name_en="", document="{}")


def test_other_processes_may_write(transactional_db):
    add_term()

    assert Term.objects.count() == 1


def test_the_database_refuses_what_a_web_process_writes(web_process):
    with pytest.raises(DatabaseError, match=r"readonly|read-only"):
        add_term()

    assert Term.objects.count() == 0


def test_writing_is_allowed_for_one_transaction(web_process):
    with writing():
        add_term()

    with pytest.raises(DatabaseError, match=r"readonly|read-only"):
        Term.objects.all().delete()
    assert Term.objects.count() == 1


def test_what_fails_while_writing_is_undone_and_the_edition_is_read_only_again(web_process):
    def fail_halfway():
        with writing():
            add_term()
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail_halfway()

    assert Term.objects.count() == 0
    with pytest.raises(DatabaseError, match=r"readonly|read-only"):
        add_term()


def test_a_web_process_follows_what_it_publishes(web_process, append_to_log):
    append_to_log(hotline())

    assert follow() == 1
    assert Entry.objects.get().listing == hotline()


def test_readers_see_the_edition_before_until_the_new_one_is_whole(web_process, append_to_log):
    append_to_log(hotline("before"))
    follow()
    other = connections["edition"].copy("edition")
    try:
        with writing():
            Entry.objects.all().delete()
            with other.cursor() as cursor:
                cursor.execute("SELECT key FROM edition_entry")
                seen = cursor.fetchall()
    finally:
        other.close()

    assert [key for (key,) in seen] == ["before"]


@pytest.mark.django_db(databases=["edition"])
def test_what_is_published_can_be_read_while_the_desk_is_forbidden(publish):
    publish(hotline())

    assert Entry.objects.get().listing == hotline()
    with pytest.raises(DatabaseOperationForbidden):
        Publication.objects.exists()
