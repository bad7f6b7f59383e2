"""No two doors say different things, for any country of the shipped listings; and none shows what was hidden."""

import csv
import io
import json
import re

import pytest

from directory.desk import publishing
from directory.edition.models import Entry, Place
from hotlines.models import Hotline
from tests.doors.agreeing import everything, lines_shown, lines_told, link
from tests.doors.conftest import TODAY
from tests.listings import hotline, region, text

READ = pytest.mark.django_db(databases=["edition"])


@READ
def test_the_page_and_the_api_show_the_same_lines_and_numbers(client, shipped):
    countries = Place.objects.countries().values_list("code", flat=True)
    different = {}
    for country in countries:
        page, api = lines_shown(client.get(f"/es/{country.lower()}/")), lines_told(client, country)
        if page != api:
            different[country] = (page[0] ^ api[0], page[1] ^ api[1])

    assert len(countries) > 200
    assert different == {}


@READ
def test_the_widget_shows_the_lines_of_the_api_and_only_numbers_of_the_page(client, shipped):
    """Twenty at most, below the emergency numbers; what is overdue or not at work comes after the others."""
    different = {}
    for code in Place.objects.countries().values_list("code", flat=True):
        page, frame = client.get(f"/es/{code.lower()}/"), client.get(f"/embed/v1/es/{code.lower()}/?limit=20")
        told = everything(client, f"/api/v1/hotlines?country={code}&per_page=200")
        below = {line["code"]: how_far(line) for line in told if not is_above(line, frame)}
        shown, numbers = cards_of(frame), lines_shown(frame)[1] - lines_shown(page)[1]
        depths = [below.get(one) for one in shown]
        if not set(shown) <= set(below) or depths != sorted(below.values())[:20] or numbers:
            different[code] = (shown, below, numbers)

    assert different == {}


def cards_of(frame):
    return re.findall(r'<article id="(\w+)"', frame.content.decode())


def is_above(line, frame):
    """Whether all numbers of the line stand on top of the frame."""
    on_top = set(re.findall(r'class="number" href="([^"]*)"', frame.content.decode()))
    numbers = {link(channel) for channel in line["channels"]}
    return bool(numbers) and numbers <= on_top


def how_far(line):
    if line["status"] != "active":
        return 2
    due = [one["checked"]["due_on"] for one in (line, *line["channels"]) if one["checked"]]
    return 1 if due and min(due) < TODAY.isoformat() else 0


@READ
def test_the_files_hold_the_numbers_of_the_api(client, shipped):
    content = client.get("/data/v1/channels.csv").getvalue().decode("utf-8-sig")
    in_file = sorted((row["hotline_code"], row["uri"]) for row in csv.DictReader(io.StringIO(content)))
    lines = [json.loads(line) for line in client.get("/api/v1/hotlines?format=ndjson").getvalue().splitlines()]

    numbers = {"phone", "short_code", "tty", "sms", "whatsapp"}
    told = [(line["code"], one) for line in lines for one in line["channels"] if one["type"] in numbers]
    assert len(told) > 300
    assert [row for row in in_file if row[1].startswith("tel:")] == sorted(
        (code, f"tel:{one['value']}") for code, one in told
    )
    assert len(lines) == Entry.objects.of_type("hotline").count()


@pytest.mark.django_db(transaction=True, databases=["default", "edition"])
def test_a_hidden_number_is_gone_from_every_door_at_once(client, editor, append_to_log, places):
    """The edition follows in the commit that hides: no door is asked to wait."""
    line = hotline("line", name=text("Línea Sol 800 553 3000", "Sun Line 800 553 3000"))
    append_to_log(region(), hotline("stays", kind="child", channels=()), line)
    publishing.follow(rebuild=True)  # the edition of the tests before came from another log
    doors = [
        f"/api/v1/hotlines/{line.code}",
        "/api/v1/hotlines",
        "/api/v1/hotlines?format=ndjson",
        "/api/v1/search?q=sol",
        "/api/v1/changes",
        "/api/v1/openapi.json",
        "/data/v1/hotlines.csv",
        "/data/v1/channels.csv",
        "/data/v1/all.ndjson",
        "/es/changes.atom",
        "/embed/v1/es/mx/",
        f"/embed/v1/es/h/{line.code}/",
        f"/es/h/{line.code}/",
        f"/es/h/{line.code}/contact.vcf",
        "/es/search/?q=sol",
    ]
    before = {door: shows(client.get(door).getvalue()) for door in doors}

    publishing.hide(Hotline(key="line"), by=editor, reason="Somebody else answers.")

    assert all(before.values()), before
    assert not [door for door in doors if shows(client.get(door).getvalue())]
    assert {client.get(door).status_code for door in (f"/es/h/{line.code}/", f"/api/v1/hotlines/{line.code}")} == {410}
    assert json.loads(client.get("/api/v1/numbers/8005533000").content)["state"] == "withdrawn"
    for frame in ("/embed/v1/es/mx/", f"/embed/v1/es/h/{line.code}/", "/es/mx/"):
        assert "Línea Sol …" in client.get(frame).content.decode()
    assert b'"change":"withdrawn"' in client.get("/api/v1/changes").content
    assert b'"type":"withdrawn"' in client.get("/data/v1/all.ndjson").getvalue()


def shows(content):
    return b"8005533000" in content or b"800 553 3000" in content
