"""No two doors say different things, for any country of the shipped listings; and none shows what was hidden."""

import csv
import io
import json

import pytest

from directory.desk import publishing
from directory.edition.models import Entry, Place
from hotlines.models import Hotline
from tests.doors.agreeing import lines_shown, lines_told
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
    assert b'"change":"withdrawn"' in client.get("/api/v1/changes").content
    assert b'"type":"withdrawn"' in client.get("/data/v1/all.ndjson").getvalue()


def shows(content):
    return b"8005533000" in content or b"800 553 3000" in content
