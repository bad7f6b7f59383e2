"""The queue of what visitors told us."""

from datetime import date

import pytest
from django.db import IntegrityError

from directory.reports.models import Report

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 1)


def tell(key="line", what="wrong_number", **more):
    return Report.objects.create(what=what, type="hotline", key=key, told_on=DAY, language="es", **more)


def test_two_visitors_who_say_that_a_number_is_wrong_come_first():
    for key in ("twice", "twice", "once"):
        tell(key)
    tell("closed", outcome="mended", closed_on=DAY)
    tell("closed")
    tell("unanswered", what="no_answer")
    tell("unanswered", what="no_answer")

    assert [(one["key"], one["visitors"]) for one in Report.objects.all().wrong_numbers()] == [("twice", 2)]


def test_closing_a_report_forgets_what_the_visitor_wrote(admin_client, admin_user):
    report = tell(said="Me llamo María")

    admin_client.post(f"/admin/reports/report/{report.pk}/change/", {"outcome": "was_right"})

    report.refresh_from_db()
    assert (report.outcome, report.said, report.closed_by) == ("was_right", "", admin_user)
    assert report.closed_on is not None


def test_a_closed_report_stays_as_it_is(admin_client):
    report = tell(outcome="mended", closed_on=DAY)

    response = admin_client.post(f"/admin/reports/report/{report.pk}/change/", {"outcome": "was_right"})

    assert response.status_code == 403
    report.refresh_from_db()
    assert report.outcome == "mended"


@pytest.mark.parametrize("state, shown", [("open", "abierta"), ("closed", "cerrada")])
def test_the_queue_can_be_narrowed(admin_client, state, shown):
    tell("abierta")
    tell("cerrada", outcome="mended", closed_on=DAY)

    page = admin_client.get("/admin/reports/report/", {"state": state}).content.decode()

    assert [key for key in ("abierta", "cerrada") if f">{key}<" in page] == [shown]


@pytest.mark.parametrize("wrong", [{"outcome": "mended"}, {"closed_on": DAY}])
def test_the_database_refuses_a_report_that_is_half_closed(wrong):
    with pytest.raises(IntegrityError):
        tell(**wrong)


def test_nobody_at_the_desk_makes_up_a_report(admin_client):
    assert admin_client.get("/admin/reports/report/add/").status_code == 403
