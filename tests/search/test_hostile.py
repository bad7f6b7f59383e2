"""Nothing that is typed is an operator, an error or a long wait."""

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from directory.search.engine import Question, search
from tests.listings import hotline, organization, region, text

pytestmark = pytest.mark.django_db(databases=["edition"])

PIECES = st.sampled_from(
    ["trata", "tijuana", "+52", "800 553", "1-800-", "🆘", "\u202e", "\0", '"', "'", "*", "%", "\\", ";--", "OR NEAR("]
)
QUICK = 0.5
"""Seconds; the slowest machine of ours takes a tenth of it."""


@pytest.fixture
def listings(publish):
    publish(region(), hotline(), organization("casa", name=text("Casa Trata", "Trata House")))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=12).map("".join)), start=st.integers(0, 10**6))
@example(typed="\ud800", start=0)
@example(typed="(" * 5000, start=0)
@example(typed="1-" * 5000, start=0)
@example(typed="a." * 5000, start=0)
@example(typed="́" * 5000, start=0)
def test_any_text_has_an_answer(listings, typed, start):
    answer = search(Question(typed, start=start))

    assert len(answer.results) <= 20
    assert answer.total >= len(answer.results)


@pytest.mark.parametrize(
    "typed",
    [
        "trata " * 3000,
        "a" * 100_000,
        "9" * 100_000,
        "1-" * 50_000,
        "a-" * 50_000,
        "1-800-a" * 10_000,
        "U.S." * 20_000,
        "US " * 30_000,
        "'" * 100_000,
        " ".join(f"palavra{number}x" for number in range(5000)),
        " ".join("qwertz" + "abcdefghij"[number % 10] * 3 + "yuiop" for number in range(24)),
        "t" + "\u0301" * 50_000,
        "(" * 50_000 + "1",
    ],
    ids=lambda typed: typed[:12],
)
def test_long_text_takes_no_longer_than_short_text(listings, typed):
    search(Question("trata"))
    start = time.process_time()

    search(Question(typed))

    assert time.process_time() - start < QUICK


@pytest.mark.parametrize(
    "typed", ['"trata', "trata*", "trata OR", "NEAR(trata", "trata:* &", "%trata%", "trata\0", "-trata"]
)
def test_signs_around_a_word_are_no_operators(listings, typed):
    plain, signed = search(Question("trata")), search(Question(typed))

    assert {one.entry for one in plain.results} <= {one.entry for one in signed.results}
