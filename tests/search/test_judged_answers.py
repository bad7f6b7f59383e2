"""The judged queries, asked of the shipped listings: on the database of the run, and on SQLite beside it."""

import json

import pytest

from tests.search.answers import everything, found_keys
from tests.search.judged import empty, errors, judge, judged, success
from tests.search.rivals import contains, full_text, texts

pytestmark = [pytest.mark.slow, pytest.mark.django_db(databases=["edition"])]


@pytest.fixture(scope="module")
def verdicts(shipped, django_db_blocker):
    with django_db_blocker.unblock():
        return judge(found_keys(), judged())


def wrong(verdicts, category):
    return [one.query.text for one in verdicts if one.query.category == category and not one.right]


def test_the_right_line_is_first(verdicts):
    assert success(verdicts, 1) >= 0.95


def test_the_right_line_is_among_the_first_five(verdicts):
    assert success(verdicts, 5) >= 0.99


def test_every_number_is_found_and_none_that_is_not_ours(verdicts):
    assert wrong(verdicts, "phone") == []


def test_nothing_that_is_typed_is_an_error(verdicts):
    assert [(one.query.text[:40], one.error) for one in errors(verdicts)] == []


def test_what_has_an_answer_gets_one(verdicts):
    assert [one.query.text for one in empty(verdicts)] == []


def test_plain_full_text_search_and_like_do_far_worse(verdicts):
    rows = texts()
    rivals = [full_text(rows, or_any=False), full_text(rows, or_any=True), contains(rows)]

    best = max(success(judge(rival, judged()), 1) for rival in rivals)

    assert success(verdicts, 1) > 1.5 * best


def test_both_databases_give_the_same_ids_scores_totals_and_facets(shipped):
    """Here the edition was applied by this process; there by `setup`, to SQLite, whatever this run is on."""
    process = shipped.run_python("-W", "error", "-m", "tests.search.answers")
    said, complained = process.communicate()
    assert process.returncode == 0, complained

    there, here = json.loads(said), json.loads(json.dumps(everything([query.text for query in judged()])))

    assert len(there) == len(judged())
    assert [one for one in zip(there, here, strict=True) if one[0] != one[1]] == []
