"""What the API adds for a visitor who says where she stands, and what it leaves when it asks for open lines."""

import json
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from tests.doors.test_standing import border  # noqa: F401
from tests.listings import channel, hotline

pytestmark = [pytest.mark.django_db(databases=["edition"]), pytest.mark.usefixtures("border")]


@pytest.fixture
def ask(client):
    return lambda query: json.loads(client.get(f"/api/v1/hotlines?{query}").content)


def test_each_channel_says_how_it_is_reached(ask):
    free, whatsapp = ask("country=MX&from=US")["contents"][0]["channels"]

    assert free["reach"] == {
        "from": "US",
        "state": "not_callable",
        "dial": "",
        "uri": "",
        "reason": {
            "es": "Solo funciona desde México. Desde Estados Unidos no.",
            "en": "It only works from Mexico. It does not work from the United States.",
        },
        "warning": {
            "es": "Desde Estados Unidos no marque 800 553 3000 así como está: podría contestar otra persona.",
            "en": "From the United States, do not press 800 553 3000 as it is printed: somebody else could answer.",
        },
    }
    assert (whatsapp["reach"]["state"], whatsapp["reach"]["uri"]) == ("callable", "https://wa.me/528005533000")
    assert (free["type"], free["value"]) == ("phone", "+528005533000")


def test_without_from_nothing_is_added(ask):
    assert "reach" not in ask("country=MX")["contents"][0]["channels"][0]


@pytest.mark.parametrize(
    "query, invalid",
    [
        ("from=XX", "from"),
        ("from=US&from=US", "from"),
        ("from=", "from"),
        ("from=MX-BCN", "from"),
        ("open=2", "open"),
        ("open=", "open"),
    ],
)
def test_what_cannot_be_read_gives_nothing_and_says_so(ask, query, invalid):
    answer = ask(f"country=MX&{query}")

    assert (answer["contents"], list(answer["invalid"])) == ([], [invalid])


def test_open_keeps_what_is_certainly_open(ask, publish, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 23, 16, tzinfo=UTC))
    for key, hours in {"day": "Mo-Fr 09:00-17:00", "night": "Mo-Fr 20:00-23:00", "unknown": ""}.items():
        publish(hotline(key, hours=hours, channels=(channel(hours=hours),), time_zone="America/Mexico_City"))

    keys = {line["key"] for line in ask("country=MX&open=1")["contents"]}

    assert keys == {"mx-line", "day"}


def test_open_is_counted_and_paged(ask, publish):
    publish(*(hotline(f"line-{number}") for number in range(5)))

    answer = ask("country=MX&open=1&per_page=2")

    assert (answer["total_items"], len(answer["contents"])) == (6, 2)
