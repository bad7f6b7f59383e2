"""Page, widget and API cannot disagree on which lines a place has, in which order, and with which numbers."""

import re

import pytest

from directory.documents import EmergencyNumber
from tests.listings import channel, hotline, region, text

pytestmark = pytest.mark.django_db(databases=["edition"])


@pytest.fixture
def many(world, publish):
    """Lines of every kind and place, some closed for now, some without a public way."""
    publish(region("MX", neighbours=("US",), emergency_numbers=(EmergencyNumber("911", "mx-911"),)))
    publish(hotline("mx-911", kind="emergency_police", channels=(channel(value="911", type="short_code"),)))
    publish(
        *(
            hotline(
                f"line-{n}",
                kind=["trafficking", "women", "child", "migrant"][n % 4],
                regions=[("MX",), ("US",), ("MX-BCN",), ("001",), ("MX", "US")][n % 5],
                status="paused" if n == 7 else "active",
                grade="AB"[n % 2],
                name=text(f"Línea {n}", f"Line {n}"),
                channels=(
                    channel(
                        value=f"+5255555501{n:02}", callable_from=("*",), audience="internal" if n == 8 else "public"
                    ),
                    channel(value=f"0{n:02}", type="short_code", callable_from=("MX",)),
                ),
            )
            for n in range(15)
        )
    )


@pytest.mark.parametrize("country", ["MX", "US", "NI"])
@pytest.mark.parametrize("query", [{}, {"kind": "women"}, {"spoken": "es"}, {"channel": "phone"}])
def test_the_three_doors_show_the_same_lines(client, many, country, query):
    api = client.get("/api/v1/hotlines", {"country": country, **query}).json()["contents"]
    frame = client.get(f"/embed/v1/en/{country.lower()}/", {"limit": "20", **query}).content.decode()
    shown = re.findall(r'<article id="(\w+)"', frame)
    lines = [line for line in api if line["key"] != "mx-911"]
    lines = [line for line in lines if "channel" not in query or fits(line, query["channel"])]

    assert shown
    assert sorted(shown) == sorted(line["code"] for line in lines)
    assert [code for code in shown if code not in paused(api)] == [
        line["code"] for line in lines if line["code"] not in paused(api)
    ]


def fits(line, kind):
    return any(channel["type"] == kind for channel in line["channels"])


def paused(lines):
    return {line["code"] for line in lines if line["status"] != "active"}


@pytest.mark.parametrize("country", ["MX", "US", "NI"])
@pytest.mark.parametrize("stands", [{}, {"from": "us"}])
def test_page_and_widget_offer_the_same_numbers(client, many, country, stands):
    """With `from`, the widget leaves out what the page says does not work or is not known."""
    page = pressed(client.get(f"/es/{country.lower()}/", stands).content.decode())
    frame = pressed(client.get(f"/embed/v1/es/{country.lower()}/", {"limit": "20", **stands}).content.decode())

    assert frame
    assert frame <= page
    assert stands or frame == page


def pressed(html):
    return set(re.findall(r'href="((?:tel|sms|mailto):[^"]*)"', html))
