"""Reading numbers out of what people type; finding them is tested with the index."""

import pytest

from directory.search.phones import guesses, numbers_in


@pytest.mark.parametrize(
    "text, digits",
    [
        ("+52 800 553 3000", ["528005533000"]),
        ("llamar al 1-888-373-7888 ya", ["18883737888"]),
        ("(888) 373 7888", ["8883737888"]),
        ("linea 100", ["100"]),
        ("１８１８", ["1818"]),
        ("tengo 15 años", []),
        ("visa T2", []),
        ("", []),
        ("800.553.3000", ["8005533000"]),
    ],
)
def test_numbers_are_read_in_any_spelling(text, digits):
    assert [typed.digits for typed in numbers_in(text)] == digits


def test_what_was_dialled_before_a_number_is_taken_off():
    (typed,) = numbers_in("01 800 5533 000")

    assert "8005533000" in list(guesses(typed))


def test_a_short_number_is_not_found_behind_a_zero():
    (typed,) = numbers_in("0100")

    assert list(guesses(typed)) == ["0100"]
