"""What machines that watch over the site are told."""

import pytest

from directory.edition.follow import follow
from tests.listings import hotline


@pytest.mark.django_db(databases=["edition"])
def test_without_an_edition_the_site_is_not_well(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"status": "unavailable", "edition": "missing"})


@pytest.mark.django_db(transaction=True, databases=["default", "edition"])
def test_the_edition_tells_how_far_it_has_come(client, append_to_log):
    append_to_log(hotline("one"), hotline("two"))
    follow()

    well, ready = client.get("/healthz"), client.get("/readyz").json()

    assert (well.status_code, well.json()["edition"]) == (200, "readable")
    assert (ready["status"], ready["desk"], ready["position"]) == ("ok", "reachable", 2)
    assert 0 <= ready["age_seconds"] < 60


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
@pytest.mark.django_db(transaction=True, databases=["default", "edition"])
def test_nobody_keeps_the_answer(client, address):
    response = client.get(address)

    assert response["Cache-Control"] == response["CDN-Cache-Control"] == "no-store"
