"""Propose, approve, give back, withdraw, hide, go back: what each verb does, and what it refuses."""

import pytest

from directory import documents
from directory.desk import proposing
from directory.desk.models import Proposal
from directory.desk.roles import EDITOR, REVIEWER
from directory.edition.models import Entry
from directory.publication.append import NotPublished, SamePerson
from directory.publication.models import Publication
from directory.regions.models import Region
from hotlines.models import RetiredNumber
from organizations.models import Organization

pytestmark = pytest.mark.django_db(databases=["default", "edition"])


@pytest.fixture
def agree(django_capture_on_commit_callbacks):
    """Approve a proposal, typing what its numbers end with."""

    def approve(proposal, by, typed=None):
        digits = {number.name: typed or number.last for number in proposing.to_retype(proposal.proposed, None)}
        with django_capture_on_commit_callbacks(execute=True):
            return proposing.approve(proposal, by, digits)

    return approve


@pytest.fixture
def published(our_line, release):
    release(our_line)
    return our_line


def renumber(line, value):
    line.channels.update(value=value)


def standing():
    row = Publication.objects.all().newest()
    return documents.decode(row.document).channels[0].value


def test_what_an_editor_proposes_and_a_reviewer_approves_is_what_visitors_read(published, writer, reviewer, agree):
    renumber(published, "+525513099024")
    proposal = proposing.propose(published, writer, "New number on their page.")
    assert standing() == "+528005533000"

    row = agree(proposal, reviewer)

    assert Entry.objects.get().listing.channels[0].value == "+525513099024"
    assert (row.document, row.proposed_by, row.approved_by) == (proposal.document, writer, reviewer)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by, proposal.note) == ("approved", reviewer, "New number on their page.")


def test_nobody_approves_or_gives_back_their_own_proposal(published, staff, helpers, agree):
    both = staff("both", EDITOR, REVIEWER, works_for=[helpers])
    renumber(published, "+525513099024")
    proposal = proposing.propose(published, both)

    with pytest.raises(SamePerson):
        agree(proposal, both)
    with pytest.raises(SamePerson):
        proposing.give_back(proposal, both, "no")

    assert standing() == "+528005533000"


def test_only_a_reviewer_decides(published, writer, staff, helpers, agree):
    renumber(published, "+525513099024")
    proposal = proposing.propose(published, writer)

    for person in (staff("other", EDITOR, works_for=[helpers]), staff("stranger")):
        with pytest.raises(proposing.NotAllowed):
            agree(proposal, person)
        with pytest.raises(proposing.NotAllowed):
            proposing.give_back(proposal, person, "no")

    assert Proposal.objects.get().state == "open"


def test_an_editor_proposes_and_hides_nothing_of_other_organizations(published, staff, reviewer):
    others = Organization.objects.create(key="others", name_es="Otras", kind="ngo", grade="A")
    stranger = staff("stranger", EDITOR, works_for=[others])

    for verb in (
        lambda: proposing.propose(published, stranger),
        lambda: proposing.hide(published, stranger, "spite"),
        lambda: proposing.propose_rollback(Publication.objects.get(), stranger),
        lambda: proposing.propose(published, reviewer),
    ):
        with pytest.raises(proposing.NotAllowed):
            verb()


@pytest.mark.parametrize("typed", ["9025", "3000", "", "024", "19024"])
def test_wrong_digits_publish_nothing(published, writer, reviewer, agree, typed):
    renumber(published, "+525513099024")
    proposal = proposing.propose(published, writer)

    with pytest.raises(proposing.WrongDigits):
        proposing.approve(proposal, reviewer, {str(published.channels.get().uuid): typed})

    assert standing() == "+528005533000"
    assert Proposal.objects.get().state == "open"


def test_a_number_that_stays_needs_no_retyping(published, writer, reviewer):
    published.hours = "24/7"
    published.save()
    proposal = proposing.propose(published, writer)

    proposing.approve(proposal, reviewer, {})

    assert Publication.objects.all().newest().version == 2


@pytest.mark.parametrize("field, value", [("callable_from", ["MX", "US"]), ("grade", "B")])
def test_only_what_is_dialled_has_to_be_retyped(published, writer, field, value):
    published.channels.update(**{field: value})

    proposal = proposing.propose(published, writer)

    assert proposing.to_retype(proposal.proposed, proposing.published(proposal.standing())) == []


def test_the_way_a_number_is_written_has_to_be_retyped_as_well(published, writer):
    published.channels.update(display="800 900 1234")

    proposal = proposing.propose(published, writer)

    numbers = proposing.to_retype(proposal.proposed, proposing.published(proposal.standing()))
    assert [(number.display, number.last) for number in numbers] == [("800 900 1234", "3000")]


def test_a_proposal_is_stale_once_its_entry_is_edited(published, writer, reviewer, agree):
    renumber(published, "+525513099024")
    proposal = proposing.propose(published, writer)
    renumber(published, "+19005550100")

    with pytest.raises(proposing.StaleProposal):
        agree(proposal, reviewer)

    assert standing() == "+528005533000"


