"""Translations that are older than their text: what is noted when, and where staff are told."""

import pytest
from django.core.management import call_command

from directory.desk.compose import compose
from directory.desk.dashboard import translations
from directory.desk.parity import has_older, note_translations, older
from directory.desk.proposing import NothingChanged, propose
from hotlines.models import Channel, Hotline
from organizations.models import Organization
from tests.desk.folders import write_folder
from tests.desk.forms import shown
from tests.desk.test_admin_forms import form_of, send

pytestmark = pytest.mark.django_db

BOTH = {"summary_es": "Atienden de día.", "summary_en": "They answer by day."}


@pytest.fixture
def ours(line):
    """A hotline and its number with texts in both languages, translated from what stands there."""
    hotline = line("ours", **BOTH)
    channel = hotline.channels.get()
    channel.notes_es, channel.notes_en = "Marque 1.", "Press 1."
    for subject in (hotline, channel):
        note_translations(subject, {"name_en", "summary_en", "notes_en"})
        subject.save()
    return hotline


def fresh(listing):
    return type(listing).objects.get(pk=listing.pk)


def test_a_translation_is_older_once_its_text_changes_and_not_before(ours):
    assert older(ours) == []
    ours.summary_es = "Atienden de noche."
    note_translations(ours, {"summary_es"})
    assert older(ours) == ["summary_en"]
    ours.summary_en = "They answer by night."
    note_translations(ours, {"summary_en"})
    assert older(ours) == []


def test_a_change_of_the_translation_makes_nothing_older(ours):
    ours.summary_en = "They answer in the daytime."
    note_translations(ours, {"summary_en"})

    assert older(ours) == []


def test_a_translation_of_which_nothing_was_noted_is_not_called_older(line):
    hotline = line(**BOTH)
    hotline.summary_es = "Atienden de noche."

    assert older(hotline) == []


def test_a_text_that_is_gone_makes_its_translation_lacking_and_not_older(ours):
    for column in ("summary_es", "summary_en"):
        hotline = fresh(ours)
        setattr(hotline, column, "")
        assert older(hotline) == []


def test_what_was_noted_for_one_original_says_nothing_once_the_other_is_the_original(ours):
    ours.summary_es, ours.source_language = "Atienden de noche.", "en"
    ours.save()

    assert older(ours) == []
    assert not Hotline.objects.filter(has_older(Hotline)).exists()


@pytest.mark.parametrize("where", ["hotline", "channel"])
def test_the_database_finds_the_same_as_python(ours, line, where):
    line("other", value="+525555550101", **BOTH)
    subject = ours if where == "hotline" else ours.channels.get()
    assert not Hotline.objects.filter(has_older(Hotline)).exists()
    setattr(subject, "summary_es" if where == "hotline" else "notes_es", "Ñandú, ¿sí?")
    subject.save()

    assert older(fresh(subject))
    assert list(Hotline.objects.filter(has_older(Hotline))) == [ours]
    assert Channel.objects.filter(has_older(Channel)).exists() == (where == "channel")


def test_saving_a_changed_text_flags_its_translation_and_a_tick_lifts_the_flag(desk, ours):
    send(desk, form_of(ours), summary_es="Atienden de noche.")
    assert older(fresh(ours)) == ["summary_en"]
    assert compose(fresh(ours)).summary.older == "en"

    send(desk, form_of(ours), name_es="Línea nuestra", name_en="Our line")
    assert older(fresh(ours)) == ["summary_en"]

    send(desk, form_of(ours), summary_en_fits="on")
    assert older(fresh(ours)) == []
    assert fresh(ours).summary_en == BOTH["summary_en"]


def test_texts_written_together_in_a_form_are_noted_as_made_from_each_other(desk, line):
    hotline = line("new")
    send(desk, form_of(hotline), **BOTH)
    Hotline.objects.update(summary_es="Atienden de noche.")

    assert older(fresh(hotline)) == ["summary_en"]


def test_the_note_of_a_number_is_flagged_and_ticked_on_the_page_of_its_line(desk, ours):
    send(desk, form_of(ours), **{"channels-0-notes_es": "Marque 2."})
    assert older(ours.channels.get()) == ["notes_en"]
    assert compose(fresh(ours)).channels[0].notes.older == "en"

    send(desk, form_of(ours), **{"channels-0-notes_en_fits": "on"})
    assert older(ours.channels.get()) == []


def test_the_changed_words_are_marked_beside_the_translation_if_visitors_saw_the_former_text(desk, ours, release):
    said = "The Spanish text changed after this translation was made."
    assert said not in desk.get(form_of(ours)).content.decode()
    send(desk, form_of(ours), summary_es="Atienden de noche.")
    page = desk.get(form_of(ours)).content.decode()
    assert said in page
    assert "<del>" not in page

    send(desk, form_of(ours), summary_es=BOTH["summary_es"])
    release(fresh(ours))
    send(desk, form_of(ours), summary_es="Atienden de noche.", **{"channels-0-notes_es": "Marque 2."})
    page = desk.get(form_of(ours)).content.decode()
    notice = page[page.index('class="older"') :]
    assert "Atienden de <del>día.</del>" in notice
    assert "Atienden de <ins>noche.</ins>" in notice
    assert "Marque <del>1.</del>" in notice


def test_a_tick_alone_can_be_proposed_and_is_told_to_the_reviewer(client, ours, release, writer, reviewer, helpers):
    ours.summary_es, ours.organization = "Atienden de noche.", helpers
    ours.save()
    release(fresh(ours))
    with pytest.raises(NothingChanged):
        propose(ours, writer)
    note_translations(ours, {"summary_en"})
    ours.save()

    proposal = propose(ours, writer)

    client.force_login(reviewer)
    page = client.get(f"/admin/desk/proposal/{proposal.pk}/change/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "Summary: translation older than its text" in page


def test_an_import_notes_what_comes_together_and_flags_what_changes_alone(tmp_path, places):
    def bring(**texts):
        folder = write_folder(tmp_path / "data", organizations=[texts], hotlines=[], channels=[], initiatives=[])
        call_command("import_listings", folder, write=True, verbosity=0)
        return older(Organization.objects.get())

    assert bring() == []
    assert bring(summary_es="Ayudan de noche.") == ["summary_en"]
    assert bring(summary_es="Ayudan de noche.", website="https://other.example/") == ["summary_en"]
    assert bring(summary_es="Ayudan de noche.", summary_en="They help by night.") == []


def test_the_note_of_an_imported_number_is_flagged_too(tmp_path, places):
    for note in ("Marque los 10 dígitos.", "Marque los 8 dígitos."):
        folder = write_folder(tmp_path / "data", channels=[{"notes_es": note}])
        call_command("import_listings", folder, write=True, verbosity=0)

    assert older(Channel.objects.get()) == ["notes_en"]


def test_entries_with_an_older_translation_are_counted_and_listed(desk, ours, line, administrator):
    line("other", value="+525555550101", **BOTH)
    ours.channels.update(notes_es="Marque 2.")

    tasks = [task for task in translations(administrator) if task.number]

    assert [(task.said, task.number) for task in tasks] == [
        ("Hotlines with a translation that is older than its text: 1", 1)
    ]
    assert shown(desk.get(tasks[0].address)) == ["ours"]
