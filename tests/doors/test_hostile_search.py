"""What is typed to do harm, or by mishap, gets an ordinary answer in ordinary time."""

import json
import time
from urllib.parse import quote

import pytest

from tests.doors.conftest import Page
from tests.listings import hotline, organization, text

pytestmark = pytest.mark.django_db(databases=["edition"])

HOSTILE = [
    "trata " * 3000,
    "trata\0",
    "\0",
    "📞🆘 trata",
    '"trata',
    "'trata\"",
    "trata * OR NEAR(",
    "trata' OR 1=1; DROP TABLE edition_entry; --",
    "name:trata AND -mexico",
    "trata%' ESCAPE '!",
    "\u202eatart\u202c trata \u200f",
    "<script>alert(1)</script> trata",
    "{{ 7*7 }}{% now %} trata",
    "a" * 90_000,
    "ñ" * 40_000,
    "1" * 50_000,
    "( " * 5000,
    "-" * 5000 + "1-800",
    " ".join(f"{number}-trata" for number in range(2000)),
]


@pytest.fixture
def listed(world, publish):
    publish(hotline(name=text("Contra la trata", "Against trafficking")), organization(name=text("Otra", "Other")))


@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: ascii(typed[:20]))
def test_hostile_text_gets_an_ordinary_answer_in_ordinary_time(client, listed, typed):
    client.post("/es/search/", {"q": "trata"})
    started = time.monotonic()
    posted, got = client.post("/es/search/", {"q": typed}), client.get("/api/v1/search", {"q": typed})

    assert (posted.status_code, got.status_code) == (200, 200)
    assert time.monotonic() - started < 1
    assert "invalid" not in json.loads(got.content)
    assert b"\0" not in posted.content


@pytest.mark.parametrize("typed", ["trata * OR NEAR(", '"trata', "trata' OR 1=1; --", "trata\0", "\u202etrata\u200f"])
def test_nothing_typed_is_an_operator(client, listed, typed):
    """The line about trafficking is found, and it alone."""
    answer = json.loads(client.get("/api/v1/search", {"q": typed}).content)

    assert [one["key"] for one in answer["contents"]] == ["line"]


def test_what_was_typed_is_shown_as_text(client, listed):
    html = client.post("/es/search/", {"q": '<script>alert("1")</script>'}).content.decode()

    assert 'value="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"' in html
    assert "<script>" not in html


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_a_large_body_is_refused_kindly(client, world, content_type):
    body = b'--x\r\nContent-Disposition: form-data; name="q"; filename="f"\r\n\r\n' + b"q=" + b"a" * 100_001

    refused = client.post("/es/search/", body, content_type=content_type)

    assert refused.status_code == 413
    assert Page(refused).says("Es demasiado texto", "Busque con pocas palabras, por favor.")
    assert refused["CDN-Cache-Control"] == "no-store"


def test_too_many_fields_are_refused_kindly(client, world):
    assert client.post("/es/search/", {f"a{number}": "1" for number in range(2000)}).status_code == 413


@pytest.mark.parametrize(
    "query",
    [
        "q=%ff%fetrata",
        "q=%C3%28trata",
        "q=trata&page=-1",
        "q=trata&page=999999999999",
        "q=trata&per_page=999999",
        "q=trata&q=trata",
        "q=trata&country=MX&country=US",
        "q=trata&plain=" + "&plain=".join("abcdef"),
        "q=trata&plain=" + quote("trata " * 500),
        "q=trata&type=%00",
        "q=trata&service=" + "x" * 5000,
        "q=trata&from=*",
        "q=trata&spoken=" + "x-" * 500,
        "q[]=trata",
    ],
)
def test_hostile_parameters_get_an_answer_and_never_a_wider_one(client, listed, query):
    for address in (f"/es/search/?{query}", f"/api/v1/search?{query}"):
        response = client.get(address)

        assert response.status_code == 200 or is_problem(response)
        assert b"Otra" not in response.content


def is_problem(response):
    """Whether a program is told that its question could not be read."""
    problem = response.status_code == 400 and response["Content-Type"] == "application/problem+json"
    return problem and json.loads(response.content)["contents"] == []


def test_only_asking_is_possible(client):
    assert client.put("/es/search/").status_code == 405
    assert client.post("/api/v1/search").status_code == 405
