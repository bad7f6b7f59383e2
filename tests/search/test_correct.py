"""Words that nobody wrote."""

import pytest

from directory.search.correct import Speller, sound

WORDS = {
    "linea": 200, "ayuda": 90, "abogado": 40, "guatemala": 30, "tijuana": 20, "traffick": 3, "trafficking": 120,
    "trata": 300, "refugio": 60, "yanapanakusun": 1, "polaris": 2, "mexico": 100, "psicologo": 9, "shelter": 50,
    "lima": 30, "hotline": 80,
}  # fmt: skip


@pytest.fixture(scope="module")
def speller():
    return Speller(WORDS)


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("linia", "linea"),
        ("alluda", "ayuda"),
        ("avogado", "abogado"),
        ("guatemla", "guatemala"),
        ("tiujana", "tijuana"),
        ("traficking", "trafficking"),
        ("yanapanacusun", "yanapanakusun"),
        ("polariz", "polaris"),
        ("refujio", "refugio"),
        ("sicologo", "psicologo"),
        ("shleter", "shelter"),
        ("hotlin", "hotline"),
    ],
)
def test_a_misspelled_word_is_the_one_that_sounds_and_looks_like_it(speller, typed, meant):
    assert speller.correct(typed) == meant


@pytest.mark.parametrize("typed", ["xyz", "lim", "shtl", "quetzalcoatl", "1888", "zzzzzzzz", "abogado2"])
def test_what_is_near_to_nothing_is_left_alone(speller, typed):
    assert speller.correct(typed) is None


def test_an_unfinished_word_is_completed_with_the_most_frequent_first(speller):
    assert speller.complete("traf") == ["trafficking", "traffick"]


@pytest.mark.parametrize(
    "one, other", [("vaca", "baca"), ("zapato", "sapato"), ("ola", "hola"), ("llave", "yave"), ("kiero", "quiero")]
)
def test_what_sounds_alike_has_one_key(one, other):
    assert sound(one) == sound(other)
