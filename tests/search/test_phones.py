"""A number is found however it is written, and another number never stands in for it."""

import pytest

from tests.listings import channel, hotline, region, text

pytestmark = pytest.mark.django_db(databases=["edition"])

LINES = {
    "mx": ("+528005533000", "phone", "MX"),
    "mx-city": ("+525513099024", "phone", "MX"),
    "us": ("+18883737888", "phone", "US"),
    "us-text": ("233733", "short_code", "US"),
    "ar": ("+543874225227", "phone", "AR"),
    "gb": ("+448000121700", "phone", "GB"),
    "pe": ("1818", "short_code", "PE"),
    "pe-100": ("100", "short_code", "PE"),
    "uy-100": ("100", "short_code", "UY"),
}


@pytest.fixture
def lines(publish):
    publish(
        *(
            hotline(key, name=text(f"Línea {country}", f"{country} line"), regions=(country,), channels=(
                channel(value=value, type=kind, display=value, callable_from=(country,)),
            ))
            for key, (value, kind, country) in LINES.items()
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed, key",
    [
        ("+52 800 553 3000", "mx"),
        ("+528005533000", "mx"),
        ("0052 800 553 3000", "mx"),
        ("011 52 800 553 3000", "mx"),
        ("800 553 3000", "mx"),
        ("8005533000", "mx"),
        ("800.553.3000", "mx"),
        ("800/553/3000", "mx"),
        ("(800) 553-3000", "mx"),
        ("01 800 553 3000", "mx"),
        ("001 800 553 3000", "mx"),
        ("８００５５３３０００", "mx"),
        ("+52 1 55 1309 9024", "mx-city"),
        ("044 55 1309 9024", "mx-city"),
        ("045 55 1309 9024", "mx-city"),
        ("1-888-373-7888", "us"),
        ("888 373 7888", "us"),
        ("+1 (888) 373-7888", "us"),
        ("001 1 888 373 7888", "us"),
        ("00 1 888 373 7888", "us"),
        ("1-888-FRE-QUUU", "us"),
        ("1-888-FREQUUUS", "us"),
        ("llame al 1-888-373-7888 ya", "us"),
        ("¿de quién es el 888-373-7888?", "us"),
        ("233733", "us-text"),
        ("0387 422 5227", "ar"),
        ("387 4225227", "ar"),
        ("08000121700", "gb"),
        ("+44 (0)8000 121 700", "gb"),
        ("1 888 FRE QUUU", "us"),
        ("1888FREQUUU", "us"),
        ("text BEFREE", "us-text"),
        ("envíe un mensaje: mande BEFREE", "us-text"),
        ("0387GAAJAAP", "ar"),
        ("888FREQUUUS help", "us"),
        ("+44 8000 121 700", "gb"),
        ("1818", "pe"),
        ("18-18", "pe"),
        ("línea 1818", "pe"),
    ],
)
def test_a_number_is_found_in_every_spelling(lines, found, typed, key):
    assert found(typed) == [key]


@pytest.mark.parametrize(
    "typed, key",
    [("800 553", "mx"), ("888373", "us"), ("52800", "mx"), ("3000", "mx"), ("3737888", "us"), ("7888", "us")],
)
def test_the_beginning_or_the_end_of_a_number_is_enough(lines, found, typed, key):
    assert found(typed)[0] == key


@pytest.mark.parametrize(
    "typed",
    [
        "888-373-7889",
        "1-888-373-788",
        "+1 800 553 3000",
        "1 800 553 3000",
        "+52 888 373 7888",
        "+1818 555 0100",
        "553 3001",
        "5533 0001",
        "55 1309 902 5",
        "212-555-0147",
        "9" * 4000,
        "+52 800 553 3001",
        "8 800 553 3000",
        "8 888 373 7888",
    ],
)
def test_a_whole_number_that_is_not_ours_finds_nothing_and_says_so(lines, ask, typed):
    answer = ask(typed)

    assert (answer.results, answer.total) == ([], 0)
    assert answer.missing_number


def test_eight_digits_that_end_a_number_of_ours_find_it(lines, found):
    assert found("1309 9024") == ["mx-city"]


def test_a_short_number_is_the_whole_one_before_the_beginning_of_others(lines, publish, found):
    publish(hotline("longer", channels=(channel(value="+5210055500100"),)))

    assert sorted(found("100")) == ["pe-100", "uy-100"]


def test_a_short_number_is_not_found_behind_a_zero(lines, found):
    assert "pe-100" not in found("0100")


def test_the_words_beside_a_number_say_which_of_its_lines_comes_first(lines, found):
    assert found("100 línea UY")[0] == "uy-100"
    assert found("100 línea PE")[0] == "pe-100"


def test_filters_hold_for_numbers_too(lines, found, ask):
    assert found("100", filters={"country": ("UY",)}) == ["uy-100"]
    assert ask("888-373-7888", filters={"country": ("UY",)}).total == 0


def test_the_facets_of_a_number_count_its_lines(lines, ask):
    assert ask("100").facets["country"] == {"PE": 1, "UY": 1}


def test_a_number_that_is_nothing_does_not_silence_the_words_beside_it(lines, publish, found):
    publish(hotline("women", name=text("Línea Zafiro", "Zafiro Line"), channels=(channel(value="+525500000000"),)))

    assert found("zafiro 12") == ["women"]
    assert found("zafiro 4567") == ["women"]


def test_an_email_channel_has_no_number(publish, found):
    publish(hotline("mail", channels=(channel(type="email", value="line1818@line.example"),)))

    assert found("1818") == []


def test_digits_and_words_that_are_no_number_of_ours_stay_words(lines, publish, found, ask):
    publish(hotline("women", name=text("300 mujeres", "300 women"), channels=()))

    assert found("300 mujeres golpeadas") == ["women"]
    assert not ask("300 mujeres golpeadas").missing_number


def test_the_beginning_of_an_international_number_is_enough(lines, found, ask):
    assert found("+52 800 5") == ["mx"]
    assert not ask("+52 800 5").missing_number


def test_a_number_as_it_is_shown_is_enough_where_it_is_dialled_so(publish, found):
    publish(
        hotline("tt", regions=("TT",), channels=(channel(value="+18688007283", display="800-7283 (800-SAVE)"),)),
        hotline("ae", regions=("AE",), channels=(channel(value="+9718007283", display="800 SAVE (800 7283)"),)),
    )

    assert sorted(found("800-SAVE")) == sorted(found("800 7283")) == ["ae", "tt"]


def test_a_place_beside_a_number_says_which_of_two_is_meant(publish, found):
    publish(
        region("TT", name=text("Trinidad", "Trinidad"), subdivisions=()),
        hotline("tt", regions=("TT",), channels=(channel(value="+18688007283", display="868 800-7283"),)),
        hotline("ae", regions=("AE",), channels=(channel(value="+9718007283", display="800 7283"),)),
    )

    assert found("800 7283") == ["ae"]
    assert found("800 7283 trinidad") == ["tt", "ae"]


def test_an_8_is_dialled_before_numbers_only_where_it_was_dialled(publish, found):
    publish(hotline("lt", regions=("LT",), channels=(channel(value="+37080091119", display="8 800 91119"),)))

    assert found("8 800 91119") == found("880091119") == ["lt"]
