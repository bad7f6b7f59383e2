"""The API beside its lists: single listings, places, changes, numbers, and what holds for all of it."""

import json
from datetime import UTC, datetime

import pytest

from directory.documents import Member
from tests.listings import channel, checked, hotline, initiative, organization, retired_number, text

pytestmark = pytest.mark.django_db(databases=["edition"])

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TOO_MUCH = "&".join(f"a{number}" for number in range(2000))
NOWHERE = ["", "hotlines/", "hotlines/zzzzzzzz", "regions/zz", "nothing", "numbers/abc", "x/%00"]
EVERY_ADDRESS = [
    "hotlines",
    f"hotlines/{hotline().code}",
    "organizations",
    f"organizations/{organization().code}",
    "initiatives",
    f"initiatives/{initiative().code}",
    "regions",
    "regions/MX",
    "services",
    "search?q=line",
    "changes",
    "numbers/8005533000",
    "openapi.json",
]


@pytest.fixture
def published(world, publish):
    publish(hotline(organization="helpers"), organization(), initiative())


@pytest.fixture
def ask(client):
    return lambda address, **headers: client.get(f"/api/v1/{address}", headers=headers)


@pytest.fixture
def told(ask):
    return lambda address: json.loads(ask(address).content)


@pytest.mark.parametrize("address", EVERY_ADDRESS)
def test_what_has_not_changed_is_not_sent_again(ask, published, publish, address):
    first = ask(address)
    again = ask(address, if_none_match=f'"other", {first["ETag"]}')

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again["ETag"] == first["ETag"]

    publish(hotline("another"))
    assert ask(address, if_none_match=first["ETag"]).status_code == 200


