import json

import pytest

from directory.documents import Member
from tests.listings import channel, hotline, initiative, organization, text

pytestmark = pytest.mark.django_db(databases=["edition"])


@pytest.fixture
def ask(client):
    """The answer to a question, as a program reads it."""

    def answer(query="", kind="hotlines"):
        response = client.get(f"/api/v1/{kind}{query}")
        assert response["Content-Type"] in {"application/json", "application/problem+json"}
        return json.loads(response.content)

    return answer


def keys(answer):
    return [listing["key"] for listing in answer["contents"]]


def test_a_country_gives_its_listings_in_the_order_of_its_page(ask, world, publish):
    publish(
        hotline("anywhere", regions=("001",)),
        hotline("american", regions=("US",)),
        hotline("north", regions=("MX-BCN",)),
        hotline("children", kind="child"),
        hotline("anti"),
    )

    assert keys(ask("?country=mx")) == ["anti", "children", "north", "anywhere"]


def test_without_a_country_all_listings_come_what_is_most_needed_first(ask, world, publish):
    publish(hotline("children", kind="child"), hotline("american", regions=("US",)))

    assert keys(ask()) == ["american", "children"]


def test_a_document_says_what_the_page_says(ask, world, publish):
    line = hotline(organization="helpers", name=text("Línea", "Line"))
    publish(line, organization())

    content = ask("?country=MX")["contents"][0]

    assert content["name"] == {"es": "Línea", "en": "Line"}
    assert (content["type"], content["key"], content["code"], content["id"]) == ("hotline", "line", line.code, line.id)
    assert content["channels"][0]["value"] == "+528005533000"
    assert content["channels"][0]["callable_from"] == ["MX"]
    assert content["checked"] == {"on": "2026-11-01", "how": "source_read", "due_on": "2027-01-30"}
    assert content["organization"]["key"] == "helpers"


def test_text_is_not_escaped(client, world, publish):
    publish(hotline(name=text("Niñez", None)))

    assert "Niñez".encode() in client.get("/api/v1/hotlines").content


def test_an_unpublished_organization_is_not_named(ask, client, world, publish):
    publish(hotline(organization="secret-shelter"), organization(parent="secret-shelter"))

    assert ask()["contents"][0]["organization"] is None
    assert ask(kind="organizations")["contents"][0]["parent"] is None
    assert b"secret-shelter" not in client.get("/api/v1/hotlines").content


def test_what_is_for_advocates_only_is_left_out(client, world, publish):
    publish(hotline(channels=(channel(), channel(value="+525555555555", audience="advocates"))))

    content = client.get("/api/v1/hotlines").content

    assert b"+528005533000" in content
    assert b"+525555555555" not in content


def test_kinds_are_not_mixed(ask, world, publish):
    publish(hotline(), organization(), initiative(members=(Member("helpers", "founder"),)))

    assert keys(ask()) == ["line"]
    assert keys(ask(kind="organizations")) == ["helpers"]


def test_pages_add_up(ask, world, publish):
    publish(*(hotline(f"line-{number}") for number in range(5)))

    first, last = ask("?per_page=2"), ask("?per_page=2&page=3")

    assert {name: first[name] for name in first if name != "contents"} == {
        "total_items": 5, "total_pages": 3, "page_number": 1, "size": 2,
        "first_page": True, "last_page": False, "empty": False,
    }  # fmt: skip
    assert (last["first_page"], last["last_page"], len(last["contents"])) == (False, True, 1)


def test_a_page_after_the_last_is_empty(ask, world, publish):
    publish(hotline())

    answer = ask("?page=7")

    assert (answer["empty"], answer["total_items"], answer["contents"]) == (True, 1, [])


@pytest.mark.parametrize(
    "query, invalid",
    [
        ("?country=nonsense", "country"),
        ("?country=ZZ", "country"),
        ("?country=001", "country"),
        ("?country=MX-BCN", "country"),
        ("?country=M%C3%89", "country"),
        ("?country=", "country"),
        ("?country=%00", "country"),
        ("?country=MX&country=US", "country"),
        ("?country=" + "M" * 10_000, "country"),
        ("?page=0", "page"),
        ("?page=x", "page"),
        ("?page=99999999999999999999", "page"),
        ("?per_page=201", "per_page"),
        ("?per_page=-1", "per_page"),
        ("?contry=MX", "contry"),
        ("?country=MX&%00=1", "\x00"),
    ],
)
def test_an_unreadable_question_gets_an_empty_answer_that_says_why(ask, world, publish, query, invalid):
    publish(hotline(), organization())

    for kind in ("hotlines", "organizations"):
        answer = ask(query, kind)

        assert (answer["total_items"], answer["contents"], answer["empty"]) == (0, [], True)
        assert list(answer["invalid"]) == [invalid]


@pytest.mark.parametrize("query", ["", "?country=MX", "?page=x"])
def test_the_answer_does_not_follow_the_language_of_the_browser(client, world, publish, query):
    """Shared caches keep one copy for everybody."""
    names = [("b", text("Abeja", "Zebra")), ("a", text("Zorro", "Ant"))]
    publish(*(hotline(key, name=name) for key, name in names))

    spanish = client.get(f"/api/v1/hotlines{query}", headers={"accept-language": "es"})
    english = client.get(f"/api/v1/hotlines{query}", headers={"accept-language": "en"})

    assert spanish.content == english.content
    assert spanish["Content-Language"] == english["Content-Language"] == "es, en"


def test_writing_is_refused(client):
    assert client.post("/api/v1/hotlines").status_code == 405


def test_any_site_may_read_it(client, world):
    response = client.get("/api/v1/hotlines")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


@pytest.mark.parametrize("how_many", [1, 50])
def test_the_api_costs_five_queries(client, world, publish, django_assert_num_queries, how_many):
    publish(*(hotline(f"line-{number}", organization=f"helpers-{number}") for number in range(how_many)))
    publish(*(organization(f"helpers-{number}") for number in range(how_many)))

    with django_assert_num_queries(5, using="edition"):
        client.get("/api/v1/hotlines?country=MX")
