"""The gate between the desk and the public: what passes, what stays, and who has to agree."""

import pytest
from django.core.management import call_command

from directory import documents
from directory.desk import publishing
from directory.desk.compose import compose, publishable
from directory.edition.models import Entry
from directory.publication.append import NotPublished
from directory.publication.models import Publication
from directory.regions.models import Region
from hotlines.models import Channel, Hotline
from organizations.models import Organization
from tests.desk.folders import write_folder

pytestmark = [
    pytest.mark.django_db(databases=["default", "edition"]),
    pytest.mark.usefixtures("places"),
]


@pytest.fixture
def load(tmp_path):
    return lambda **files: call_command("import_listings", write_folder(tmp_path / "data", **files), write=True)


def published(type_):
    return {row.key: documents.decode(row.document) for row in Publication.objects.filter(type=type_)}


def test_the_first_edition_publishes_grades_a_and_b_and_keeps_c_on_the_desk(load):
    load(
        organizations=[{}, {"key": "rumour", "confidence": "C"}],
        hotlines=[{}, {"key": "weak", "confidence": "C"}, {"key": "mute"}],
        channels=[
            {},
            {"value": "+525513099024", "confidence": "C"},
            {"hotline_key": "weak", "value": "+525513099025"},
            {"hotline_key": "mute", "value": "+525513099026", "confidence": "C"},
        ],
    )

    publishing.publish_first_edition()

    assert set(published("organization")) == {"helpers"}
    assert set(published("hotline")) == {"line"}  # a line with no number to call is none
    assert [channel.value for channel in published("hotline")["line"].channels] == ["+528005533000"]
    assert Channel.objects.count() == 4


def test_the_first_edition_is_signed_by_the_data_set_and_the_installation(load):
    load()

    publishing.publish_first_edition()

    signed = {(row.proposed_by.username, row.approved_by.username) for row in Publication.objects.all()}
    assert signed == {("data set", "installation")}
    assert not Publication.objects.first().approved_by.has_usable_password()


def test_the_first_edition_comes_once(load):
    load()
    publishing.publish_first_edition()
    Hotline.objects.update(hours="24/7")

    with pytest.raises(publishing.AlreadyPublished):
        publishing.publish_first_edition()

    assert published("hotline")["line"].hours == "Mo-Fr 09:00-17:00"


def test_what_is_not_for_the_public_never_reaches_a_document(load):
    load()
    Organization.objects.update(notes="SECRETO")
    line = Hotline.objects.get()
    line.evidence.update(note_es="SECRETO")
    line.channels.create(type="phone", value="+525513099024", grade="A", audience="advocates", display="SECRETO")
    line.channels.create(type="phone", value="+525513099025", grade="A", audience="internal", display="SECRETO")

    publishing.publish_first_edition()

    assert "SECRETO" not in "".join(row.document for row in Publication.objects.all())


def test_the_first_edition_shows_at_once(load, django_capture_on_commit_callbacks):
    load()

    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish_first_edition()

    assert [entry.key for entry in Entry.objects.filter(type="hotline")] == ["line"]


def test_one_person_hides_at_once_and_only_what_is_public(load, editor, django_capture_on_commit_callbacks):
    load()
    line = Hotline.objects.get()
    with pytest.raises(NotPublished):
        publishing.hide(line, editor, "wrong number")
    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish_first_edition()

    with django_capture_on_commit_callbacks(execute=True):
        publishing.hide(line, editor, "wrong number")

    assert not Entry.objects.filter(type="hotline").exists()
    with pytest.raises(NotPublished):
        publishing.hide(line, editor, "wrong number")


def test_editing_the_desk_changes_nothing_that_visitors_see(load, django_capture_on_commit_callbacks):
    load()
    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish_first_edition()

    Channel.objects.update(value="+19005550100")
    Hotline.objects.update(name_es="Otra")

    entry = Entry.objects.get(type="hotline").listing
    assert (entry.name.es, entry.channels[0].value) == ("La línea", "+528005533000")


def test_the_zone_of_the_hours_is_known_only_where_there_is_one(load):
    load(hotlines=[{"regions": "MX"}, {"key": "two", "regions": "MX;PE"}])
    Region.objects.filter(code="MX").update(time_zones=["America/Mexico_City"])
    Region.objects.filter(code="PE").update(time_zones=["America/Lima"])

    assert compose(Hotline.objects.get(key="line")).time_zone == "America/Mexico_City"
    assert compose(Hotline.objects.get(key="two")).time_zone == ""


def test_composing_one_listing_costs_as_many_queries_as_composing_thirty(load, django_assert_num_queries):
    load(hotlines=[{"key": f"line-{n}"} for n in range(30)], channels=[{"hotline_key": f"line-{n}"} for n in range(30)])
    counts = []
    for lines in (publishable(Hotline)[:1], publishable(Hotline)):
        with django_assert_num_queries(8):
            counts.append(len([compose(line) for line in lines]))

    assert counts == [1, 30]
