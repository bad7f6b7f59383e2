"""Importing: what the plan says, what writing it does, and that nothing is half done."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from directory.evidence.models import Check
from hotlines.models import Channel, Hotline
from organizations.models import Initiative, Organization
from tests.desk.folders import write_folder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]


def run(folder, **options):
    out = io.StringIO()
    call_command("import_listings", folder, stdout=out, **options)
    return out.getvalue()


def refused(folder, **options):
    """What a refused import says, and a look that nothing came of it."""
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_listings", folder, stdout=out, write=True, **options)
    assert not Organization.objects.exists()
    assert not Hotline.objects.exists()
    return out.getvalue()


def test_a_plan_says_what_would_come_and_writes_nothing(tmp_path):
    said = run(write_folder(tmp_path / "data"))

    assert "organizations.csv: 1 to create, 0 to change, 0 unchanged, 0 refused" in said
    assert "Nothing was written" in said
    assert Organization.objects.count() == Channel.objects.count() == 0


def test_writing_takes_every_column_over(tmp_path):
    folder = write_folder(tmp_path / "data")
    (folder / "dataset.toml").write_text("read_on = 2026-11-21")

    run(folder, write=True)

    helpers = Organization.objects.get()
    assert (helpers.name_es, helpers.name_en, helpers.seat_id, helpers.grade) == (
        "Quienes ayudan",
        "The helpers",
        "MX",
        "A",
    )
    assert sorted(region.code for region in helpers.regions.all()) == ["MX", "MX-BCN"]
    assert sorted(service.code for service in helpers.services.all()) == ["legal", "shelter"]
    assert [(one.title, one.date, one.grade) for one in helpers.evidence.all()] == [("Su página", "2025-03", "A")]
    line = Hotline.objects.get()
    assert (line.organization, line.languages, line.hours) == (helpers, ["es", "en"], "Mo-Fr 09:00-17:00")
    channel = line.channels.get()
    assert (channel.value, channel.callable_from, channel.notes_en) == ("+528005533000", ["MX"], "Dial the 10 digits.")
    assert [(check.checked_on, check.how) for check in channel.checks.all()] == [(date(2026, 11, 21), "source_read")]
    assert [(m.organization, m.role) for m in Initiative.objects.get().memberships.all()] == [(helpers, "founder")]


def test_a_second_import_finds_nothing_to_change(tmp_path):
    folder = write_folder(tmp_path / "data")
    run(folder, write=True)

    said = run(folder, write=True)

    assert said.count("1 unchanged") == 4
    assert "There was nothing to change." in said
    assert Channel.objects.count() == 1


def test_a_change_is_shown_field_by_field_and_written_alone(tmp_path):
    run(write_folder(tmp_path / "data"), write=True)
    Hotline.objects.update(notes="Llamar el lunes.")
    folder = write_folder(tmp_path / "new", hotlines=[{"hours": "24/7", "regions": "MX;US"}])

    said = run(folder, write=True)

    assert "hotlines.csv:2: line: hours: 'Mo-Fr 09:00-17:00' → '24/7'" in said
    assert "hotlines.csv:2: line: regions: ('MX',) → ('MX', 'US')" in said
    line = Hotline.objects.get()
    assert (line.hours, line.notes) == ("24/7", "Llamar el lunes.")
    assert sorted(region.code for region in line.regions.all()) == ["MX", "US"]


def test_what_was_changed_gets_a_new_check_and_the_rest_does_not(tmp_path):
    run(write_folder(tmp_path / "data"), write=True)
    folder = write_folder(tmp_path / "new", hotlines=[{"hours": "24/7"}])
    (folder / "dataset.toml").write_text("read_on = 2026-12-01")

    run(folder, write=True)

    assert [check.subject for check in Check.objects.all()] == [Hotline.objects.get()]


@pytest.mark.parametrize(
    "file, change, place",
    [
        ("organizations", {"regions": "MX;XX"}, "organizations.csv:2: regions: "),
        ("organizations", {"country": "MX-BCN"}, "organizations.csv:2: country: "),
        ("organizations", {"services": "hugs"}, "organizations.csv:2: services: "),
        ("organizations", {"kind": "club"}, "organizations.csv:2: kind: "),
        ("organizations", {"confidence": "D"}, "organizations.csv:2: confidence: "),
        ("organizations", {"source_date": "2025-13"}, "organizations.csv:2: source_date: "),
        ("organizations", {"source_url": "javascript:alert(1)"}, "organizations.csv:2: source_url: "),
        ("organizations", {"website": "no address"}, "organizations.csv:2: website: "),
        ("organizations", {"name_en": "Th\u202ee helpers"}, "organizations.csv:2: name_en: "),
        ("organizations", {"key": ""}, "organizations.csv:2: key: "),
        ("hotlines", {"languages": "es;klingon"}, "hotlines.csv:2: languages: "),
        ("hotlines", {"hours": "when the sun shines"}, "hotlines.csv:2: hours: "),
        ("hotlines", {"organization_key": "nobody"}, "hotlines.csv:2: organization_key: "),
        ("channels", {"value": "+5280055330"}, "channels.csv:2: value: "),
        ("channels", {"value": "800 553 3000"}, "channels.csv:2: value: "),
        ("channels", {"type": "short_code", "value": "+52911"}, "channels.csv:2: value: "),
        ("channels", {"type": "short_code", "value": "٩١١"}, "channels.csv:2: value: "),
        ("channels", {"type": "email", "value": "not an address"}, "channels.csv:2: value: "),
        ("channels", {"type": "chat", "value": "javascript:alert(1)"}, "channels.csv:2: value: "),
        ("channels", {"callable_from": "*;MX"}, "channels.csv:2: callable_from: "),
        ("channels", {"callable_from": "Mexico"}, "channels.csv:2: callable_from: "),
        ("channels", {"hotline_key": "nothing"}, "channels.csv:2: hotline_key: "),
        ("initiatives", {"organizations": "helpers:king"}, "initiatives.csv:2: organizations: "),
        ("initiatives", {"organizations": "nobody:member"}, "initiatives.csv:2: organizations: "),
    ],
)
def test_a_row_that_cannot_be_right_refuses_everything_and_names_its_place(tmp_path, file, change, place):
    said = refused(write_folder(tmp_path / "data", **{file: [change]}))

    assert f"refused {place}" in said


def test_a_key_that_stands_twice_is_refused_with_the_line_of_the_first(tmp_path):
    said = refused(write_folder(tmp_path / "data", organizations=[{}, {"name_es": "Otra"}]))

    assert "organizations.csv:3: key: " in said
    assert "line 2" in said or "línea 2" in said


def test_refused_rows_can_be_skipped_with_all_that_hangs_on_them(tmp_path):
    folder = write_folder(
        tmp_path / "data",
        hotlines=[{}, {"key": "broken", "hours": "sometimes"}],
        channels=[{}, {"hotline_key": "broken", "value": "+525513099024"}],
    )

    said = run(folder, write=True, skip_refused=True)

    assert "hotlines.csv: 1 to create, 0 to change, 0 unchanged, 1 refused" in said
    assert "channels.csv: 1 to create, 0 to change, 0 unchanged, 1 refused" in said
    assert [line.key for line in Hotline.objects.all()] == ["line"]


def test_an_import_that_breaks_half_way_leaves_nothing(tmp_path, monkeypatch):
    folder = write_folder(tmp_path / "data")
    monkeypatch.setattr(Channel.objects, "bulk_create", lambda *_, **__: 1 / 0)
    monkeypatch.setattr(Channel._default_manager.__class__, "bulk_create", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        run(folder, write=True)

    assert not Organization.objects.exists()


def test_a_folder_without_our_files_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"organizations\.csv"):
        run(tmp_path)
    with pytest.raises(CommandError, match="There is no folder"):
        run(tmp_path / "nowhere")


def test_a_read_on_that_is_no_date_is_refused(tmp_path):
    folder = write_folder(tmp_path / "data")
    (folder / "dataset.toml").write_text('read_on = "yesterday"')

    with pytest.raises(CommandError, match="read_on has to be a date"):
        run(folder)
