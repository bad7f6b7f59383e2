import pytest

from tests.listings import hotline, region, text

pytestmark = pytest.mark.django_db(databases=["edition"])


def test_home_counts_the_lines_of_each_country(page, world, publish):
    publish(hotline("one"), hotline("two", regions=("MX-BCN", "MX")), hotline("everywhere", regions=("001",)))

    assert page("/es/").says("México 2 líneas")


def test_home_says_where_nothing_is_confirmed(page, world, publish):
    publish(hotline(regions=("MX",)))

    home = page("/es/")

    assert home.says("Nicaragua aún sin nada confirmado")
    assert home.says("Todavía sin nada confirmado", "Nicaragua")


def test_every_country_can_be_reached(page, world, publish):
    publish(region("TV", name=text("Tuvalu", "Tuvalu"), subdivisions=(), neighbours=()))

    home = page("/en/")

    assert "/en/tv/" in home.links
    assert '<option value="tv">Tuvalu</option>' in home.html


def test_the_form_leads_to_the_country(client, world):
    response = client.get("/es/go/", {"place": "mx"})

    assert response["Location"] == "/es/mx/"
    assert response["CDN-Cache-Control"] == "no-store"


@pytest.mark.parametrize("chosen", ["//evil.example", "mx/../x", "\x00", "x" * 10_000, "../../"])
def test_the_form_leads_nowhere_else(client, world, chosen):
    assert client.get("/es/go/", {"place": chosen}).status_code == 404


def test_the_form_without_a_choice_leads_home(client):
    assert client.get("/en/go/")["Location"] == "/en/"


@pytest.mark.parametrize("how_many", [1, 50])
def test_home_costs_three_queries(client, world, publish, django_assert_num_queries, how_many):
    publish(*(hotline(f"line-{number}") for number in range(how_many)))

    with django_assert_num_queries(3, using="edition"):
        client.get("/es/")
