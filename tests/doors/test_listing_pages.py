import pytest

from directory.documents import Member
from tests.listings import channel, hotline, initiative, organization, source, text

pytestmark = pytest.mark.django_db(databases=["edition"])


def test_a_hotline_shows_all_that_is_known_and_all_that_is_not(page, world, publish):
    line = hotline(organization="helpers", reports_to_police="minors_or_danger")
    publish(line, organization())

    shown = page(f"/es/h/{line.code}/")

    assert shown.says("Nombre de line", "México", "800 553 3000", "Horario 24 horas, todos los días", "Costo Gratis")
    assert shown.says("Si avisan a la policía", "Avisan a la policía solo si", "Si avisan a migración No se sabe")
    assert shown.says("La atiende Nombre de helpers", "Tema Trata de personas")


def test_a_hotline_shows_the_sources_of_each_number(page, world, publish):
    courtesy = source(url="https://paper.example", title="A paper", language="en", authoritative=False, grade="B")
    line = hotline(channels=(channel(sources=(courtesy,)),))
    publish(line)

    shown = page(f"/es/h/{line.code}/")

    assert shown.says("800 553 3000 Llamar", "Fuente secundaria: A paper", "En inglés. Traducción de cortesía.")


def test_titles_and_addresses_say_nothing_of_the_topic(page, world, publish):
    line = hotline("linea-trata", name=text("Línea contra la Trata", "Trafficking line"))
    publish(line)

    assert page(f"/es/h/{line.code}/").title == "Línea · México · Puente"
    assert "trata" not in line.code


def test_an_organization_shows_what_it_offers_runs_and_takes_part_in(page, world, publish):
    helpers = organization(email="help@helpers.example", first_step=text("Escriba.", None), parent="mother")
    together = initiative()
    publish(helpers, organization("mother"), hotline(organization="helpers"), together)

    shown = page(f"/es/o/{helpers.code}/")

    assert shown.says("Nombre de helpers", "Primer paso: Escriba.", "Organización civil", "Ofrece Ayuda legal")
    assert shown.says("helpers.example", "Es parte de Nombre de mother", "Sus líneas", "800 553 3000")
    assert shown.says("Participa en Nombre de together", "la fundó", "De dónde sale esta información")
    assert {"https://helpers.example/", "mailto:help@helpers.example", f"/es/i/{together.code}/"} <= set(shown.links)


def test_an_organization_says_what_is_not_known(page, world, publish):
    helpers = organization(services=(), website="", languages=(), parent="secret")
    publish(helpers)

    shown = page(f"/en/o/{helpers.code}/")

    assert shown.says("Offers Not known", "Languages Not known", "Website Not known", "E-mail Not known")
    assert "secret" not in shown.html


def test_an_initiative_names_published_members_only(page, world, publish):
    together = initiative(members=(Member("helpers", "founder"), Member("secret-shelter", "funder")), ends="2021-05")
    publish(together, organization())

    shown = page(f"/es/i/{together.code}/")

    assert shown.says("Alianza", "Comenzó 2017", "Terminó may 2021", "Nombre de helpers", "la fundó")
    assert "secret-shelter" not in shown.html


@pytest.mark.parametrize("kind", ["h", "o", "i"])
def test_what_is_not_published_is_not_found(page, world, publish, kind):
    publish(hotline())

    assert page(f"/es/{kind}/zzzzzzzz/").response.status_code == 404


def test_a_listing_is_not_found_under_another_kind(page, world, publish):
    line = hotline()
    publish(line)

    assert page(f"/es/o/{line.code}/").response.status_code == 404


def test_a_code_read_out_in_capitals_is_found(client, world, publish):
    line = hotline()
    publish(line)

    assert client.get(f"/es/h/{line.code.upper()}/")["Location"] == f"/es/h/{line.code}/"


@pytest.mark.parametrize("how_many", [1, 50])
def test_an_organization_costs_the_same_for_one_line_and_for_fifty(
    client, world, publish, django_assert_num_queries, how_many
):
    helpers = organization()
    publish(helpers, *(hotline(f"line-{number}", organization="helpers") for number in range(how_many)))

    with django_assert_num_queries(12, using="edition"):
        client.get(f"/es/o/{helpers.code}/")


@pytest.mark.parametrize("language, words", [("es", "A quién no debe hacer daño"), ("en", "Whom it must not harm")])
def test_about_is_written_in_both_languages(page, language, words):
    about = page(f"/{language}/about/")

    assert about.says(words)
    assert about.says("GeoNames", "CC BY 4.0")
    assert "Unicode CLDR" in about.text