def test_a_proposal_is_stale_once_another_version_is_published(published, writer, reviewer, editor, agree, release):
    renumber(published, "+525513099024")
    proposal = proposing.propose(published, writer)
    proposing.hide(published, reviewer, "Somebody else answers.")

    with pytest.raises(proposing.StaleProposal):
        agree(proposal, reviewer)

    assert Publication.objects.all().newest().action == "hide"


def test_proposing_anew_takes_the_place_of_a_stale_proposal_and_of_no_other(published, writer):
    renumber(published, "+525513099024")
    first = proposing.propose(published, writer)
    with pytest.raises(proposing.AlreadyProposed):
        proposing.propose(published, writer)
    renumber(published, "+525513099025")

    second = proposing.propose(published, writer)

    assert dict(Proposal.objects.values_list("pk", "state")) == {first.pk: "stale", second.pk: "open"}


def test_there_is_nothing_to_propose_where_nothing_changed(published, writer):
    with pytest.raises(proposing.NothingChanged):
        proposing.propose(published, writer)

    published.notes = "For colleagues."
    published.save()
    with pytest.raises(proposing.NothingChanged):
        proposing.propose(published, writer)


def test_a_weak_source_and_a_mute_line_are_not_proposed(our_line, writer):
    our_line.channels.update(audience="internal")
    with pytest.raises(proposing.NotForThePublic):
        proposing.propose(our_line, writer)
    our_line.channels.update(audience="public")
    type(our_line).objects.update(grade="C")
    with pytest.raises(proposing.NotForThePublic):
        proposing.propose(our_line, writer)


def test_a_place_is_proposed_with_its_emergency_number_and_a_subdivision_only_with_its_country(
    places, administrator, reviewer, agree
):
    mexico = Region.objects.get(code="MX")
    mexico.emergency_numbers = [{"number": "911", "hotline": "mx-911"}]
    mexico.save()
    proposal = proposing.propose(mexico, administrator)

    assert [number.last for number in proposing.to_retype(proposal.proposed, None)] == ["911"]
    assert agree(proposal, reviewer).key == "MX"
    with pytest.raises(proposing.NotForThePublic):
        proposing.propose(Region.objects.get(code="MX-BCN"), administrator)


def test_a_proposal_is_decided_once(published, writer, reviewer, agree):
    renumber(published, "+525513099024")
    proposal = proposing.propose(published, writer)
    proposing.give_back(proposal, reviewer, "Which page says so?")

    for verb in (
        lambda: agree(proposal, reviewer),
        lambda: proposing.give_back(proposal, reviewer, ""),
        lambda: proposing.withdraw(proposal, writer),
    ):
        with pytest.raises(proposing.AlreadyDecided):
            verb()

    given_back = Proposal.objects.get()
    assert (given_back.state, given_back.decision_note) == ("returned", "Which page says so?")


def test_only_the_proposer_withdraws(published, writer, reviewer):
    renumber(published, "+525513099024")
    proposal = proposing.propose(published, writer)
    with pytest.raises(proposing.NotAllowed):
        proposing.withdraw(proposal, reviewer)

    proposing.withdraw(proposal, writer)

    assert Proposal.objects.get().state == "withdrawn"


def test_hiding_takes_one_person_and_showing_again_takes_two(
    published, writer, reviewer, agree, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        proposing.hide(published, writer, "Nobody answers.")
    assert not Entry.objects.exists()
    with pytest.raises(NotPublished):
        proposing.hide(published, writer, "Nobody answers.")

    proposal = proposing.propose(published, writer)
    assert (proposal.kind, Entry.objects.exists()) == ("restore", False)
    agree(proposal, reviewer)

    assert Entry.objects.get().key == "ours"


def test_a_wrong_number_is_reverted_by_two_people(published, writer, reviewer, agree):
    renumber(published, "+19005550100")
    agree(proposing.propose(published, writer), reviewer)
    assert Entry.objects.get().listing.channels[0].value == "+19005550100"

    proposal = proposing.propose_rollback(Publication.objects.get(version=1), writer, "That number was wrong.")
    row = agree(proposal, reviewer)

    assert Entry.objects.get().listing.channels[0].value == "+528005533000"
    assert row.document == Publication.objects.get(version=1).document
    with pytest.raises(proposing.NothingChanged):
        proposing.propose_rollback(Publication.objects.get(version=1), writer)


def test_a_retired_number_is_proposed_and_both_its_numbers_are_retyped(our_line, writer, reviewer, agree):
    number = RetiredNumber.objects.create(
        region_id="MX", value="+525513099024", why="replaced", hotline=our_line, replaced_by=our_line.channels.get()
    )
    proposal = proposing.propose(number, writer)

    assert [one.last for one in proposing.to_retype(proposal.proposed, None)] == ["9024", "3000"]
    assert agree(proposal, reviewer).key == "MX:+525513099024"
