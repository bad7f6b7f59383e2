"""The first step of index and query: words."""

import pytest

from directory.search.fold import fold, stem, words


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Línea Nacional", ["linea", "nacional"]),
        ("EE.UU.", ["eeuu"]),
        ("la O.I.M. en D.F.", ["la", "oim", "en", "df"]),
        ("women's shelter", ["womens", "shelter"]),
        ("K'iche'", ["kiche"]),
        ("１８１８", ["1818"]),
        ("Ñuñoa", ["nunoa"]),
        ("ca\u0301ncer", ["cancer"]),
        ("\u202etrata\u202c", ["trata"]),
        ("tra\u00adta", ["trata"]),
        ("a\0b", ["a", "b"]),
        ('"; DROP TABLE --', ["drop", "table"]),
        ("😀 …", []),
        ("", []),
    ],
)
def test_words_come_without_marks_case_and_invisible_characters(text, expected):
    assert words(text) == expected


def test_a_lone_surrogate_is_no_word():
    assert words("a\ud800b") == ["ab"]
    fold("\ud800").encode()


def test_the_forms_of_a_word_have_one_key_in_both_languages():
    assert {stem(word) for word in words("víctima víctimas victim victims")} == {"victim"}
    assert stem("refugios") == stem("refugio")
    assert stem("abogadas") == stem("abogada")
