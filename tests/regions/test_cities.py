from directory.regions.cities import City, spellings, time_zones
from directory.regions.models import SearchName


def test_only_names_that_someone_could_type_here_are_kept():
    others = ["TIJ", "Tia Juana", "di hua na", "Тихуана", "蒂華納", "Tijuana"]

    assert spellings("Tijuana", others) == ["Tia Juana"]


def test_the_spanish_spelling_stands_for_those_that_differ_in_accents_alone():
    assert spellings("Mexico City", ["Juàrez", "Juarez", "Juárez"]) == ["Juárez"]


def test_the_zone_with_the_most_people_comes_first():
    found = [
        City(SearchName(name="El Paso", population=700_000), "US-TX", "America/Denver"),
        City(SearchName(name="Dallas", population=1_300_000), "US-TX", "America/Chicago"),
    ]

    zones = time_zones(found)

    assert zones == {"US-TX": ["America/Chicago", "America/Denver"], "US": ["America/Chicago", "America/Denver"]}
