"""The database itself keeps the log, whoever speaks to it and however: these tests speak raw SQL."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from directory.publication import append
from directory.publication.models import Publication
from tests.listings import hotline, organization

pytestmark = pytest.mark.django_db

COLUMNS = [field.column for field in Publication._meta.local_fields]


@pytest.fixture
def log(append_to_log):
    append_to_log(hotline(), organization())
    connection.check_constraints()  # as a commit would; PostgreSQL empties no table while checks are still to come
    return rows


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM publication_publication ORDER BY position")
        return cursor.fetchall()


def refused(sql, params=()):
    """The database refuses the statement, and the log is then byte for byte what it was."""
    before = rows()
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
    assert rows() == before
    return str(refusal.value)


def insert(row, words="INSERT INTO", after=""):
    places = ", ".join(["%s"] * len(COLUMNS))
    return f"{words} publication_publication ({', '.join(COLUMNS)}) VALUES ({places}) {after}", list(row.values())


def next_row(**said):
    """The row that would be taken, but for what is said of it."""
    newest = Publication.objects.all().newest()
    row = {name: getattr(newest, name) for name in COLUMNS}
    row |= {"position": newest.position + 1, "version": newest.version + 1, "previous": newest.digest}
    return row | {"published_at": timezone.now(), "digest": "f" * 64} | said


def test_the_row_that_the_other_tests_spoil_is_taken_unspoilt(log):
    with connection.cursor() as cursor:
        cursor.execute(*insert(next_row()))

    assert len(log()) == 3


@pytest.mark.parametrize("column", COLUMNS)
def test_no_column_of_a_row_can_be_updated(log, column):
    said = refused(f"UPDATE publication_publication SET {column} = {column}")

    assert "append-only: no UPDATE" in said


def test_a_row_cannot_be_deleted(log):
    assert "append-only: no DELETE" in refused("DELETE FROM publication_publication WHERE position = 2")


def test_the_log_cannot_be_emptied(log):
    if connection.vendor == "postgresql":
        assert "no TRUNCATE" in refused("TRUNCATE publication_publication")
    else:  # SQLite empties a table by DELETE
        assert "no DELETE" in refused("DELETE FROM publication_publication")


def test_a_row_cannot_be_replaced_by_an_upsert(log):
    row = next_row(position=2, version=1, previous=Publication.objects.get(position=1).digest)

    if connection.vendor == "postgresql":
        said = refused(*insert(row, after="ON CONFLICT (position) DO UPDATE SET document = EXCLUDED.document"))
    else:
        said = refused(*insert(row, words="INSERT OR REPLACE INTO"))

    assert "takes only its next row" in said


@pytest.mark.parametrize("position", [0, 1, 2, 4, 1000])
def test_a_row_out_of_order_is_refused(log, position):
    assert "takes only its next row" in refused(*insert(next_row(position=position)))


@pytest.mark.parametrize("previous", ["", "0" * 64, "f" * 64])
def test_a_row_that_does_not_follow_the_last_digest_is_refused(log, previous):
    assert "takes only its next row" in refused(*insert(next_row(previous=previous)))


@pytest.mark.parametrize("version", [0, 1, 3])
def test_a_version_out_of_order_is_refused(log, version):
    assert "takes only its next row" in refused(*insert(next_row(version=version)))


def test_a_first_row_has_to_follow_nothing(editor, second_editor):
    people = {"proposed_by_id": editor.pk, "approved_by_id": second_editor.pk}
    row = dict.fromkeys(COLUMNS, "") | people | {"action": "publish", "type": "hotline", "key": "line"}
    row |= {"document": "{}", "position": 1, "version": 1, "published_at": timezone.now(), "previous": "f" * 64}

    assert "takes only its next row" in refused(*insert(row))


def test_a_row_whose_approver_is_its_proposer_is_refused(log, editor):
    assert "two_people_publish" in refused(*insert(next_row(proposed_by_id=editor.pk, approved_by_id=editor.pk)))


@pytest.mark.parametrize("said", [{"document": ""}, {"action": "hide"}, {"action": "praise"}])
def test_what_is_published_has_a_document_and_what_is_hidden_has_none(log, said):
    assert "what_is_published_has_a_document" in refused(*insert(next_row(**said)))


def test_a_person_who_signed_a_row_cannot_be_deleted(log, editor):
    def delete_person():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM auth_user WHERE id = %s", [editor.pk])
            connection.check_constraints()  # as a commit would

    with pytest.raises(DatabaseError):
        delete_person()


def test_one_person_may_hide(log, editor):
    row = append.hide("hotline", "line", by=editor, reason="The number was given to a shop.")

    assert (row.position, row.action, row.version, row.document) == (3, "hide", 2, "")
