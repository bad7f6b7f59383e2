"""The search page: what is asked, what was understood, and what to do next."""

import re
from html import unescape

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from directory import documents
from tests.doors.conftest import Page
from tests.listings import channel, hotline, initiative, organization, region, text

pytestmark = pytest.mark.django_db(databases=["edition"])


@pytest.fixture
def ask(client):
    """Send the form of the search page, as a visitor does."""
    return lambda q="", language="es", **more: Page(client.post(f"/{language}/search/", {"q": q} | more))


@pytest.fixture
def listed(world, publish):
    """Shelters on both sides of the border, and the lines of both countries."""
    number = channel(type="short_code", value="911", display="911")
    publish(
        region("MX", neighbours=("US",), emergency_numbers=(documents.EmergencyNumber("911", "mx-911"),)),
        hotline("mx-911", kind="emergency_police", name=text("Emergencias", "Emergency"), channels=(number,)),
        hotline("mx-line", name=text("Línea Nacional", "National Line")),
        organization("casa", name=text("Casa Azul", "Blue House"), services=("shelter",), regions=("MX-BCN",)),
        organization("house", name=text("Casa Roja", "Red House"), services=("shelter", "legal"), regions=("US-CA",)),
    )


def buttons(page):
    """What the buttons that change the question would send."""
    return [tuple(map(unescape, one)) for one in re.findall(r'form="steps" name="([^"]*)" value="([^"]*)"', page.html)]


def test_home_and_the_search_page_have_the_form(page, world):
    for address in ("/es/", "/es/search/"):
        html = page(address).html

        assert '<form class="find" action="/es/search/" method="post" autocomplete="off">' in html
        assert re.search(r'<input id="q" name="q"[^>]* autocomplete="off" spellcheck="false"', html)


def test_every_page_leads_to_search(page, world):
    assert "/es/search/" in page("/es/mx/").links


def test_the_title_tells_nothing_of_the_question(ask, listed):
    assert ask("refugio en tijuana").title == "Buscar · Puente"


def test_a_posted_question_leaves_no_address_and_no_copy(ask, listed):
    found = ask("refugio tijuana", country="MX")
    addresses = re.findall(r'(?:href|action|formaction)="([^"]*)"', found.html)

    assert found.says("Casa Azul")
    assert not [address for address in addresses if "refugio" in address or "?" in address]
    assert found.response["Cache-Control"] == found.response["CDN-Cache-Control"] == "no-store"


def test_a_question_by_address_goes_on_by_links(page, listed):
    found = page("/es/search/?q=refugio")

    assert "?q=refugio&country=MX" in found.links
    assert buttons(found) == []
    assert "/en/search/?q=refugio" in found.links
    assert found.response["X-Robots-Tag"] == "noindex, noarchive"


def test_a_posted_question_is_asked_in_the_other_language_without_an_address(ask, listed):
    assert '<button form="steps" formaction="/en/search/" lang="en">English</button>' in ask("refugio").html


def test_results_say_what_they_are_and_where(ask, listed):
    found = ask("casa", country="MX")

    assert found.says("1 resultado", "Casa Azul", "Baja California, México", "Refugio")
    assert "Casa Roja" not in found.text


def test_hotlines_are_cards_and_the_rest_rows(ask, listed, publish):
    publish(initiative("casa-alliance", name=text("Alianza Casa Verde", "Green House Alliance"), regions=("001",)))

    assert ask("línea nacional").says("Línea Nacional", "México", "800 553 3000", "Llamar")
    assert ask("casa verde").says("Alianza Casa Verde", "Cualquier país", "Alianza")


def test_what_was_understood_can_be_taken_back(ask, listed):
    found = ask("refugio en tijuana, quechua")

    assert found.says("Entendimos", "ofrece: Refugio ✕", "en: Tijuana (México) ✕", "habla: quechua ✕")
    assert {("plain", "refugio"), ("plain", "tijuana"), ("plain", "quechua")} <= set(buttons(found))


def test_what_was_understood_ends_where_the_phrase_does(ask, listed):
    assert "le quitaron el pasaporte ✕" in ask("le quitaron el pasaporte, ¿qué hago en Tijuana?").text


def test_what_was_taken_back_is_a_word_and_can_be_understood_again(ask, listed):
    found = ask("refugio en tijuana", plain=["refugio", "tijuana"])

    assert "ofrece:" not in found.text
    assert found.says("solo como palabras: refugio, tijuana ✕")
    assert ("without", "plain") in buttons(found)
    assert ask("refugio en tijuana", plain="refugio", without="plain").says("ofrece: Refugio")


def test_a_correction_is_shown_and_can_be_undone(ask, listed):
    found = ask("rojja")

    assert found.says("Resultados para roja", "Buscar «rojja»", "Casa Roja")
    assert ("exact", "1") in buttons(found)


