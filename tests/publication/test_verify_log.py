"""Somebody with all rights on the database changes the log: it shows, and the row is named."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from directory.edition.follow import follow
from directory.publication.models import BrokenChain, Publication
from tests.listings import hotline
from tests.log import triggers_lifted

pytestmark = pytest.mark.django_db(databases=["default", "edition"])


@pytest.fixture
def log(append_to_log):
    append_to_log(*(hotline(f"line-{number}") for number in range(1, 6)))


def tamper(sql, *params):
    with triggers_lifted(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def test_a_log_that_nobody_touched_is_whole(log, capsys):
    call_command("verify_log")

    assert "5 rows" in capsys.readouterr().out


def test_an_empty_log_is_whole(capsys):
    call_command("verify_log")

    assert "empty" in capsys.readouterr().out


@pytest.mark.parametrize("place", [1, 3, 5])
def test_one_changed_byte_of_a_document_is_named_by_both_readers(log, place):
    stored = Publication.objects.get(position=place).document
    tamper(
        "UPDATE publication_publication SET document = %s WHERE position = %s", stored.replace("800", "900", 1), place
    )

    with pytest.raises(CommandError, match=f"broken at row {place}: its content was changed"):
        call_command("verify_log")
    with pytest.raises(BrokenChain, match=f"broken at row {place}: its content was changed"):
        follow()


@pytest.mark.parametrize(
    "change",
    [
        "key = 'another'",
        "version = 9",
        "approved_by_id = proposed_by_id, action = 'hide', document = ''",
        "reason = 'because'",
        "published_at = '2001-01-01 00:00:00+00:00'",
        "digest = 'f'",
    ],
)
def test_every_fact_of_a_row_is_covered(log, change):
    tamper(f"UPDATE publication_publication SET {change} WHERE position = 3")

    with pytest.raises(CommandError, match="broken at row 3"):
        call_command("verify_log")


def test_a_row_that_was_taken_out_is_named(log):
    tamper("DELETE FROM publication_publication WHERE position = 3")

    with pytest.raises(CommandError, match="broken at row 3: the row is missing"):
        call_command("verify_log")


def test_a_row_with_a_new_digest_of_its_own_is_named_by_its_successor(log):
    row = Publication.objects.get(position=3)
    row.document = row.document.replace("800", "900")
    tamper(
        "UPDATE publication_publication SET document = %s, digest = %s WHERE position = 3",
        row.document,
        row.compute_digest(),
    )

    with pytest.raises(CommandError, match="broken at row 4: it does not follow"):
        call_command("verify_log")
