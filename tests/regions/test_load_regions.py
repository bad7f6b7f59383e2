"""What `manage.py load_regions` leaves in the database; the world is loaded once for the whole file."""

from io import StringIO

import pycountry
import pytest
from django.core.management import call_command
from django.db import connection, transaction

from directory.regions import load
from directory.regions.models import WORLDWIDE, CountryReview, Region, SearchName, Service

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        outcomes = load.load_regions()
        connection.check_constraints()  # as a commit would; else PostgreSQL does it again after each test
        yield outcomes
        transaction.set_rollback(True)


@pytest.fixture
def load_again(loaded):
    def load_again():
        output = StringIO()
        call_command("load_regions", stdout=output)
        return output.getvalue()

    return load_again


def names(code):
    region = Region.objects.get(code=code)
    return region.name_es, region.name_en


def city(name, population):
    return SearchName.objects.filter(name=name, population__gte=population).order_by("-population").first()


def test_a_second_load_changes_nothing(load_again):
    output = load_again()

    assert "regions: 0 created, 0 changed, 5296 unchanged" in output
    assert output.endswith("Nothing changed.\n")


def test_every_country_of_iso_is_there(loaded):
    assert Region.objects.countries().count() == 249
    assert set(Region.objects.countries().values_list("parent_id", flat=True)) == {WORLDWIDE}


def test_every_subdivision_of_iso_is_there_under_its_country(loaded):
    stored = dict(Region.objects.subdivisions().values_list("code", "parent_id"))

    assert stored == {one.code: one.code.split("-")[0] for one in pycountry.subdivisions}


def test_no_region_is_without_a_name_in_either_language(loaded):
    assert not Region.objects.filter(name_es__in=["", None]).exists()
    assert not Region.objects.filter(name_en__in=["", None]).exists()


@pytest.mark.parametrize(
    ("code", "spanish", "english"),
    [
        ("001", "Todo el mundo", "Worldwide"),
        ("US", "Estados Unidos", "United States"),
        ("PE", "Perú", "Peru"),
        ("MX-CMX", "Ciudad de México", "Mexico City"),
        ("MX-MEX", "Estado de México", "State of Mexico"),
        ("US-NM", "Nuevo México", "New Mexico"),
        ("US-PR", "Puerto Rico", "Puerto Rico"),
        ("PE-CUS", "Cusco", "Cusco"),
        ("PE-LMA", "Municipalidad Metropolitana de Lima", "Metropolitan Lima"),
        ("PE-LIM", "Región Lima", "Lima Region"),
        ("AR-C", "Ciudad Autónoma de Buenos Aires", "City of Buenos Aires"),
        ("CO-AMA", "Amazonas", "Amazonas"),
        ("CA-BC", "Columbia Británica", "British Columbia"),
        ("GB-WLS", "Gales", "Wales"),
        ("MD-SN", "Transnistria", "Transnistria"),
    ],
)
def test_a_region_has_its_name_in_both_languages(loaded, code, spanish, english):
    assert names(code) == (spanish, english)


def test_namesakes_in_one_country_can_be_told_apart(loaded):
    mexico = Region.objects.subdivisions().filter(parent="MX").values_list("name_es", flat=True)

    assert len(set(mexico) | {"México"}) == 33  # no state is called like the country


def test_neighbours_know_each_other(loaded):
    mexico = Region.objects.get(code="MX")

    assert set(mexico.neighbours.values_list("code", flat=True)) == {"US", "GT", "BZ"}
    assert Region.objects.get(code="GT").neighbours.contains(mexico)


def test_a_country_has_its_time_zones_with_the_most_people_first(loaded):
    assert Region.objects.get(code="PE").time_zones == ["America/Lima"]
    assert Region.objects.get(code="US").time_zones[:2] == ["America/New_York", "America/Chicago"]


@pytest.mark.parametrize(
    ("code", "zones"),
    [
        ("MX-BCN", ["America/Tijuana"]),
        ("US-TX", ["America/Chicago", "America/Denver"]),
        ("PE-LOR", ["America/Lima"]),
        ("FR-75C", []),  # GeoNames places the cities of France in its regions: unknown, not guessed
    ],
)
def test_a_subdivision_has_the_time_zones_of_its_cities(loaded, code, zones):
    assert Region.objects.get(code=code).time_zones == zones


