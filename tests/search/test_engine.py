"""From a question to an answer, on a few made listings."""

import pytest

from directory.documents import SearchName
from tests.listings import hotline, organization, region, subdivision, text

pytestmark = pytest.mark.django_db(databases=["edition"])


def country(code, name, *parts):
    """A country with subdivisions as (code, name, cities); a city is (name, inhabitants)."""
    subdivisions = tuple(
        subdivision(
            code=part, name=text(called, called), search_names=tuple(SearchName(n, (), size) for n, size in cities)
        )
        for part, called, cities in parts
    )
    return region(code, name=text(name, name), subdivisions=subdivisions)


def named(key, name, **facts):
    return organization(key, name=text(name, name), **{"services": (), "regions": ("MX",)} | facts)


def understood(answer, kind):
    return [group.text for group in answer.groups if group.kind == kind]


def test_the_language_of_the_question_does_not_matter(publish, found):
    publish(named("shelter", "Casa Zafiro", services=("shelter",)), named("lawyers", "Zafiro", services=("legal",)))

    assert found("albergue") == found("safe house") == found("refuge") == ["shelter"]
    assert found("abogada") == found("lawyers") == ["lawyers"]


def test_the_callers_own_word_comes_before_its_synonym(publish, found):
    publish(named("one", "Albergue Zafiro"), named("other", "Refugio Zafiro"))

    assert found("refugio")[0] == "other"
    assert found("albergue")[0] == "one"


def test_everything_asked_comes_before_a_part_of_it(publish, found):
    publish(named("both", "Zafiro", services=("shelter", "legal")), named("one", "Zafiro", services=("legal",)))
    publish(named("another", "Casa", services=("shelter",)))

    assert found("shelter lawyer zafiro") == ["both", "one"]


def test_with_too_few_hits_what_informs_least_is_given_up(publish, found):
    publish(
        country("ES", "España", ("ES-MD", "Madrid", [])),
        named("apramp", "APRAMP", regions=("ES",)),
        *(named(f"madrid-{number}", f"Casa {number}", regions=("ES-MD",)) for number in range(8)),
    )

    assert found("apramp madrid")[0] == "apramp"


def test_words_that_only_ask_never_exclude(publish, found):
    publish(named("casa", "Casa Zafiro"))

    assert found("necesito ayuda por favor zafiro") == found("please help me zafiro") == ["casa"]


def test_with_enough_hits_nothing_is_given_up(publish, found):
    publish(
        *(named(f"both-{number}", f"Casa {number}", services=("shelter", "legal")) for number in range(5)),
        named("one", "Casa", services=("shelter",)),
    )

    assert "one" not in found("shelter lawyer")


PLACES = (
    country("PE", "Perú", ("PE-LAL", "La Libertad", [("Trujillo", 900_000)])),
    country("VE", "Venezuela", ("VE-T", "Trujillo", [])),
    country("BO", "Bolivia", ("BO-L", "La Paz", [("La Paz", 800_000)])),
    country(
        "MX",
        "México",
        ("MX-BCS", "Baja California Sur", [("La Paz", 250_000)]),
        ("MX-BCN", "Baja California", [("Tijuana", 1_900_000)]),
    ),
    country("GE", "Georgia"),
    country("US", "Estados Unidos", ("US-GA", "Georgia", [("Atlanta", 500_000)])),
)


@pytest.mark.parametrize(
    "typed, tokens",
    [
        ("Trujillo", ["t:PE-LAL/trujillo", "r:VE-T"]),
        ("Trujillo Perú", ["t:PE-LAL/trujillo"]),
        ("Perú, Trujillo", ["t:PE-LAL/trujillo"]),
        ("La Paz Bolivia", ["t:BO-L/la-paz", "r:BO-L"]),
        ("La Paz, México", ["t:MX-BCS/la-paz"]),
        ("Georgia", ["c:GE", "r:US-GA"]),
        ("Georgia Estados Unidos", ["r:US-GA"]),
        ("refugio en tijuana", ["t:MX-BCN/tijuana"]),
    ],
)
def test_a_place_is_meant_by_its_name_and_what_stands_beside_it(publish, ask, typed, tokens):
    publish(*PLACES, named("casa", "Casa"))

    (group,) = [group for group in ask(typed).groups if group.places]

    assert [place.token for place in group.places][: len(tokens)] == tokens
    beside = [place.country for place in group.places]
    assert len(tokens) > 1 or set(beside) == {tokens[0].partition(":")[2][:2]}


def test_a_city_finds_its_own_listings_then_its_states_then_the_nations(publish, found):
    publish(
        *PLACES,
        hotline("state", regions=("MX-BCN",), channels=()),
        hotline("city", regions=("MX-BCN",), channels=(), summary=text("Una línea en Tijuana.", "A line in Tijuana.")),
        hotline("nation", regions=("MX",)),
        named("abroad", "Casa", regions=("PE-LAL",)),
    )

    assert found("tijuana") == ["city", "state", "nation"]