@pytest.mark.parametrize("address", EVERY_ADDRESS)
def test_any_site_may_ask_and_nobody_may_write(client, published, address):
    path = f"/api/v1/{address}"
    asked, written = client.options(path), client.post(path)

    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert (written.status_code, written["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert (written["Content-Type"], json.loads(written.content)["status"]) == ("application/problem+json", 405)
    assert client.head(path).content == b""
    assert {asked["Access-Control-Allow-Origin"], client.get(path)["Access-Control-Allow-Origin"]} == {"*"}


@pytest.mark.parametrize("address", EVERY_ADDRESS)
@pytest.mark.parametrize("query", ["nonsense=1", "page=1&page=2", "country=%00", TOO_MUCH])
def test_a_malformed_question_is_a_problem_without_contents(ask, published, address, query):
    response = ask(f"{address}{'&' if '?' in address else '?'}{query}")
    problem = json.loads(response.content)

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert problem["detail"]
    assert not problem.get("contents")


@pytest.mark.parametrize("address", NOWHERE)
def test_what_is_not_there_is_a_problem(ask, published, address):
    response = ask(address)

    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_a_listing_by_itself_is_as_in_its_list(told, published):
    for kind, listing in [("hotlines", hotline()), ("organizations", organization()), ("initiatives", initiative())]:
        assert told(f"{kind}/{listing.code.upper()}") == told(kind)["contents"][0]


def test_a_line_by_itself_says_how_it_is_reached(told, published):
    assert told(f"hotlines/{hotline().code}?from=US")["channels"][0]["reach"]["state"] == "not_callable"
    assert told(f"hotlines/{hotline().code}?from=ZZ")["status"] == 404


def test_members_that_are_not_published_are_not_named(told, world, publish):
    publish(initiative(members=(Member("helpers", "founder"), Member("secret", "funder"))), organization())

    members = told("initiatives")["contents"][0]["members"]

    assert [(one["organization"]["key"], one["role"]) for one in members] == [("helpers", "founder")]


def test_a_withdrawn_listing_says_so_without_its_number(ask, published, hide):
    hide(hotline(), at=NOON)

    response = ask(f"hotlines/{hotline().code}")
    problem = json.loads(response.content)

    assert (response.status_code, problem["withdrawn"]["withdrawn_on"]) == (410, "2026-11-21")
    assert problem["withdrawn"]["regions"] == ["MX"]
    assert b"5533000" not in response.content


def test_places_and_their_parts(told, published):
    parts = told("regions?country=MX&kind=subdivision")["contents"]

    assert [(place["code"], place["name"]["en"], place["parent"]) for place in parts] == [
        ("MX-BCN", "Baja California", "MX")
    ]
    assert told("regions/mx-bcn") == parts[0]
    assert told("regions")["total_items"] == 6


def test_kinds_of_help_stand_in_their_order(told, published):
    assert [one["code"] for one in told("services")["contents"]] == ["shelter", "legal"]


def test_changes_come_newest_first_or_after_a_position(told, published, publish, hide):
    publish(hotline(checked=checked(), hours=""))
    hide(organization())
    everything = told("changes")

    assert [one["change"] for one in everything["contents"]] == ["withdrawn", "changed", "new", "new", "new"]
    assert everything["contents"][0]["name"] == {"es": "Nombre de helpers", "en": "Name of helpers"}
    seen = everything["contents"][2]["position"]
    assert [one["change"] for one in told(f"changes?after={seen}")["contents"]] == ["changed", "withdrawn"]
    assert told(f"changes?after={everything['position']}")["contents"] == []
    assert [one["key"] for one in told("changes?change=withdrawn&type=organization")["contents"]] == ["helpers"]
    assert told("changes?since=2999-01-01")["total_items"] == told("changes?country=NI")["total_items"] == 0
    assert told("changes?subdivision=MX-BCN")["total_items"] == 5
    assert told("changes?country=MX")["total_items"] == 5


@pytest.mark.parametrize(
    "digits, state", [("8005533000", "ours"), ("+528005533000", "ours"), ("015550100", "not_ours"), ("12", "not_ours")]
)
def test_a_number_is_ours_or_not(told, published, digits, state):
    answer = told(f"numbers/{digits}")

    assert (answer["state"], [line["key"] for line in answer["lines"]]) == (state, ["line"] if state == "ours" else [])


def test_a_number_not_to_be_called_is_named_as_such(told, published, publish, hide):
    publish(retired_number(value="+12025550199", why="closed"))
    hide(hotline(), at=NOON)

    assert (told("numbers/12025550199")["state"], told("numbers/8005533000")["state"]) == ("retired", "withdrawn")
    assert [one["key"] for one in told("numbers/8005533000")["withdrawn"]] == ["line"]
    assert [one["key"] for one in told("search?q=800+553+3000")["withdrawn"]] == ["line"]


def test_a_short_number_is_asked_for_where_it_was_seen(told, published, publish):
    publish(hotline("police", channels=(channel(type="short_code", value="133", display=""),)))

    assert told("numbers/133?seen_in=MX")["state"] == "ours"
    assert told("numbers/133?seen_in=US")["state"] == "not_ours"
    assert list(told("numbers/133?seen_in=XX")["invalid"]) == ["seen_in"]


def test_everything_comes_as_lines(client, told, published, publish):
    publish(*(hotline(f"line-{number}", name=text(f"Línea\n{number}")) for number in range(450)))

    response = client.get("/api/v1/hotlines?country=MX&format=ndjson&page=7")
    documents = [json.loads(line) for line in response.getvalue().splitlines()]

    assert response["Content-Type"] == "application/x-ndjson"
    assert documents[:200] == told("hotlines?country=MX&per_page=200")["contents"]
    assert len({document["key"] for document in documents}) == 451


def test_lines_that_cannot_be_given_say_why(client, published):
    response = client.get("/api/v1/hotlines?country=ZZ&format=ndjson")

    assert [list(json.loads(line)) for line in response.getvalue().splitlines()] == [["invalid"]]


def test_only_what_was_published_since_a_day(told, published):
    assert told("hotlines?updated_after=2026-01-01")["total_items"] == 1
    assert told("hotlines?updated_after=2999-01-01")["total_items"] == 0
