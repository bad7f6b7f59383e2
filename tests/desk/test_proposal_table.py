"""The database keeps what was proposed as it was proposed, whoever speaks to it; what gets by shows at approval."""

import pytest
from django.utils import timezone

from directory.desk import proposing, two_people
from directory.desk.models import Proposal, digest_of
from directory.publication.models import Publication
from hotlines.models import Channel
from tests.desk.sql import RIGHT, WRONG, refused, tamper

pytestmark = pytest.mark.django_db(databases=["default", "edition"])


@pytest.mark.parametrize("column", two_people.FROZEN)
def test_what_was_proposed_cannot_be_updated(proposal, reviewer, column):
    others = {
        "document": proposal.document.replace(RIGHT, WRONG),
        "proposed_by_id": reviewer.pk,
        "proposed_at": timezone.now(),
    }
    value = others.get(column, 77)

    assert "cannot be changed" in refused(f"UPDATE desk_proposal SET {column} = %s", value)


def test_a_decision_cannot_be_taken_back_nor_a_proposal_deleted(proposal, reviewer):
    proposing.give_back(proposal, reviewer, "Which page says so?")

    assert "cannot be changed" in refused(
        "UPDATE desk_proposal SET state = 'open', decided_by_id = NULL, decided_at = NULL"
    )
    assert "cannot be changed" in refused("UPDATE desk_proposal SET state = 'approved'")
    assert "cannot be deleted" in refused("DELETE FROM desk_proposal")


def test_the_proposer_cannot_decide_with_sql(proposal, writer):
    said = refused(
        "UPDATE desk_proposal SET state = 'approved', decided_by_id = %s, decided_at = proposed_at", writer.pk
    )

    assert "two_people_decide" in said


def insert_proposal(proposal, words="INSERT INTO", after="", **said):
    row = Proposal.objects.values().get(pk=proposal.pk) | said
    places = ", ".join(["%s"] * len(row))
    return f"{words} desk_proposal ({', '.join(row)}) VALUES ({places}) {after}", *row.values()


def test_a_proposal_cannot_be_born_approved(proposal, reviewer):
    decided = {"state": "approved", "decided_by_id": reviewer.pk, "decided_at": timezone.now()}

    assert "begins open" in refused(*insert_proposal(proposal, id=99, key="new", **decided))


@pytest.mark.parametrize("said", [{}, {"id": 99}])
def test_a_proposal_cannot_be_replaced_nor_upserted(proposal, vendor, said):
    said |= {"document": proposal.document.replace(RIGHT, WRONG)}
    after = "ON CONFLICT (id) DO UPDATE SET document = EXCLUDED.document"

    assert "one at a time" in refused(*insert_proposal(proposal, after=after, **said))
    if vendor == "sqlite":
        assert "one at a time" in refused(*insert_proposal(proposal, words="INSERT OR REPLACE INTO", **said))


def test_the_seal_stays(first_edition):
    assert "seal" in refused("DELETE FROM desk_seal")
    assert "seal" in refused("UPDATE desk_seal SET position = 99999")


@pytest.mark.parametrize("with_digest", [False, True])
def test_a_proposal_that_was_tampered_with_is_not_published(proposal, reviewer, with_digest):
    wrong = proposal.document.replace(RIGHT, WRONG)
    tamper(
        "UPDATE desk_proposal SET document = %s, digest = %s",
        wrong,
        digest_of(wrong) if with_digest else proposal.digest,
    )
    typed = {str(Channel.objects.get().uuid): WRONG}

    with pytest.raises(proposing.StaleProposal if with_digest else proposing.Tampered):
        proposing.approve(Proposal.objects.get(), reviewer, typed)

    assert "hotline" not in Publication.objects.filter(version=2).values_list("type", flat=True)


def test_a_way_back_that_was_tampered_with_is_not_published(first_edition, writer, reviewer):
    proposing.hide(first_edition, writer, "being checked")
    back = proposing.propose_rollback(Publication.objects.get(type="hotline", version=1), writer)
    wrong = back.document.replace(RIGHT, WRONG)
    tamper("UPDATE desk_proposal SET document = %s, digest = %s", wrong, digest_of(wrong))

    with pytest.raises(proposing.StaleProposal):
        proposing.approve(Proposal.objects.get(), reviewer, {str(Channel.objects.get().uuid): WRONG})
