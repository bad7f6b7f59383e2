"""Numbers typed into search: ours, retired, or neither."""

import json

import pytest

from tests.doors.conftest import Page
from tests.listings import channel, hotline, retired_number, text

pytestmark = pytest.mark.django_db(databases=["edition"])


@pytest.fixture
def ask(client):
    return lambda q, **more: Page(client.post("/es/search/", {"q": q} | more))


@pytest.fixture
def program(client):
    return lambda q, **more: json.loads(client.get("/api/v1/search", {"q": q} | more).content)


@pytest.mark.parametrize("typed", ["800 553 3000", "+52 (800) 553-3000", "¿quién es 8005533000?", "tel:+528005533000"])
def test_a_number_of_ours_is_found_however_it_is_typed(ask, world, publish, typed):
    publish(hotline(name=text("Nuestra", "Ours")), hotline("other", channels=(channel(value="+525555555555"),)))

    found = ask(typed)

    assert found.says("1 resultado", "Nuestra")
    assert "no está en el directorio" not in found.text


def test_a_whole_number_that_is_not_ours_finds_nothing_and_says_so(ask, program, world, publish):
    publish(hotline())

    answer = ask("+1 555 555 0100")

    assert answer.says("Este número no está en el directorio", "Eso no quiere decir que sea falso", "Elija un país")
    assert "800 553 3000" not in answer.text
    assert program("+1 555 555 0100")["missing_number"] == "+1 555 555 0100"
    assert program("+1 555 555 0100")["contents"] == []


def test_a_number_of_ours_that_the_filters_hide_is_not_called_unknown(ask, program, world, publish):
    publish(hotline())

    hidden = ask("+528005533000", country="US")

    assert "no está en el directorio" not in hidden.text
    assert hidden.says("Sí hay resultados si quita:", "País: Estados Unidos ✕ 1")
    assert "missing_number" not in program("+528005533000", country="US")


@pytest.mark.parametrize("typed", ["+1 800 553 3000", "1-800-553-3000", "800 553 3000", "llamé al 18005533000 ayer"])
def test_a_retired_number_answers_with_its_warning(ask, program, world, publish, typed):
    publish(retired_number(why="reassigned", since="2024"))

    warned = ask(typed)

    assert warned.says(
        "Ya no llame al +1 800-553-3000", "Estados Unidos", "Ahora ese número es de otra persona.", "2024"
    )
    assert "no está en el directorio" not in warned.text
    assert [number["value"] for number in program(typed)["retired"]] == ["+18005533000"]


@pytest.mark.parametrize("typed", ["+52 800 553 3000", "553 300", "8005533001", "línea"])
def test_another_number_is_not_taken_for_a_retired_one(ask, program, world, publish, typed):
    publish(retired_number())

    assert "Ya no llame" not in ask(typed).text
    assert "retired" not in program(typed)


def test_a_retired_number_names_what_to_use_instead(ask, world, publish):
    publish(hotline(name=text("La nueva", "The new one")), retired_number(hotline="line", replaced_by="+528005533000"))

    assert ask("+18005533000").says("Use esto en su lugar: La nueva", "800 553 3000")


@pytest.mark.parametrize("line", [hotline(channels=(channel(audience="internal"),)), hotline(status="withdrawn")])
def test_no_number_is_given_instead_that_visitors_may_not_use(ask, world, publish, line):
    publish(line, retired_number(hotline="line", replaced_by="+528005533000"))

    assert "800 553 3000" not in ask("+18005533000").text


def test_a_number_printed_with_spaces_is_recognised(ask, world, publish):
    publish(retired_number(value="01 800 112 0000", region="MX", why="closed"))

    assert ask("018001120000").says("Ya no llame al 01 800 112 0000", "México", "La línea cerró.")


def test_an_old_spelling_is_no_warning_against_the_number(ask, world, publish):
    publish(retired_number(value="+5218005533000", region="MX", why="old_spelling"))

    found = ask("+5218005533000")

    assert "Ya no llame" not in found.text
    assert found.says("Es una forma antigua de escribir un número que todavía funciona.")
