"""The shipped tables agree with the standards and with the listings."""

import pycountry
import pytest

from directory.regions.tables import LISTING_DATA, REGION_DATA, rows

SUBDIVISIONS = {one.code for one in pycountry.subdivisions}


@pytest.mark.parametrize("table", ["subdivision_names.csv", "geonames_admin1.csv"])
def test_a_table_names_only_subdivisions_of_iso(table):
    assert {row["code"] for row in rows(REGION_DATA / table)} <= SUBDIVISIONS


def test_an_area_of_geonames_lies_in_the_country_of_its_subdivision():
    assert all(row["code"].startswith(row["country"] + "-") for row in rows(REGION_DATA / "geonames_admin1.csv"))


def test_every_service_that_an_organization_offers_has_words():
    offered = {code for row in rows(LISTING_DATA / "organizations.csv") for code in row["services"].split(";")} - {""}
    services = {row["code"]: row for row in rows(REGION_DATA / "services.csv")}

    assert offered <= set(services)
    assert all(all(row.values()) for row in services.values())


def test_a_country_with_a_confirmed_line_is_not_called_empty():
    confirmed = {row["hotline_key"] for row in rows(LISTING_DATA / "channels.csv") if row["confidence"] in {"A", "B"}}
    served = {
        region[:2]
        for row in rows(LISTING_DATA / "hotlines.csv")
        if row["confidence"] in {"A", "B"} and row["key"] in confirmed
        for region in row["regions"].split(";")
    }

    assert "MX" in served
    assert not served & {row["country"] for row in rows(LISTING_DATA / "reviews.csv")}
