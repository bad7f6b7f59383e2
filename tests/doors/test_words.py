from datetime import date

import pytest
from django.utils import translation

from directory.documents import Checked
from directory.doors import words


@pytest.mark.parametrize(
    "text, spanish, english",
    [
        ("2022", "2022", "2022"),
        ("2022-01", "ene 2022", "Jan 2022"),
        ("2022-01-25", "25 ene 2022", "25 Jan 2022"),
        ("2022-13", "2022-13", "2022-13"),
        ("", "", ""),
    ],
)
def test_dates_are_as_exact_as_their_source(text, spanish, english):
    assert words.partial_date(text) == spanish
    with translation.override("en"):
        assert words.partial_date(text) == english


@pytest.mark.parametrize(
    "code, spanish, english",
    [
        ("qu", "quechua", "Quechua"),
        ("ase", "lengua de señas estadounidense", "American Sign Language"),
        ("pt-BR", "portugués de Brasil", "Brazilian Portuguese"),
        ("zh-Hant", "chino tradicional", "Traditional Chinese"),
        ("xx", "xx", "xx"),
    ],
)
def test_languages_have_names_in_both_languages(code, spanish, english):
    assert words.language(code).lower() == spanish.lower()
    with translation.override("en"):
        assert words.language(code) == english


@pytest.mark.parametrize(
    "how, spanish",
    [
        ("source_read", "Fuente leída el 21 nov 2026."),
        ("called", "Llamada de prueba hecha el 21 nov 2026."),
        ("site", "Visto en su propio sitio el 21 nov 2026."),
        ("operator", "Confirmado por quienes la atienden el 21 nov 2026."),
        ("otherwise", "Revisado el 21 nov 2026."),
    ],
)
def test_a_check_says_how_it_was_made(how, spanish):
    assert words.checked(Checked(on=date(2026, 11, 21), how=how, due_on=date(2027, 2, 19))) == spanish
