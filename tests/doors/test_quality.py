"""How good the listings are, in figures."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError

from directory.doors import quality
from directory.reports.models import Report
from tests.doors.conftest import TODAY, Page
from tests.listings import channel, checked, hotline, organization

pytestmark = pytest.mark.django_db(databases=["default", "edition"])


@pytest.fixture(autouse=True)
def counted_anew():
    quality.count.cache_clear()


@pytest.fixture
def some(world, publish):
    """Three checks: 10 and 100 days old, the second overdue, and none at all."""
    fresh, old = (
        checked(on=TODAY - timedelta(days=days), due_on=TODAY + timedelta(days=80 - days)) for days in (10, 100)
    )
    publish(
        hotline("line", regions=("MX",), grade="A", channels=(channel(checked=fresh), channel(id="2", checked=old))),
        organization("house", grade="B", checked=None),
    )


def told(day, closed_after=None):
    closing = {"outcome": "mended", "closed_on": day + timedelta(days=closed_after)} if closed_after is not None else {}
    Report.objects.create(what="no_answer", language="es", told_on=day, **closing)


def test_every_figure_is_counted_from_what_is_published(client, some):
    for days in (1, 3):
        told(TODAY - timedelta(days=20), closed_after=days)
    told(TODAY)
    told(TODAY - timedelta(days=400))

    said = client.get("/api/v1/quality").json()

    assert said == {
        "on": "2026-11-21",
        "listings": {"hotline": {"A": 1}, "organization": {"B": 1}, "initiative": {}},
        "checks": 3,
        "never_checked": 1,
        "overdue": 2,
        "median_age_days": 55.0,
        "ages": {"0-30": 1, "31-90": 0, "91-180": 1, "181-365": 0, "366-": 0},
        "how": {"source_read": 2},
        "countries": 3,
        "countries_with_a_line": 1,
        "countries_by_kind": {"trafficking": 1},
        "reports": {"open": 1, "closed": 2, "median_days_to_close": 2.0, "outcomes": {"mended": 2}},
    }


@pytest.mark.parametrize(
    "language, sentences",
    [("es", ["1 de 3", "55 días", "2 (66,7 %)", "2 días"]), ("en", ["1 of 3", "55 days", "2 (66.7 %)", "2 days"])],
)
def test_the_page_says_the_same(client, some, language, sentences):
    told(TODAY - timedelta(days=20), closed_after=2)

    assert Page(client.get(f"/{language}/quality/")).says(*sentences)


def test_a_bar_is_as_long_as_its_share_of_all_countries(client, some):
    assert '<rect width="33.3" height="6"/>' in client.get("/es/quality/").content.decode()


def test_what_is_published_later_is_counted(client, some, publish):
    before = client.get("/api/v1/quality").json()["checks"]
    quality.count.cache_clear()  # the follower moves the head; this fixture does not
    publish(organization("second", checked=checked(on=date(2026, 11, 1))))

    assert client.get("/api/v1/quality").json()["checks"] == before + 1


def test_a_desk_that_is_down_leaves_the_reports_not_known(client, some, monkeypatch):
    def refuse(**_wanted):
        raise DatabaseError

    monkeypatch.setattr(Report.objects, "filter", refuse)

    assert client.get("/api/v1/quality").json()["reports"] is None
    assert Page(client.get("/es/quality/")).says("No se sabe en este momento")


def test_an_empty_directory_has_no_median(client, publish):
    page = Page(client.get("/es/quality/"))

    assert page.says("0 de 0", "No se sabe")
