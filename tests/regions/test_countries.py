import pytest

from directory.regions import countries


@pytest.mark.parametrize(
    ("country", "calling_code", "exit_prefix"),
    [
        ("US", "1", "011"),
        ("CA", "1", "011"),
        ("DO", "1", "011"),
        ("MX", "52", "00"),
        ("PE", "51", "00"),
        ("ES", "34", "00"),
        ("JP", "81", "010"),
        ("AU", "61", "0011"),
        ("CU", "53", "119"),
        ("RU", "7", "8~10"),
        ("BR", "55", ""),  # one has to choose a carrier
        ("CL", "56", ""),
        ("CO", "57", ""),
        ("BV", "", ""),  # nobody lives there
    ],
)
def test_a_country_is_called_by_its_code_and_left_by_its_prefix(country, calling_code, exit_prefix):
    assert countries.calling_code(country) == calling_code
    assert countries.exit_prefix(country) == exit_prefix


def test_every_border_has_two_sides():
    pairs = countries.neighbours()

    assert ("MX", "US") in pairs
    assert pairs == {(other, one) for one, other in pairs}


def test_zones_without_a_city_come_last():
    assert countries.most_people_first(["A", "B", "C"], ["C", "A"]) == ["C", "A", "B"]
