"""Forms of the desk: what may be written, where an error stands, and whose name is kept."""

import pytest
from django.urls import reverse

from directory.evidence.models import Check, Evidence
from directory.publication import append
from directory.publication.models import Publication
from directory.regions.models import Region, SearchName
from hotlines.models import Hotline
from tests.desk.forms import errors_at, filled_in

pytestmark = pytest.mark.django_db


def form_of(listing):
    return reverse(f"admin:{listing._meta.app_label}_{listing._meta.model_name}_change", args=[listing.pk])


def send(desk, address, **changes):
    return desk.post(address, filled_in(desk.get(address), **changes))


def test_an_untouched_form_changes_nothing(desk, line):
    before = Hotline.objects.values().get(pk=line(languages=["es", "qu"], hours="24/7").pk)

    assert send(desk, form_of(Hotline.objects.get())).status_code == 302
    after = Hotline.objects.values().get()
    assert after | {"changed_at": None} == before | {"changed_at": None}


def test_a_number_that_cannot_work_is_refused_beside_its_field(desk, line):
    hotline = line()

    response = send(desk, form_of(hotline), **{"channels-0-value": "5533000"})

    assert errors_at(response, "channels-0-value") == [
        "“5533000” is not a full number: a plus sign, the country's code and the digits, nothing else."
    ]
    assert hotline.channels.get().value == "+528005533000"


def test_an_unknown_country_is_refused_beside_its_field(desk, line):
    response = send(desk, form_of(line()), **{"channels-0-callable_from": "MX; XX"})

    assert errors_at(response, "channels-0-callable_from") == ["“XX” is not the code of a country."]


def test_a_number_may_be_typed_the_way_it_is_printed(desk, line):
    hotline = line()

    send(desk, form_of(hotline), **{"channels-0-value": " +1 (888) 373-7888 "})

    assert hotline.channels.get().value == "+18883737888"


def test_a_new_source_and_a_new_check_carry_the_name_of_who_enters_them(desk, line, administrator, editor):
    hotline = line()
    old = Evidence.objects.create(subject=hotline, title="Older", grade="B", added_by=editor)
    source, check = "evidence-evidence-content_type-object_id", "evidence-check-content_type-object_id"

    response = send(
        desk,
        form_of(hotline),
        **{
            f"{source}-TOTAL_FORMS": 2,
            f"{source}-1-title": "The line's own page",
            f"{source}-1-grade": "A",
            f"{source}-1-field": "hours",
            f"{source}-0-title": "Older, and now with a better title",
            f"{check}-TOTAL_FORMS": 1,
            f"{check}-0-checked_on": "2026-01-31",
            f"{check}-0-how": "called",
            f"{check}-0-outcome": "confirmed",
        },
    )

    assert response.status_code == 302
    new = Evidence.objects.exclude(pk=old.pk).get()
    assert (new.subject, new.field, new.added_by) == (hotline, "hours", administrator)
    assert (Check.objects.get().subject, Check.objects.get().by) == (hotline, administrator)
    old.refresh_from_db()
    assert (old.title, old.added_by) == ("Older, and now with a better title", editor)


def test_a_check_cannot_lie_in_the_future(desk, line):
    check = "evidence-check-content_type-object_id"
    sent = {f"{check}-TOTAL_FORMS": 1, f"{check}-0-checked_on": "2199-01-01", f"{check}-0-how": "called"}

    response = send(desk, form_of(line()), **sent)

    assert errors_at(response, f"{check}-0-checked_on") == ["That day has not come yet. When was it checked?"]


def test_a_source_keeps_the_field_that_an_import_gave_it(desk, line):
    hotline = line()
    Evidence.objects.create(subject=hotline, title="Source", grade="B", field="something_else")

    assert send(desk, form_of(hotline)).status_code == 302
    assert Evidence.objects.get().field == "something_else"


def test_a_new_listing_needs_a_name_in_the_language_it_was_written_in(desk, places):
    address = reverse("admin:hotlines_hotline_add")
    facts = {"key": "line", "kind": "women", "grade": "A", "regions": ["MX"], "channels-TOTAL_FORMS": 0}

    refused = send(desk, address, **facts, name_en="Line", source_language="es")
    assert "in which the entry was first written" in errors_at(refused, "name_es")[0]

    send(desk, address, **facts, name_en="Line", source_language="en")
    assert Hotline.objects.get().name_en == "Line"


