"""What a card says of a line: its hours, its languages, its sources, and what is not known."""

from datetime import date

import pytest

from tests.listings import channel, checked, hotline, organization, source, text

pytestmark = pytest.mark.django_db(databases=["edition"])


def test_what_is_not_known_is_said_in_one_line(page, world, publish):
    publish(
        hotline(
            hours="",
            languages=(),
            cost="unknown",
            confidential="unknown",
            anonymous="unknown",
            asks_name="unknown",
            answered_by="unknown",
            channels=(channel(hours=""),),
        )
    )

    assert page("/es/mx/").says(
        "No se sabe: horario, costo, idiomas, si piden su nombre, si es confidencial, quién responde, "
        "si avisan a la policía o a migración."
    )


def test_what_is_known_is_said(page, world, publish):
    publish(hotline(reports_to_police="never", reports_to_immigration="is_authority", languages=("es", "qu")))

    assert page("/en/mx/").says(
        "24 hours, every day", "Languages: Spanish, Quechua", "Free", "You do not have to give your name",
        "Confidential", "A civil society organization answers", "They do not tell the police",
        "It is an immigration authority itself",
    )  # fmt: skip


def test_a_channel_with_its_own_hours_beats_the_hotline(page, world, publish):
    phone = channel(hours="Mo-Fr 09:00-17:00")
    chat = channel(type="chat", value="https://line.example", display="line.example", hours="")
    publish(hotline(hours="24/7", channels=(phone, chat)))

    mx = page("/es/mx/")

    assert mx.says("800 553 3000", "Lunes a viernes, de 9:00 a 17:00", "line.example", "24 horas, todos los días")
    assert mx.text.count("24 horas, todos los días") == 1


def test_hours_known_of_one_channel_only_are_not_lent_to_the_other(page, world, publish):
    chat = channel(type="chat", value="https://line.example", display="line.example", hours="")
    publish(hotline(hours="", channels=(channel(hours="24/7"), chat)))

    assert page("/es/mx/").says("24 horas, todos los días", "line.example", "No se sabe el horario")


def test_a_note_that_only_repeats_the_country_is_not_said_twice(page, world, publish):
    publish(hotline(channels=(channel(notes=text("Desde México.", "From Mexico.")),)))

    assert page("/es/mx/").text.count("Desde México") == 1
    assert page("/en/mx/").text.count("From Mexico") == 1


def test_a_consulate_is_named_as_an_office_of_a_government(page, world, publish):
    publish(hotline("consular-hn-mx"))

    assert page("/en/mx/").says("A consulate is an office of a government")


def test_other_lines_carry_no_such_note(page, world, publish):
    publish(hotline("line-of-consulares"))

    assert "A consulate is" not in page("/en/mx/").text


def test_a_line_at_rest_says_so(page, world, publish):
    publish(hotline(status="paused"))

    assert page("/es/mx/").says("Está cerrada por ahora.")


def test_a_line_that_is_no_more_gives_no_number(page, world, publish):
    publish(hotline(status="withdrawn"))

    mx = page("/es/mx/")

    assert mx.says("Ya no existe. Por favor, no la use.")
    assert "tel:+528005533000" not in mx.links


def test_languages_known_of_one_channel_only_are_not_lent_to_the_other(page, world, publish):
    chat = channel(type="chat", value="https://line.example", display="line.example")
    publish(hotline(languages=(), channels=(channel(languages=("es", "en")), chat)))

    assert page("/es/mx/").says("Idiomas: español, inglés.", "line.example", "No se saben los idiomas.")


def test_source_and_check_close_a_card(page, world, publish):
    paper = source(url="https://paper.example/a", title="", publisher="", date="2024-08", grade="B")
    publish(hotline(sources=(source(),), channels=(channel(sources=(paper,)),)))

    mx = page("/es/mx/")

    assert mx.says("Fuente oficial: source.example y 1 más.")
    assert mx.says("Fuente leída el 1 nov 2026.")


def test_a_card_looks_no_fresher_than_its_oldest_number(page, world, publish):
    old = checked(on=date(2026, 1, 1), due_on=date(2026, 4, 1))
    publish(hotline(checked=checked(), channels=(channel(checked=old),)))

    assert page("/es/mx/").says("Fuente leída el 1 ene 2026. Había que revisarlo de nuevo antes del 1 abr 2026.")


def test_a_card_without_a_check_says_so(page, world, publish):
    publish(hotline(checked=None, channels=(channel(checked=None),)))

    assert page("/en/mx/").says("Nobody has noted a check.")


def test_an_operator_is_named_only_if_published(page, world, publish):
    publish(
        hotline("one", organization="helpers"), hotline("two", organization="secret-shelter"), organization("helpers")
    )

    mx = page("/es/mx/")

    assert mx.says("La atiende Nombre de helpers")
    assert "secret-shelter" not in mx.html


def test_a_text_that_exists_in_the_other_language_only_is_marked(page, world, publish):
    publish(hotline(name=text(en="Help line"), summary=text(en="Listens.")))

    mx = page("/es/mx/")

    assert '<span lang="en">Help line</span>' in mx.html
    assert mx.says("Listens. (solo en inglés)")


def test_a_number_inside_a_sentence_stays_on_one_line(page, world, publish):
    publish(hotline(summary=text("Llame al 1-888-373-7888 en 2026 & <b>ya</b>.", None)))

    mx = page("/es/mx/")

    assert '<span class="nowrap">1-888-373-7888</span> en 2026 &amp; &lt;b&gt;' in mx.html
