"""What visitors tell us, and how little of them is kept."""

import re

import pytest
from django.db import DatabaseError, connection

from directory.reports.models import LONGEST_TEXT, Report
from tests.doors.conftest import TODAY, Page
from tests.listings import channel, hotline, organization, text

pytestmark = pytest.mark.django_db(databases=["default", "edition"])

WAYS = (channel(value="+525555550101", display="55 5555 0101"), channel(type="email", value="ayuda@example.org"))


@pytest.fixture
def line(world, publish):
    publish(hotline("line", name=text("Línea de prueba", "Test line"), regions=("MX",), channels=WAYS))
    return "/es/report/h/" + hotline("line").code + "/"


def told():
    return [(one.what, one.type, one.key, one.way, one.said) for one in Report.objects.order_by("pk")]


def test_one_tap_tells_what_is_wrong_with_a_line(client, line):
    page = client.get(line).content.decode()
    values = re.findall(r'<button name="what" value="(\w+)"', page)
    assert values == Report.What.values

    answer = Page(client.post(line, {"what": "wrong_number"}))

    assert answer.says("Gracias", "Líneas en México")
    assert told() == [("wrong_number", "hotline", "line", "", "")]


def test_the_number_and_the_words_are_kept_with_the_day_and_the_language(client, line):
    shown = re.findall(r"<option>(.+?)</option>", client.get(line).content.decode())[0]

    client.post(line.replace("/es/", "/en/"), {"what": "no_answer", "way": shown, "said": "  rang for an hour "})

    assert told() == [("no_answer", "hotline", "line", shown, "rang for an hour")]
    only = Report.objects.get()
    assert (only.language, only.told_on, only.outcome) == ("en", TODAY, "")


def test_a_number_that_the_line_does_not_have_is_not_taken_over(client, line):
    client.post(line, {"what": "other", "way": "+1 900 555 0100"})

    assert told() == [("other", "hotline", "line", "", "")]


def test_an_organization_can_be_told_about_too(client, world, publish):
    publish(organization("house"))

    client.post("/es/report/o/" + organization("house").code + "/", {"what": "not_as_said"})

    assert told() == [("not_as_said", "organization", "house", "", "")]


@pytest.mark.parametrize(
    "given, status, sentence",
    [
        ({}, 400, "elija"),
        ({"what": "x" * 5000}, 400, "elija"),
        ({"what": "other"}, 400, "escriba"),
        ({"what": "other", "said": "\x00 \x01"}, 400, "escriba"),
        ({"what": "other", "said": "x" * (LONGEST_TEXT + 1)}, 400, "demasiado texto"),
        ({"what": "other", "said": "x" * 200_000}, 413, "demasiado texto"),
    ],
)
def test_what_cannot_be_kept_is_answered_with_a_reason(client, world, given, status, sentence):
    response = client.post("/es/report/", given)

    assert response.status_code == status
    assert sentence in Page(response).text
    assert told() == []


def test_what_a_visitor_wrote_is_shown_again_as_text(client, line):
    response = client.post(line, {"what": "", "said": "<script>alert(1)</script>"})

    assert b"<script>alert" not in response.content
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;</textarea>" in response.content


def test_a_desk_that_is_down_loses_nothing_that_was_written(client, line, monkeypatch):
    def refuse(**_report):
        raise DatabaseError

    monkeypatch.setattr(Report.objects, "create", refuse)

    response = client.post(line, {"what": "other", "said": "nadie contesta"})

    assert response.status_code == 503
    assert "nadie contesta</textarea>" in response.content.decode()


def test_no_column_could_hold_who_the_visitor_is(db):
    with connection.cursor() as cursor:
        columns = {column.name for column in connection.introspection.get_table_description(cursor, "reports_report")}

    about_the_listing = {"what", "type", "key", "way", "said", "language", "told_on"}
    assert columns == {"id", *about_the_listing, "outcome", "closed_on", "closed_by_id"}


def test_an_unknown_listing_is_not_found(client, world):
    assert client.post("/es/report/h/bcdfghjk/", {"what": "other"}).status_code == 404
    assert told() == []
