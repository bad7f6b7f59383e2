"""Promise 17: however somebody speaks to the database, no visitor reads what two people have not agreed on.

Each attempt changes the number of a published line. What it may do to the desk is nobody's harm: the log and what
visitors read have to stay as they were. Those who lift the triggers first are named by `verify_log`.
"""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from directory import documents
from directory.desk import proposing
from directory.desk.models import Proposal
from directory.edition.follow import follow
from directory.edition.models import Entry
from directory.publication import append
from directory.publication.models import BrokenChain, Publication
from hotlines.models import Channel
from tests.desk.folders import write_folder
from tests.desk.forms import filled_in
from tests.desk.sql import RIGHT, WRONG, refused, rows, run, tamper

pytestmark = pytest.mark.django_db(databases=["default", "edition"])
ON_THE_DESK = "UPDATE hotlines_channel SET value = %s"


def numbers_read():
    follow()
    return [channel.value for channel in Entry.objects.get(type="hotline").listing.channels]


def by_admin_form(desk, line, folder):
    page = reverse("admin:hotlines_hotline_change", args=[line.pk])
    sent = filled_in(desk.get(page)) | {"channels-0-value": WRONG}
    assert desk.post(page, sent).status_code == 302


def by_bulk_action(desk, line, folder):
    sent = {"action": "delete_selected", "_selected_action": [line.channels.get().pk], "post": "yes"}
    desk.post(reverse("admin:hotlines_channel_changelist"), sent)


def by_import(desk, line, folder):
    files = write_folder(
        folder / "data", hotlines=[{"key": "ours"}], channels=[{"hotline_key": "ours", "value": WRONG}]
    )
    call_command("import_listings", files, write=True)


def by_shell(desk, line, folder):
    channel = line.channels.get()
    channel.value = WRONG
    channel.save()


def by_bulk_update(desk, line, folder):
    Channel.objects.bulk_update([Channel(pk=line.channels.get().pk, value=WRONG)], ["value"])


def by_raw_update(desk, line, folder):
    run(ON_THE_DESK, WRONG)


def by_delete_and_insert(desk, line, folder):
    row = Channel.objects.values().get()
    run("DELETE FROM hotlines_channel")
    Channel.objects.bulk_create([Channel(**row | {"value": WRONG})])


def by_upsert(desk, line, folder):
    channel = Channel(**Channel.objects.values().get() | {"value": WRONG})
    Channel.objects.bulk_create([channel], update_conflicts=True, unique_fields=["id"], update_fields=["value"])


@pytest.mark.parametrize(
    "attempt",
    [
        by_admin_form, by_bulk_action, by_import, by_shell, by_bulk_update, by_raw_update, by_delete_and_insert,
        by_upsert,
    ],
)  # fmt: skip
def test_whatever_is_done_to_the_desk_no_visitor_reads_it(desk, first_edition, tmp_path, attempt):
    desk_before, log_before = rows("hotlines_channel"), rows("publication_publication")

    attempt(desk, first_edition, tmp_path)

    assert rows("hotlines_channel") != desk_before  # it did something
    assert rows("publication_publication") == log_before
    assert numbers_read() == [RIGHT]


def forged(writer, reviewer, **said):
    """The next row of the log, with a right digest and two names, as somebody with SQL could write it."""
    newest, before = Publication.objects.all().newest(), Publication.objects.filter(type="hotline").newest()
    row = Publication(
        position=newest.position + 1,
        action="publish",
        type="hotline",
        key=before.key,
        version=before.version + 1,
        document=before.document.replace(RIGHT, WRONG),
        proposed_by=writer,
        approved_by=reviewer,
        published_at=timezone.now(),
        previous=newest.digest,
    )
    for name, value in said.items():
        setattr(row, name, value)
    row.digest = row.compute_digest()
    return row


def insert_into_log(row, words="INSERT INTO"):
    columns = [field.column for field in Publication._meta.local_fields]
    places = ", ".join(["%s"] * len(columns))
    values = [getattr(row, name) for name in columns]
    return f"{words} publication_publication ({', '.join(columns)}) VALUES ({places})", *values


def test_a_forged_row_with_two_names_is_refused_without_an_approved_proposal(first_edition, writer, reviewer):
    assert "what two people agreed on" in refused(*insert_into_log(forged(writer, reviewer)))
    assert numbers_read() == [RIGHT]


def test_the_shell_cannot_name_two_people_who_agreed_on_nothing(first_edition, writer, reviewer):
    document = documents.decode(forged(writer, reviewer).document)

    with pytest.raises(DatabaseError, match="what two people agreed on"), transaction.atomic():
        append.publish([document], proposed_by=writer, approved_by=reviewer)

    assert numbers_read() == [RIGHT]


def test_an_open_proposal_is_no_agreement(proposal, writer, reviewer):
    row = forged(writer, reviewer, document=proposal.document)

    assert "what two people agreed on" in refused(*insert_into_log(row))


@pytest.mark.parametrize("said", ["document", "proposed_by", "approved_by"])
def test_an_agreement_covers_its_document_and_its_people_only(proposal, writer, reviewer, administrator, said):
    Proposal.objects.update(state="approved", decided_by=reviewer, decided_at=timezone.now())
    other = {
        "document": proposal.document.replace(RIGHT, WRONG),
        "proposed_by": administrator,
        "approved_by": administrator,
    }

    row = forged(writer, reviewer, **{"document": proposal.document, said: other[said]})

    assert "what two people agreed on" in refused(*insert_into_log(row))


def test_an_agreement_is_used_once(proposal, writer, reviewer):
    proposing.approve(proposal, reviewer, {})

    again = forged(writer, reviewer, document=proposal.document)

    assert again.version == 3
    assert "what two people agreed on" in refused(*insert_into_log(again))


def test_a_tampered_log_is_named_and_visitors_keep_what_they_had(first_edition):
    row = Publication.objects.get(type="hotline")
    tamper(
        "UPDATE publication_publication SET document = %s WHERE position = %s",
        row.document.replace(RIGHT, WRONG),
        row.position,
    )

    with pytest.raises(CommandError, match=f"broken at row {row.position}"):
        call_command("verify_log")
    with pytest.raises(BrokenChain, match=f"broken at row {row.position}"):
        follow(rebuild=True)
    assert [one.value for one in Entry.objects.get(type="hotline").listing.channels] == [RIGHT]
