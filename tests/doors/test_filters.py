"""One definition of each parameter: lists and search read it alike."""

import json

import pytest

from directory.doors import filters
from hotlines.models import Channel, Hotline
from organizations.models import Initiative, Organization
from tests.listings import channel, hotline, organization

pytestmark = pytest.mark.django_db(databases=["edition"])


@pytest.fixture
def keys(client):
    """The keys that a list or search answers, in their order."""

    def ask(address, **query):
        answer = json.loads(client.get(f"/api/v1/{address}", query).content)
        assert "invalid" not in answer
        return [listing["key"] for listing in answer["contents"]]

    return ask


@pytest.fixture
def lines(world, publish):
    chat = channel(type="chat", value="https://line.example", callable_from=("*",), languages=("qu",))
    home = channel(callable_from=("US",))
    publish(
        hotline("chat", kind="women", channels=(chat,), answered_by="police", regions=("MX-BCN",)),
        hotline("phone", kind="child", channels=(home,), regions=("US",), languages=("en",)),
        hotline("world", kind="labour", channels=(channel(),), regions=("001",), languages=("en",)),
    )


@pytest.mark.parametrize(
    "query, expected",
    [
        ({"country": "us"}, ["phone", "world"]),
        ({"country": "NI"}, ["world"]),
        ({"subdivision": "MX-BCN"}, ["chat"]),
        ({"kind": "child"}, ["phone"]),
        ({"kind": "ngo"}, []),
        ({"spoken": "qu"}, ["chat"]),
        ({"spoken": "EN", "country": "MX"}, ["world"]),
        ({"channel": "chat"}, ["chat"]),
        ({"answered_by": "police"}, ["chat"]),
    ],
)
def test_a_parameter_means_the_same_in_lists_and_in_search(keys, lines, query, expected):
    assert sorted(keys("hotlines", **query)) == expected
    assert sorted(keys("search", **query)) == expected


@pytest.mark.parametrize(
    "query, expected",
    [
        ({"from": "US"}, ["chat", "phone"]),
        ({"from": "NI"}, ["chat"]),
        ({"from": "US", "spoken": "en"}, ["phone"]),
    ],
)
def test_from_narrows_search_to_what_can_be_reached_from_there(keys, lines, query, expected):
    assert sorted(keys("search", **query)) == expected


def test_from_narrows_no_list_of_hotlines(keys, lines):
    assert sorted(keys("hotlines", **{"from": "NI"})) == ["chat", "phone", "world"]


def test_services_narrow_organizations(keys, world, publish):
    publish(organization("lawyers", services=("legal",)), organization("house", services=("shelter",)))

    assert keys("organizations", service="shelter") == keys("search", service="shelter") == ["house"]


def test_types_narrow_search(keys, world, publish):
    publish(hotline(), organization())

    assert keys("search", type="organization") == ["helpers"]


@pytest.mark.parametrize(
    "query, invalid",
    [
        ("country=001", "country"),
        ("country=MX-BCN", "country"),
        ("subdivision=MX", "subdivision"),
        ("subdivision=MX-ZZZ", "subdivision"),
        ("service=magic", "service"),
        ("service=%00", "service"),
        ("kind=magic", "kind"),
        ("spoken=klingon", "spoken"),
        ("spoken=xx", "spoken"),
        ("channel=pigeon", "channel"),
        ("answered_by=nobody", "answered_by"),
        ("from=*", "from"),
        ("from=ZZ", "from"),
        ("from=", "from"),
        ("page=-1", "page"),
        ("per_page=201", "per_page"),
        ("spoken=es&spoken=qu", "spoken"),
        ("contry=MX", "contry"),
    ],
)
@pytest.mark.parametrize("kind", ["hotlines", "organizations", "search"])
def test_an_invalid_value_gives_an_empty_answer_that_says_which(client, world, publish, kind, query, invalid):
    publish(hotline(), organization())

    answer = json.loads(client.get(f"/api/v1/{kind}?{query}").content)

    assert (answer["total_items"], answer["contents"], answer["empty"]) == (0, [], True)
    assert list(answer["invalid"]) == [invalid]


@pytest.mark.parametrize("query, invalid", [("type=person", "type"), ("lang=fr", "lang"), ("q=a&q=b", "q")])
def test_search_refuses_what_it_cannot_read(client, world, publish, query, invalid):
    publish(hotline())

    answer = json.loads(client.get(f"/api/v1/search?{query}").content)

    assert (answer["contents"], list(answer["invalid"])) == ([], [invalid])


def test_every_code_that_the_desk_knows_can_be_asked_for():
    kinds = {*Hotline.Kind.values, *Organization.Kind.values, *Initiative.Kind.values}

    assert set(filters.Parameters.base_filters["kind"].extra["codes"]) == kinds
    assert set(filters.CHANNELS) == set(Channel.Type.values)
    assert set(filters.ANSWERED_BY) == set(Hotline.AnsweredBy.values)