def test_exactly_as_typed_nothing_is_corrected(ask, listed):
    found = ask("rojja", exact="1")

    assert found.says("tal como se escribió ✕", "No encontramos nada con esto")
    assert "Casa Roja" not in found.text


def test_facets_count_and_narrow(ask, listed):
    found = ask("refugio")

    assert found.says("Afinar la búsqueda", "País", "Estados Unidos 1", "México 1", "Qué ofrece", "Refugio 2")
    assert ask("refugio", country="US").says("1 resultado", "Casa Roja")


def test_a_chosen_filter_can_be_taken_off(ask, listed):
    found = ask("refugio", country="US")

    assert found.says("País: Estados Unidos ✕")
    assert ("without", "country") in buttons(found)
    assert ask("refugio", country="US", without="country").says("2 resultados")


def test_what_holds_everywhere_counts_with_every_country(ask, listed, publish):
    publish(organization("world", name=text("Casa Mundial", "World House"), services=("shelter",), regions=("001",)))

    assert ask("refugio").says("3 resultados", "Estados Unidos 2", "México 2")
    assert ask("refugio", country="MX").says("2 resultados")


def test_the_nation_is_pinned_where_a_place_was_recognised(ask, listed):
    found = ask("refugio en tijuana")

    assert found.says(
        "Si corre peligro ahora, en México marque", "911", "Todo el país: México", "Línea Nacional", "800 553 3000"
    )
    assert found.says("Línea Nacional", "resultado", "Casa Azul")


def test_without_a_place_no_nation_is_pinned(ask, listed):
    assert "Todo el país" not in ask("refugio").text


def test_the_national_line_is_not_shown_twice_on_top(ask, listed):
    assert ask("línea nacional méxico").text.count("Línea Nacional") == 1


@pytest.mark.parametrize(
    "line", [hotline("consular-hn", kind="victims"), hotline("shut", status="paused"), hotline("mx-2", kind="women")]
)
def test_the_pinned_line_is_at_work_and_for_everybody(ask, listed, publish, line):
    publish(line)

    assert ask("refugio en tijuana").says("Todo el país: México", "Línea Nacional", "resultado")


def test_pages_of_twenty(ask, world, publish):
    publish(*(organization(f"casa-{number}") for number in range(45)))

    first, last = ask("casa"), ask("casa", page="3")

    assert first.says("45 resultados", "Página 1 de 3", "Siguiente")
    assert first.html.count('<article class="row">') == 20
    assert last.html.count('<article class="row">') == 5
    assert ("page", "2") in buttons(last)
    assert "Siguiente" not in last.text


def test_a_page_after_the_last_leads_back(ask, world, publish):
    publish(organization("casa"))

    assert ("page", "1") in buttons(ask("casa", page="7"))


def test_nothing_found_says_so_and_leads_on(ask, listed):
    nothing = ask("xyzzy")

    assert nothing.says("No encontramos nada con esto", "Elija un país", "México")
    assert {"/es/mx/", "/es/001/"} <= set(nothing.links)


def test_a_filter_that_leaves_nothing_can_be_taken_off(ask, listed):
    nothing = ask("azul", country="US", service="shelter")

    assert nothing.says("Sí hay resultados si quita:", "País: Estados Unidos ✕ 1")
    assert "Qué ofrece: Refugio ✕ 1" not in nothing.text


def test_before_a_question_there_is_the_form_and_the_countries(ask, listed):
    for empty in (ask(""), ask("   ")):
        assert empty.says("¿Qué busca?", "Elija un país", "México")
        assert "resultado" not in empty.text


@pytest.mark.parametrize("wrong", [{"country": "ZZ"}, {"page": "-1"}, {"page": "999999999999"}, {"spoken": "klingon"}])
def test_what_cannot_be_read_gives_no_answer_and_says_which(ask, listed, wrong):
    answer = ask("refugio", **wrong)

    assert answer.response.status_code == 200
    assert answer.says("No hay respuesta", "Esta parte de la pregunta no se entendió:")
    assert "Casa" not in answer.text


def test_parameters_of_others_are_left_alone(page, listed):
    assert page("/es/search/?q=azul&fbclid=x&country=").says("1 resultado", "Casa Azul")


def test_a_page_costs_the_same_for_one_result_and_for_fifty(client, listed, publish):
    question = {"q": "refugio en tijuana", "per_page": "50"}
    publish(hotline("shelter-line", name=text("Refugio Tijuana", "Tijuana Shelter"), organization="casa"))
    with CaptureQueriesContext(connections["edition"]) as once:
        client.post("/es/search/", question)

    publish(
        *(hotline(f"h-{n}", name=text(f"Refugio {n}", ""), organization="casa", regions=("MX-BCN",)) for n in range(25))
    )
    publish(*(organization(f"o-{n}", services=("shelter",), regions=("MX-BCN",)) for n in range(25)))
    with CaptureQueriesContext(connections["edition"]) as often:
        many = client.post("/es/search/", question)

    assert Page(many).html.count("<article") == 50
    assert len(often) == len(once)