def test_a_key_stays_as_it_is(desk, line):
    hotline = line("line")

    send(desk, form_of(hotline), key="other")

    assert Hotline.objects.get().key == "line"
    assert 'name="key"' not in desk.get(form_of(hotline)).text


def test_the_public_address_is_linked_once_it_is_public(desk, line, release):
    hotline = line()
    draft = desk.get(form_of(hotline)).text
    release(hotline)
    public = desk.get(form_of(hotline)).text

    assert hotline.code in draft
    assert f"/h/{hotline.code}/</a>" not in draft
    assert f"/h/{hotline.code}/</a>" in public


def test_what_was_published_cannot_be_deleted(desk, line, release, editor):
    draft, hidden = line("draft"), line("hidden", "+18883737888")
    release(hidden)
    append.hide("hotline", "hidden", editor, "Wrong number.")

    for listing, status in [(draft, 302), (hidden, 403)]:
        page = reverse("admin:hotlines_hotline_delete", args=[listing.pk])
        assert desk.post(page, {"post": "yes"}).status_code == status
    assert list(Hotline.objects.values_list("key", flat=True)) == ["hidden"]


def test_the_log_can_be_read_and_nothing_else(desk, line, release):
    release(line())
    row = Publication.objects.get()
    page = reverse("admin:publication_publication_change", args=[row.pk])

    assert "&quot;value&quot;: &quot;+528005533000&quot;" in desk.get(page).text
    assert desk.post(page, {"action": "hide"}).status_code == 403
    assert desk.get(reverse("admin:publication_publication_add")).status_code == 403
    assert desk.post(reverse("admin:publication_publication_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    assert Publication.objects.get().action == "publish"


def test_emergency_numbers_and_time_zones_are_written_in_lines(desk, places):
    mexico = Region.objects.get(code="MX")

    send(
        desk,
        form_of(mexico),
        emergency_numbers="911 mx-911\n\n089  mx-089",
        time_zones="America/Mexico_City\nAmerica/Tijuana",
    )

    mexico.refresh_from_db()
    assert mexico.emergency_numbers == [{"number": "911", "hotline": "mx-911"}, {"number": "089", "hotline": "mx-089"}]
    assert mexico.time_zones == ["America/Mexico_City", "America/Tijuana"]
    assert "911 mx-911\n089 mx-089</textarea>" in desk.get(form_of(mexico)).text


def test_unreadable_emergency_numbers_and_time_zones_are_refused(desk, places):
    page = form_of(Region.objects.get(code="MX"))

    response = send(desk, page, emergency_numbers="the police", time_zones="Mars/Base")

    assert "“the police” cannot be read." in errors_at(response, "emergency_numbers")[0]
    assert errors_at(response, "time_zones") == ["“Mars/Base” is not a time zone such as America/Lima."]


def test_a_region_with_many_cities_shows_only_the_names_that_staff_added(desk, places):
    SearchName.objects.bulk_create(SearchName(region_id="MX", name=f"City {n}", source="geonames") for n in range(500))
    SearchName.objects.create(region_id="MX", name="Rancho", spellings=["El Rancho"])

    response = desk.get(form_of(Region.objects.get(code="MX")))

    assert "Rancho" in response.text
    assert "City 7" not in response.text
    assert "501 names: see and search them" in response.text


def test_a_city_that_staff_changed_is_theirs(desk, places):
    city = SearchName.objects.create(region_id="MX", name="Tijuana", source="geonames", geonames_id=1)

    send(desk, form_of(city), spellings="Tijuas\nTJ")

    city.refresh_from_db()
    assert (city.spellings, city.source) == (["Tijuas", "TJ"], "staff")


def test_a_place_cannot_be_deleted(desk, places):
    assert desk.post(reverse("admin:regions_region_delete", args=["PE"]), {"post": "yes"}).status_code == 403
    assert Region.objects.filter(code="PE").exists()
