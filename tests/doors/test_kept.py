"""What a process keeps between pages never outlives what it was made from."""

import pytest

from directory.doors import cards
from tests.listings import hotline, organization, region, text

pytestmark = pytest.mark.django_db(databases=["edition"])


def test_a_place_that_gets_another_name_is_called_by_it_at_once(world, publish):
    before = cards.place_names(["NI"])
    publish(region("NI", name=text("Otra Nicaragua", "Other Nicaragua"), neighbours=(), subdivisions=()))

    assert (before, cards.place_names(["NI"])) == ({"NI": "Nicaragua"}, {"NI": "Otra Nicaragua"})


def test_a_card_that_was_shown_changes_with_its_operator(world, publish, client):
    publish(hotline(organization="helpers"), organization(name=text("Casa Vieja")))
    before = client.post("/es/search/", {"q": "línea"}).content.decode()
    publish(organization(name=text("Casa Nueva")))
    after = client.post("/es/search/", {"q": "línea"}).content.decode()

    assert ("Casa Vieja" in before, "Casa Vieja" in after, "Casa Nueva" in after) == (True, False, True)


def test_a_card_keeps_where_each_visitor_stands(world, publish, client):
    publish(hotline())
    pages = {here: client.get("/es/search/", {"q": "", "from": here}).content.decode() for here in ("mx", "us")}

    assert "?from=mx" in pages["mx"]
    assert "?from=mx" not in pages["us"]