@pytest.mark.parametrize(
    ("name", "population", "region"),
    [
        ("Tijuana", 1_000_000, "MX-BCN"),
        ("Ciudad Juárez", 1_000_000, "MX-CHH"),
        ("Tapachula", 200_000, "MX-CHP"),
        ("Mexico City", 5_000_000, "MX-CMX"),
        ("Laredo", 200_000, "US-TX"),
        ("Cusco", 100_000, "PE-CUS"),
        ("Iquitos", 100_000, "PE-LOR"),
        ("Lima", 5_000_000, "PE-LMA"),
        ("Huacho", 40_000, "PE-LIM"),
        ("Puerto Maldonado", 40_000, "PE-MDD"),
        ("Bogotá", 5_000_000, "CO-DC"),
        ("Cúcuta", 500_000, "CO-NSA"),
        ("San José", 300_000, "CR-SJ"),
        ("Guatemala City", 500_000, "GT-01"),
        ("Tegucigalpa", 500_000, "HN-FM"),
        ("Quito", 1_000_000, "EC-P"),
        ("Buenos Aires", 1_000_000, "AR-C"),
        ("Toronto", 1_000_000, "CA-ON"),
        ("London", 5_000_000, "GB-ENG"),
        ("Tiraspol", 100_000, "MD-SN"),
        ("Singapore", 1_000_000, "SG"),  # no subdivision that GeoNames and ISO share
    ],
)
def test_a_city_lies_in_its_subdivision(loaded, name, population, region):
    assert city(name, population).region_id == region


def test_a_city_is_found_by_its_spanish_name(loaded):
    assert "Nueva York" in city("New York City", 1_000_000).spellings
    assert "Ciudad de México" in city("Mexico City", 1_000_000).spellings


@pytest.mark.parametrize(
    ("code", "numbers"),
    [
        ("MX", [{"number": "911", "hotline": "mx-911"}]),
        ("US", [{"number": "911", "hotline": "us-911"}]),
        ("PE", [{"number": "105", "hotline": "pe-105"}]),
        ("CU", []),  # there is one, but of grade C
    ],
)
def test_a_country_has_the_emergency_numbers_with_a_good_source(loaded, code, numbers):
    assert Region.objects.get(code=code).emergency_numbers == numbers


def test_services_come_in_the_order_of_need_and_in_both_languages(loaded):
    codes = list(Service.objects.values_list("code", flat=True))

    assert codes[:3] == ["crisis_line", "shelter", "legal"]
    assert codes[-4:] == ["prevention", "training", "research", "advocacy"]
    assert Service.objects.get(code="legal").name_es == "Ayuda legal"
    assert Service.objects.get(code="legal").name_en == "Legal help"


def test_what_staff_added_survives_a_reload(load_again):
    own = SearchName.objects.create(region_id="MX-BCN", name="Zona Norte", spellings=["la Zona"])
    theirs = city("Tijuana", 1_000_000)
    SearchName.objects.filter(pk=theirs.pk).update(spellings=["TJ"], source=SearchName.Source.STAFF)
    review = CountryReview.objects.create(region_id="KW", reviewed_on="2027-01-05", notes="Asked the embassy.")

    output = load_again()

    own.refresh_from_db()
    theirs.refresh_from_db()
    review.refresh_from_db()
    assert "Nothing changed." in output
    assert (own.spellings, theirs.spellings, review.notes) == (["la Zona"], ["TJ"], "Asked the embassy.")


def test_what_differs_from_the_standards_is_put_right(load_again):
    Region.objects.filter(code="MX-BCN").update(name_en="Lower California", time_zones=[])

    output = load_again()

    assert "regions: 0 created, 1 changed, 5295 unchanged" in output
    assert names("MX-BCN") == ("Baja California", "Baja California")


def test_a_load_that_breaks_off_leaves_nothing_half_written(loaded, monkeypatch):
    Region.objects.filter(code="MX-BCN").update(name_en="Lower California")

    def break_off():
        raise KeyboardInterrupt

    monkeypatch.setattr(load, "write_reviews", break_off)
    with pytest.raises(KeyboardInterrupt):
        load.load_regions()

    assert names("MX-BCN") == ("Baja California", "Lower California")


def test_searches_without_result_are_dated(loaded):
    kuwait = CountryReview.objects.get(region_id="KW")

    assert kuwait.reviewed_on.isoformat() == "2026-11-21"
