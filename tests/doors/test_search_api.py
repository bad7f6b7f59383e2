import json

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tests.listings import channel, hotline, organization, text

pytestmark = pytest.mark.django_db(databases=["edition"])


@pytest.fixture
def ask(client):
    """The answer of search, as a program reads it."""

    def answer(q="", **query):
        response = client.get("/api/v1/search", {"q": q} | query)
        assert response["Content-Type"] in {"application/json", "application/problem+json"}
        return json.loads(response.content)

    return answer


@pytest.fixture
def listed(world, publish):
    publish(
        hotline(languages=("es", "qu"), name=text("Línea Nacional", "National Line")),
        organization("casa", name=text("Casa Azul", "Blue House"), services=("shelter",), regions=("MX-BCN",)),
        organization("house", name=text("Casa Roja", "Red House"), services=("shelter",), regions=("US-CA",)),
    )


def test_an_answer_says_how_the_question_was_understood(ask, listed):
    assert ask("refugio quechua en tijuana")["query"] == {
        "text": "refugio quechua en tijuana",
        "understood": {
            "places": [{"code": "MX-BCN", "name": "Tijuana"}],
            "services": ["shelter"],
            "languages": ["qu"],
        },
        "corrected": None,
    }


def test_places_are_named_in_the_language_of_the_question(ask, listed):
    assert ask("refugio Estados Unidos")["query"]["understood"]["places"] == [{"code": "US", "name": "Estados Unidos"}]
    assert ask("shelter USA", lang="en")["query"]["understood"]["places"] == [{"code": "US", "name": "United States"}]


def test_a_correction_is_told(ask, listed):
    assert ask("rojja")["query"]["corrected"] == {"rojja": "roja"}
    assert ask("rojja", exact="1")["query"]["corrected"] is None


def test_a_phrase_can_be_taken_as_mere_words(ask, listed):
    assert ask("refugio", plain="refugio")["query"]["understood"]["services"] == []


def test_contents_say_what_each_is(ask, listed):
    first = ask("casa azul")["contents"][0]

    assert {name: first[name] for name in first if name not in ("score", "code")} == {
        "type": "organization",
        "key": "casa",
        "name": {"es": "Casa Azul", "en": "Blue House"},
        "country": "MX",
    }
    assert first["score"] > 0


def test_facets_count_what_each_value_would_leave(ask, listed):
    facets = ask("refugio")["facets"]

    assert facets["country"] == {"MX": 1, "US": 1}
    assert facets["service"] == {"shelter": 2}
    assert "hours" not in facets


def test_each_count_is_what_narrowing_gives(ask, world, publish):
    everywhere = channel(value="+525555555555", callable_from=("*",))
    publish(hotline("one"), hotline("two", regions=("001",), channels=(everywhere,)), hotline("three", regions=("US",)))
    facets = ask()["facets"]

    assert facets["country"] == {"MX": 2, "US": 2}
    for name, values in facets.items():
        for value, count in values.items():
            assert ask(**{name: value})["total_items"] == count


def test_an_empty_question_lists_everything_by_static_rank(ask, world, publish):
    publish(organization(), hotline("children", kind="child"), hotline("anti"))

    assert [one["key"] for one in ask()["contents"]] == ["anti", "children", "helpers"]


def test_pages_add_up(ask, world, publish):
    publish(*(organization(f"casa-{number}") for number in range(5)))

    first, last = ask("casa", per_page=2), ask("casa", per_page=2, page=3)

    assert {name: first[name] for name in first if name not in ("contents", "query", "facets")} == {
        "total_items": 5, "total_pages": 3, "page_number": 1, "size": 2,
        "first_page": True, "last_page": False, "empty": False,
    }  # fmt: skip
    assert (last["first_page"], last["last_page"], len(last["contents"])) == (False, True, 1)
    assert ask("casa", page=9)["empty"]


def test_the_answer_does_not_follow_the_language_of_the_browser(client, listed):
    spanish = client.get("/api/v1/search?q=usa&page=x", headers={"accept-language": "es"})
    english = client.get("/api/v1/search?q=usa&page=x", headers={"accept-language": "en"})

    assert spanish.content == english.content


def test_the_api_costs_the_same_for_one_result_and_for_fifty(client, world, publish):
    publish(organization("casa"))
    with CaptureQueriesContext(connections["edition"]) as once:
        client.get("/api/v1/search?q=casa&country=MX&per_page=50")

    publish(*(organization(f"casa-{number}") for number in range(50)))
    with CaptureQueriesContext(connections["edition"]) as often:
        answer = client.get("/api/v1/search?q=casa&country=MX&per_page=50")

    assert len(json.loads(answer.content)["contents"]) == 50
    assert len(often) == len(once)
