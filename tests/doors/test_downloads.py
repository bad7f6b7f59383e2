"""The files of the whole directory: safe in a spreadsheet, in any language, and never more than the pages say."""

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as chosen
from hypothesis import strategies as st

from directory.documents import Member
from directory.doors.api import lists
from directory.doors.spreadsheets import FILES, cell
from directory.doors.visit import Visit
from directory.edition.models import Entry
from tests.doors.conftest import TODAY
from tests.listings import channel, hotline, initiative, organization, retired_number, source, text

pytestmark = pytest.mark.django_db(databases=["edition"])

BEGINS_A_FORMULA = set("=+-@\t\r\n＝＋－＠")
HOSTILE = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    '=HYPERLINK("https://evil.example","x")',
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    'a"b,c;d\r\ne',
    "ñandú 中文 🙂",
    "\ufeff=1",
    "",
]


@pytest.fixture
def rows(client):
    """A file as a spreadsheet opens it: its header and its rows."""

    def read(name):
        response = client.get(f"/data/v1/{name}.csv")
        assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
        content = response.getvalue().decode()
        assert content.startswith("\ufeff")
        return list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""), strict=True))

    return read


def everywhere(written):
    """A line, an organization and an initiative that hold a text wherever they can."""
    said, spoken = text(written, written), source(title=written, url=written)
    one = channel(keyword=written, notes=said, sources=(spoken,), hours=written)
    return (
        hotline(name=said, summary=said, sources=(spoken,), hours=written, time_zone=written, channels=(one,)),
        organization(
            name=said, summary=said, acronym=said, people_served=said, first_step=said, website=written, email=written
        ),
        initiative(name=said, summary=said, starts=written, ends=written, members=(Member("helpers", written[:20]),)),
    )


@pytest.mark.parametrize("written", HOSTILE)
def test_no_text_runs_in_a_spreadsheet_and_all_come_back(rows, world, publish, written):
    publish(*everywhere(written))

    for name in FILES:
        (row,) = rows(name)
        column = "hotline_name_es" if name == "channels" else "name_es"
        assert not [value for value in row.values() if value[:1] in BEGINS_A_FORMULA and value]
        assert row[column].removeprefix("'") == written


@given(st.text())
@chosen(max_examples=500, derandomize=True)
def test_no_cell_begins_as_a_formula_does(value):
    text_of_cell = cell(value)

    assert text_of_cell[:1] not in BEGINS_A_FORMULA or not text_of_cell
    assert text_of_cell.removeprefix("'") == value.replace("\x00", "").removeprefix("'")


@given(st.text(max_size=40))
@chosen(
    max_examples=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text_in_any_column_comes_back(rows, publish, written):
    written = written.replace("\x00", "")
    publish(*everywhere(written))

    for name in FILES:
        (row,) = rows(name)
        assert not [value for value in row.values() if value and value[0] in BEGINS_A_FORMULA]
        assert row["notes_es" if name == "channels" else "summary_es"].removeprefix("'") == written.removeprefix("'")


def test_both_languages_and_the_number_stand_in_columns(rows, world, publish):
    publish(hotline(name=text("Línea", "Line"), organization="helpers"), organization())

    (line,) = rows("channels")

    assert (line["uri"], line["national"]) == ("tel:+528005533000", "800 553 3000")
    assert (line["hotline_name_es"], line["hotline_name_en"]) == ("Línea", "Line")
    assert line["page_en"] == f"http://testserver/en/h/{hotline().code}/"
    assert (line["checked_on"], line["check_due_on"]) == ("2026-11-01", "2027-01-30")
    assert rows("hotlines")[0]["organization"] == "helpers"


def test_ways_that_are_no_numbers_are_addresses(rows, world, publish):
    short = channel(type="short_code", value="133", display="")
    page = channel(type="chat", value="https://chat.example/", display="")
    publish(hotline(channels=(short, page)))

    assert [(row["uri"], row["national"]) for row in rows("channels")] == [
        ("tel:133", "133"),
        ("https://chat.example/", ""),
    ]


def test_what_is_not_public_is_in_no_file(client, world, publish):
    secret = channel(value="+525555551234", audience="advocates")
    publish(hotline(organization="hidden", channels=(channel(), secret)), initiative(members=(Member("hidden", "x"),)))

    for name in [*(f"{name}.csv" for name in FILES), "all.ndjson"]:
        content = client.get(f"/data/v1/{name}").getvalue()
        assert content
        assert b"5555551234" not in content
        assert b"hidden" not in content


def test_everything_is_one_document_a_line(client, world, publish, hide):
    publish(hotline(), organization(), initiative(), retired_number(), hotline("gone"))
    hide(hotline("gone"))

    response = client.get("/data/v1/all.ndjson")
    documents = [json.loads(line) for line in response.getvalue().splitlines()]

    types = {"service", "region", "hotline", "organization", "initiative", "retired_number", "withdrawn"}
    assert {document["type"] for document in documents} == types
    (line,) = (document for document in documents if document["type"] == "hotline")
    assert line == json.loads(client.get("/api/v1/hotlines").content)["contents"][0]


@pytest.mark.parametrize("name", [*(f"{name}.csv" for name in FILES), "all.ndjson"])
def test_a_file_is_kept_under_a_neutral_name_and_sent_once(client, world, publish, name):
    publish(hotline(), organization(), initiative())

    first = client.get(f"/data/v1/{name}")
    again = client.get(f"/data/v1/{name}", headers={"if-none-match": first["ETag"]})

    assert first["Content-Disposition"] == f'attachment; filename="{name}"'
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"/data/v1/{name}?x=1").status_code == 400


def test_the_columns_are_those_of_the_rows(rows, world, publish):
    publish(hotline(), organization(), initiative())

    for file in FILES.values():
        (listing,) = lists.documents_of(list(Entry.objects.of_type(file.type)), Visit(None, TODAY))
        assert {frozenset(row) for row in file.rows(listing, "")} == {frozenset(file.columns)}


def test_a_file_without_listings_has_its_header(client, world):
    assert client.get("/data/v1/hotlines.csv").getvalue().startswith("\ufeffkey,code,kind".encode())


def test_other_files_are_not_there(client, world):
    assert {client.get(f"/data/v1/{name}").status_code for name in ("regions.csv", "all.csv", "x", "")} == {404}


def test_a_file_costs_the_same_for_one_line_and_for_fifty(client, world, publish, django_assert_num_queries):
    publish(organization(), *(hotline(f"line-{number}", organization="helpers") for number in range(50)))

    with django_assert_num_queries(3, using="edition"):
        client.get("/data/v1/hotlines.csv").getvalue()