def test_where_somebody_is_from_is_not_where_she_is(publish, found, ask):
    publish(*PLACES, named("abroad", "Casa Zafiro", regions=("US",)), named("home", "Casa Azul", regions=("MX",)))

    assert found("soy mexicana zafiro") == ["abroad"]
    assert understood(ask("soy mexicana zafiro"), "place") == []


def test_a_language_finds_the_lines_that_speak_it(publish, found):
    publish(hotline("andes", languages=("es", "qu")), hotline("other", languages=("es",)))

    assert found("línea en quechua")[0] == found("quechua")[0] == "andes"
    assert found("quechua") == ["andes"]


def test_a_misspelled_word_is_mended_and_said(publish, ask, found):
    publish(*PLACES, named("casa", "Casa Zafiro", services=("shelter",)), named("other", "Otra"))

    assert found("safiro") == ["casa"]
    assert ask("safiro").corrected == {"safiro": "zafiro"}
    assert ask("alvergue").corrected == {"alvergue": "albergue"}


def test_what_was_mended_can_be_undone(publish, ask):
    publish(named("casa", "Casa Zafiro"))

    answer = ask("safiro", correct=False)

    assert (answer.total, answer.corrected) == (0, {})


def test_in_a_sentence_only_sure_mistakes_are_mended(publish, ask):
    publish(*PLACES, named("casa", "Casa Zafiro"))

    assert ask("zafito").corrected == {"zafito": "zafiro"}
    assert "zafito" not in ask("mi hermana que vive lejos dice zafito").corrected
    assert ask("mi hermana que vive lejos dice safiro").corrected == {"safiro": "zafiro"}  # it sounds the same


def test_a_meaning_can_be_undone(publish, ask, found):
    publish(*PLACES, named("word", "Refugio Zafiro"), named("concept", "Casa", services=("shelter",)))

    assert set(found("refugio")) == {"word", "concept"}
    assert found("refugio", plain=frozenset({"refugio"})) == ["word"]
    assert understood(ask("refugio", plain=frozenset({"refugio"})), "concept") == []
    assert understood(ask("tijuana", plain=frozenset({"tijuana"})), "place") == []


def test_an_empty_question_finds_everything_best_first(publish, found):
    publish(hotline("line", grade="A"), named("casa", "Casa"), hotline("weaker", grade="B", hours="", channels=()))

    assert found("") == found("   ") == ["line", "weaker", "casa"]


def test_words_without_any_meaning_find_nothing(publish, ask):
    publish(named("casa", "Casa"))

    assert ask("xqzwv").total == 0


def test_the_same_question_has_the_same_answer_twice(publish, ask):
    publish(*PLACES, *(named(f"casa-{number}", "Casa Zafiro") for number in range(30)))

    assert ask("casa zafiro tijuana") == ask("casa zafiro tijuana")


PERU = country("PE", "Perú", ("PE-LMA", "Lima", [("Lima", 8_000_000)]))


def test_who_tells_what_happens_finds_the_line_of_the_nation_before_an_office_nearby(publish, found):
    publish(
        PERU,
        hotline("line", name=text("Línea contra la trata"), regions=("PE",), kind="trafficking"),
        named("office", "Oficina contra la trata", regions=("PE-LMA",)),
    )

    assert found("trata lima")[0] == "office"
    assert found("ayer vi que tienen a mi prima encerrada en una casa en lima")[0] == "line"


def test_a_word_of_a_text_is_not_the_place_that_sounds_alike(publish, found):
    publish(
        country("MX", "México", ("MX-PUE", "Puebla", [("Puebla", 1_500_000)])),
        hotline("there", name=text("Albergue"), regions=("MX",)),
        hotline("elsewhere", name=text("Albergue"), regions=("GT",), summary=text("Para los pueblos.")),
    )

    assert found("refugio puebla")[0] == "there"


def test_a_nationality_without_a_place_does_not_ask_for_a_consulate(publish, found):
    publish(
        PERU,
        hotline("consular-pe-ec", name=text("Consulados del Perú, para peruanos"), regions=("EC",)),
        hotline("line", name=text("Denuncias"), regions=("PE",), grade="B"),
    )

    assert found("líneas de ayuda peruanas")[0] == "line"


def test_those_who_mean_the_very_thing_are_shown_though_enough_others_come_near(publish, found):
    near = (named(f"near-{number}", f"Casa {number}", services=("women", "immigration")) for number in range(6))
    publish(*near, hotline("line", name=text("Línea contra la violencia doméstica")))

    assert "line" in found("mi esposo me pega y no tengo papeles")
