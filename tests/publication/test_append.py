"""The two ways in which the log grows."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connections

from directory.publication import append
from directory.publication.models import GENESIS, Publication, verified
from tests.listings import hotline, organization

pytestmark = pytest.mark.django_db


def test_each_row_follows_the_one_before(append_to_log):
    append_to_log(hotline("one"), hotline("two"))
    append_to_log(hotline("one", hours=""))

    log = list(Publication.objects.after(0))

    assert [(row.position, row.key, row.version) for row in log] == [(1, "one", 1), (2, "two", 1), (3, "one", 2)]
    assert [row.previous for row in log] == [GENESIS, log[0].digest, log[1].digest]


def test_nobody_approves_what_they_proposed_and_nothing_is_written(append_to_log, editor):
    append_to_log(hotline())

    with pytest.raises(append.SamePerson):
        append.publish([organization()], proposed_by=editor, approved_by=editor)

    assert Publication.objects.count() == 1


def test_all_is_appended_or_nothing(append_to_log):
    def documents_until_one_fails():
        yield hotline()
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011
        append_to_log(*documents_until_one_fails())

    assert not Publication.objects.exists()


def test_what_was_never_published_cannot_be_hidden(append_to_log, editor):
    append_to_log(organization("line"))

    with pytest.raises(append.NotPublished):
        append.hide("hotline", "line", by=editor, reason="")

    assert Publication.objects.count() == 1


def test_what_is_hidden_cannot_be_hidden_again_but_published(append_to_log, editor):
    append_to_log(hotline())
    append.hide("hotline", "line", by=editor, reason="Nobody answers.")

    with pytest.raises(append.NotPublished):
        append.hide("hotline", "line", by=editor, reason="Nobody answers.")
    append_to_log(hotline())

    assert [row.action for row in Publication.objects.after(0)] == ["publish", "hide", "publish"]


@pytest.mark.django_db(transaction=True)
def test_those_who_publish_at_once_land_one_after_the_other(editor, second_editor):
    people = [editor.pk, second_editor.pk]

    def publish_ten(name):
        try:
            proposer, approver = User.objects.in_bulk(people).values()
            for number in range(10):
                append.publish([hotline(f"{name}-{number}"), organization(f"{name}-{number}")], proposer, approver)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(publish_ten, ["a", "b", "c", "d"]))

    log = Publication.objects.after(0)
    assert len(list(verified(log, 0, GENESIS))) == 80
    assert {row.key for row in log} == {f"{name}-{number}" for name in "abcd" for number in range(10)}
