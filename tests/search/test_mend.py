"""Words that were run together, torn apart or heard otherwise, beside what stands around them."""

import pytest

from directory.documents import SearchName
from tests.listings import organization, region, subdivision, text

pytestmark = pytest.mark.django_db(databases=["edition"])

TEXAS = region(
    "US",
    name=text("Estados Unidos", "United States"),
    subdivisions=(
        subdivision(
            code="US-TX",
            name=text("Texas", "Texas"),
            search_names=(SearchName("El Paso", (), 670_000), SearchName("McAllen", (), 140_000)),
        ),
    ),
)


@pytest.fixture
def houses(publish):
    names = ("Senda de Vida", "Casa del Migrante Tecún Umán", "Yanapanakusun", "Línea Azul", "Crime Stoppers")
    publish(TEXAS, *(organization(name, name=text(name, name), services=(), regions=("MX",)) for name in names))
    publish(organization("Casa Paz", name=text("Casa Paz", "Casa Paz"), services=(), regions=("US-TX",)))


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("sendadevida", "senda de vida"),
        ("sendavida", "senda vida"),
        ("lineaazul", "linea azul"),
        ("lineaasul", "linea azul"),
        ("tecumuman", "tecun uman"),
        ("yanapana kusun", "yanapanakusun"),
        ("yana panacusun", "yanapanakusun"),
    ],
)
def test_words_run_together_or_torn_apart_are_the_names_that_they_make(houses, ask, found, typed, meant):
    assert ask(typed).corrected == {typed: meant}
    assert found(typed)
    assert found(typed)[0] == found(meant)[0]


def test_a_place_whose_words_were_run_together_is_the_place(houses, ask):
    assert [group.places[0].name for group in ask("elpaso").groups] == ["El Paso"]


def test_two_words_that_no_name_has_together_are_not_made_of_one(houses, ask):
    assert ask("azulvida").corrected == {}


def test_a_word_of_few_letters_is_no_form_of_another_because_their_stems_meet(houses, ask, found):
    assert ask("el pazo texas").corrected == {"pazo": "paso"}
    assert "Casa Paz" in found("el pazo texas")  # it is in Texas
    assert [group.text for group in ask("el pazo texas").groups if group.places] == ["el paso"]


def test_an_english_l_is_heard_too(houses, ask):
    assert ask("macalen").corrected == {"macalen": "mcallen"}


def test_what_a_large_country_is_called_is_meant_before_a_small_city_far_away(publish, ask):
    japan = subdivision(code="JP-40", name=text("Fukuoka", "Fukuoka"), search_names=(SearchName("Kanda", (), 34_000),))
    publish(
        region("JP", name=text("Japón", "Japan"), subdivisions=(japan,)),
        region("CA", name=text("Canadá", "Canada"), subdivisions=()),
    )

    assert ask("canda").corrected == {"canda": "canada"}


def test_an_acronym_is_no_misspelled_word(publish, ask):
    publish(organization("steps", name=text("Paso a paso", "Steps"), services=(), regions=("MX",)))

    assert ask("stps").corrected == {}


def test_a_misspelled_word_of_our_table_is_not_taken_for_a_form_of_another_word(publish, ask):
    publish(organization("traffic", name=text("Alianza", "Traffic alliance"), services=(), regions=("MX",)))

    assert ask("trafficing").corrected == {"trafficing": "trafficking"}


def test_what_was_joined_is_said_with_the_rest_of_the_question(houses, client):
    page = client.post("/es/search/", {"q": "yanapana kusun Texas"}).content.decode()

    assert "yanapanakusun texas" in page
