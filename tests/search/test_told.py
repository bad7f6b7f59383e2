"""What sentences and ordinary words say, and what they do not."""

import pytest

from directory.documents import SearchName
from directory.search.reading import read_query
from tests.listings import hotline, organization, region, subdivision, text

pytestmark = pytest.mark.django_db(databases=["edition"])


def country(code, name, part, called, *cities):
    names = tuple(SearchName(city, (), size) for city, size in cities)
    return region(
        code,
        name=text(name, name),
        subdivisions=(subdivision(code=part, name=text(called, called), search_names=names),),
    )


URUGUAY = country("UY", "Uruguay", "UY-CO", "Colonia", ("Colonia del Sacramento", 27_000))
ECUADOR = country("EC", "Ecuador", "EC-P", "Pichincha", ("Quito", 1_800_000))
NEW_JERSEY = country("US", "Estados Unidos", "US-NJ", "New Jersey", ("Union", 56_000), ("Los Ángeles", 3_800_000))
PERU = country("PE", "Perú", "PE-LMA", "Lima", ("Lima", 8_000_000))
AUSTRIA = country("AT", "Austria", "AT-9", "Viena", ("Viena", 1_700_000))


def places(answer):
    return [group.text for group in answer.groups if group.places]


@pytest.mark.parametrize(
    "typed, named",
    [
        ("tienen a una muchacha en una casa de mi colonia", []),
        ("colonia", ["colonia"]),
        ("refugio en colonia", ["colonia"]),
        ("refugio cerca de colonia", ["colonia"]),
        ("colonia uruguay", ["colonia"]),
        ("farm workers union", []),
        ("shelter in union", ["union"]),
        ("union new jersey", ["union"]),
        ("mi patrón me quito el celular", []),
        ("abogado quito", ["quito"]),
        ("nos quito los papeles en quito", ["quito"]),
    ],
)
def test_an_ordinary_word_is_a_place_only_where_the_text_says_so(publish, ask, typed, named):
    publish(URUGUAY, ECUADOR, NEW_JERSEY)

    assert places(ask(typed)) == named


@pytest.mark.parametrize(
    "typed, named", [("abogado en LA", ["los angeles"]), ("ayuda en la casa", []), ("AYUDA EN LA CASA", [])]
)
def test_la_in_capitals_among_small_letters_is_the_city(publish, ask, typed, named):
    publish(NEW_JERSEY)

    assert places(ask(typed)) == named


@pytest.mark.parametrize(
    "one, other",
    [
        ("me quitaron el pasaporte", "le quitaron el pasaporte a mi hermana"),
        ("they took my passport", "they took her passport"),
        ("no tengo papeles", "no tienen papeles"),
    ],
)
def test_what_happens_is_the_same_to_whomever_it_happens(one, other):
    def concepts(typed):
        return {group.tokens[0] for group in read_query(typed, lambda _phrases: {}).groups if group.kind == "concept"}

    assert concepts(one)
    assert concepts(one) == concepts(other)


def test_who_tells_of_exploitation_finds_the_line_for_it_before_what_merely_has_the_words(publish, found):
    publish(
        PERU,
        hotline("line", name=text("Denuncias"), regions=("PE",), kind="trafficking"),
        organization(
            "words", name=text("Casa", "House"), regions=("PE-LMA",), services=(),
            summary=text("Trabajadoras del hogar, pasaporte retenido."),
        ),
    )  # fmt: skip

    assert found("a mi prima le quitaron el pasaporte en la casa donde trabaja en Lima")[0] == "line"
    assert found("pasaporte retenido Lima")[0] == "words"


def test_who_asks_for_a_roof_gets_no_line_first_though_she_tells_why(publish, found):
    publish(
        PERU,
        hotline("line", name=text("Línea contra la trata"), regions=("PE",), kind="trafficking"),
        organization(
            "house", name=text("Casa", "House"), regions=("PE-LMA",), services=("shelter",),
            summary=text("Para quien escapó de la trata."),
        ),
    )  # fmt: skip

    assert found("busco un albergue en Lima para mi prima, que escapó de la trata")[0] == "house"


def test_who_fears_the_police_gets_no_police_first(publish, found):
    publish(
        PERU,
        hotline("police", name=text("Policía", "Police"), regions=("PE",), answered_by="police", kind="trafficking"),
        hotline("helpers", name=text("Denuncias"), regions=("PE",), answered_by="ngo", kind="general"),
    )

    assert found("la policía en Lima")[0] == "police"
    assert found("le da miedo la policía y está en Lima")[0] == "helpers"
    assert found("who can help me in Lima without calling the police")[0] == "helpers"


def test_what_helps_a_whole_country_helps_in_its_cities(publish, found):
    publish(AUSTRIA, organization("men", name=text("MEN VIA"), regions=("AT",), services=("shelter",)))
    publish(organization("there", name=text("Casa"), regions=("AT-9",), services=("shelter",)))

    assert found("refugio viena") == ["there", "men"]


def test_one_word_that_nobody_wrote_hides_nothing_that_has_all_others(publish, found):
    publish(
        organization("sought", name=text("Búsqueda en el Darién"), services=(), summary=text("Si cruzaba la selva.")),
        *(
            organization(f"other-{number}", name=text("Perdido"), services=(), summary=text("Selva."))
            for number in range(9)
        ),
    )

    assert "sought" in found("perdido selva darién")


def test_a_body_is_found_by_the_letters_that_its_name_begins_with(publish, found):
    publish(
        organization("programme", name=text("Apoyo", "Support for Trafficked People Program (Red Cross)"), services=()),
        organization("other", name=text("Cruz Roja", "Red Cross"), services=()),
    )

    assert found("STPP red cross")[0] == "programme"


def test_where_somebody_comes_from_is_not_where_she_is(publish, ask, found):
    publish(
        PERU,
        AUSTRIA,
        organization("there", name=text("Casa"), regions=("AT",), services=()),
        organization("home", name=text("Casa"), regions=("PE",), services=()),
    )

    assert places(ask("she came from Peru and is in Austria now")) == ["austria"]
    assert found("she came from Peru and is in Austria now")[0] == "there"
    assert places(ask("mi prima es de Perú")) == ["peru"]
    assert places(ask("can I call from Austria to Lima")) == ["austria", "lima"]


def test_a_consulate_is_for_those_of_its_own_nation(publish, found):
    publish(
        country("HN", "Honduras", "HN-FM", "Francisco Morazán"),
        NEW_JERSEY,
        hotline("consular-hn-ny", name=text("Consulado de Honduras"), regions=("US",)),
        hotline("consular-gt-ny", name=text("Consulado de Guatemala"), regions=("US",)),
    )

    assert found("soy hondureña, ¿dónde está mi consulado en Estados Unidos?")[0] == "consular-hn-ny"
    assert found("my cousin from Honduras is in New Jersey and needs his consulate")[0] == "consular-hn-ny"


def test_what_somebody_says_at_length_loses_no_place(publish, ask):
    publish(PERU)
    long = "my cousin aged twenty, a cook, clever, tall, shy, brave, was taken to some bar, hotel, farm or mill in Lima"

    assert places(ask(long)) == ["lima"]
