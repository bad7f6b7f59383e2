"""`v1` never changes meaning. contract.csv is what partners were promised: lines may be added to it, none changed."""

import csv
import hashlib
import re
from pathlib import Path

import pytest

from directory.doors.embed import element
from directory.doors.embed.question import EmbedFilter
from tests.doors.embed.conftest import names
from tests.listings import hotline, organization

pytestmark = pytest.mark.django_db(databases=["edition"])

HERE = Path(__file__).parent
CONTRACT = list(csv.DictReader((HERE / "contract.csv").read_text().splitlines()))
ADDRESSES = ["es/mx/", "en/mx/", "es/mx-bcn/", "es/001/", "es/all/", "es/h/{h}/", "en/o/{o}/"]


@pytest.fixture
def address(lines):
    codes = {"h": hotline("first").code, "o": organization().code}
    return lambda template: template.format(**codes)


def test_the_parameters_are_those_that_were_promised():
    assert list(EmbedFilter.base_filters) == [row["parameter"] for row in CONTRACT]


@pytest.mark.parametrize("template", ADDRESSES)
def test_every_promised_address_answers(frame, address, template):
    shown = frame(address(template))

    assert shown.response.status_code == 200
    assert shown.html.startswith("<!doctype html>")


@pytest.mark.parametrize("row", CONTRACT, ids=lambda row: row["parameter"])
def test_a_parameter_does_something_and_a_bad_value_of_it_nothing(frame, lines, row):
    usual, name = frame("es/mx/").html, row["parameter"]

    assert frame("es/mx/", {name: row["good"]}).html != usual
    assert frame("es/mx/", {name: row["bad"]}).html == usual


@pytest.mark.parametrize(
    "value", ["", "\x00", "x" * 5_000, "'", ",", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")]
)
@pytest.mark.parametrize("row", CONTRACT, ids=lambda row: row["parameter"])
def test_what_cannot_be_read_counts_as_not_given(frame, lines, row, value):
    shown = frame("es/mx/", {row["parameter"]: value})

    assert shown.response.status_code == 200
    assert names(shown) == ["Primera", "Segunda", "Tercera", "Mundial"]


def test_unknown_parameters_are_ignored(frame, lines):
    assert frame("es/mx/", {"utm_source": "x", "country": "us", "page": "9"}).html == frame("es/mx/").html


@pytest.mark.parametrize(
    "what",
    [
        "es/zz/",
        "es/zz-zzz/",
        "es/h/nothing1/",
        "es/o/nothing1/",
        "es/",
        "xx/mx/",
        "es/mx/more/",
        "es/%00/",
        "es/h/%ff/",
    ],
)
def test_an_unknown_place_or_code_answers_with_the_countries(frame, lines, what):
    shown = frame(what)

    assert shown.response.status_code == 200
    assert "/embed/v1/es/mx/" in shown.links


def test_an_address_without_its_slash_leads_to_the_one_with_it(client, lines):
    assert client.get("/embed/v1/es/mx?limit=2")["Location"] == "/embed/v1/es/mx/?limit=2"


def test_the_countries_keep_what_the_partner_asked_for(frame, lines):
    assert "/embed/v1/en/mx/?theme=dark&compact=1" in frame("en/all/", {"theme": "dark", "compact": "1"}).links


def test_the_published_script_never_changes():
    """Partners' pages carry this hash. A change needs a new version beside the old one."""
    assert hashlib.sha256(element.SCRIPT).hexdigest() == (HERE / "v1.0.0.sha256").read_text().strip()


def test_the_script_may_be_loaded_and_kept_by_any_site(client):
    answer = client.get("/embed/v1.0.0.js")

    assert answer.content == element.SCRIPT
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "immutable" in answer["Cache-Control"]


def test_no_floating_script_is_offered(client, world):
    assert client.get("/embed/v1.js").status_code == 404


def test_the_script_has_no_name_for_a_parameter_that_the_frame_does_not_know():
    known = re.search(r"PARAMETERS = \[(.*?)\]", element.SCRIPT.decode())[1]

    assert re.findall(r'"(\w+)"', known) == [row["parameter"] for row in CONTRACT if row["parameter"] != "signals"]
