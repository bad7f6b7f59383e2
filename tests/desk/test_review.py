"""What a reviewer is shown before deciding, and what the buttons do."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from directory.desk import proposing
from directory.desk.difference import Piece, compare, marked
from directory.desk.looking import display_differs, look
from directory.desk.models import Proposal
from directory.desk.numbers import Number
from directory.publication.models import Publication
from hotlines.models import Channel, RetiredNumber
from tests.desk.forms import filled_in, shown
from tests.listings import channel, hotline, organization, text

pytestmark = pytest.mark.django_db(databases=["default", "edition"])


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def proposal(our_line, release, writer):
    release(our_line)
    our_line.channels.update(value="+525513099024", display="55 1309 9024")
    return proposing.propose(our_line, writer, "New number.")


@pytest.fixture
def browse(client):
    """Give a person's browser, in English."""

    def sit_down(person):
        client.force_login(person)
        client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
        return client

    return sit_down


def page(name, *args):
    return reverse(f"admin:desk_{name}", args=args)


def typed(proposal, digits):
    return {f"digits-{number.name}": digits for number in proposing.to_retype(proposal.proposed, None)}


def test_a_reviewer_approves_by_typing_the_last_digits(browse, proposal, reviewer):
    response = browse(reviewer).post(page("approve", proposal.pk), typed(proposal, "9024"))

    assert response.url == page("proposal_changelist")
    assert Publication.objects.all().newest().document == proposal.document


@pytest.mark.parametrize("digits", ["", "3000"])
def test_wrong_digits_are_told_on_the_page(browse, proposal, reviewer, digits):
    response = browse(reviewer).post(page("approve", proposal.pk), typed(proposal, digits), follow=True)

    assert "are not those of the proposal" in response.text
    assert Proposal.objects.get().state == "open"


def test_who_proposed_it_is_offered_to_take_it_back_and_cannot_approve(browse, proposal, writer):
    client = browse(writer)

    shown_page = client.get(page("proposal_change", proposal.pk)).text
    refusal = client.post(page("approve", proposal.pk), typed(proposal, "9024"), follow=True)

    assert page("withdraw", proposal.pk) in shown_page
    assert page("approve", proposal.pk) not in shown_page
    assert "Only reviewers decide" in refusal.text
    assert Publication.objects.count() == 1
    client.post(page("withdraw", proposal.pk))
    assert Proposal.objects.get().state == "withdrawn"


def test_giving_back_wants_a_reason(browse, proposal, reviewer):
    client = browse(reviewer)

    assert "Say in a few words" in client.post(page("give_back", proposal.pk), {"note": " "}, follow=True).text
    client.post(page("give_back", proposal.pk), {"note": "Which page?"})

    assert (Proposal.objects.get().state, Proposal.objects.get().decision_note) == ("returned", "Which page?")


def test_a_stale_proposal_says_so_in_list_and_page_and_cannot_be_approved(browse, proposal, reviewer):
    client = browse(reviewer)
    assert shown(client.get(page("proposal_changelist"), {"turn": "stale"})) == []
    Channel.objects.update(value="+525513099025")

    assert shown(client.get(page("proposal_changelist"), {"turn": "stale"})) == ["ours"]
    assert "out of date: propose it again" in client.get(page("proposal_changelist")).text
    response = client.get(page("proposal_change", proposal.pk))
    assert "was edited since" in response.text
    assert page("approve", proposal.pk) not in response.text


def test_a_list_of_proposals_costs_the_same_for_one_and_for_ten(
    browse, proposal, line, helpers, writer, reviewer, django_assert_max_num_queries
):
    client = browse(reviewer)
    for number in range(10):
        proposing.propose(line(f"more-{number}", f"+52551309902{number}", organization=helpers), writer)

    with django_assert_max_num_queries(20):
        response = client.get(page("proposal_changelist"))

    assert len(shown(response)) == 11


def test_save_and_propose_is_one_button(browse, our_line, writer):
    client, address = browse(writer), reverse("admin:hotlines_hotline_change", args=[our_line.pk])
    sent = filled_in(client.get(address), hours="24/7", _propose="1", _note="Open all day.")

    response = client.post(address, sent)

    proposal = Proposal.objects.get()
    assert response.url == page("proposal_change", proposal.pk)
    assert (proposal.proposed.hours, proposal.note, proposal.proposed_by) == ("24/7", "Open all day.", writer)
    assert "what stands here" in client.get(address).text
    assert "A proposal of writer is waiting." in client.get(address).text


def test_a_reviewer_is_not_offered_to_propose(browse, our_line, reviewer):
    assert "_propose" not in browse(reviewer).get(reverse("admin:hotlines_hotline_change", args=[our_line.pk])).text


def test_hiding_wants_a_reason_and_showing_again_a_proposal(browse, our_line, release, writer):
    release(our_line)
    client = browse(writer)
    client.post(page("hide", "hotline", "ours"), {"reason": ""})
    assert Publication.objects.count() == 1

    response = client.post(page("hide", "hotline", "ours"), {"reason": "A shop answers."}, follow=True)

    assert "writer hid it" in response.text
    assert "A shop answers." in response.text
    client.post(page("propose", "hotline", "ours"))
    assert Proposal.objects.get().kind == "restore"


def test_an_earlier_version_is_proposed_from_the_history(browse, our_line, release, writer):
    release(our_line)
    our_line.channels.update(value="+525513099024")
    release(our_line)
    client, first = browse(writer), Publication.objects.get(version=1)
    assert page("roll_back", first.position) in client.get(page("standing", "hotline", "ours")).text

    client.post(page("roll_back", first.position))

    assert (Proposal.objects.get().kind, Proposal.objects.get().document) == ("roll_back", first.document)


def test_a_country_leads_to_what_visitors_see_of_it_and_a_subdivision_does_not(desk, places):
    country, part = (reverse("admin:regions_region_change", args=[code]) for code in ("MX", "MX-BCN"))

    assert page("standing", "region", "MX") in desk.get(country).text
    assert "desk/proposal/of" not in desk.get(part).text
    assert "Propose what stands here" in desk.get(page("standing", "region", "MX")).text


def test_what_is_written_in_a_field_stays_text(browse, our_line, release, writer, reviewer):
    release(our_line)
    type(our_line).objects.update(summary_es="<script>alert(1)</script>")
    proposal = proposing.propose(our_line, writer, "<b>note</b>")

    response = browse(reviewer).get(page("proposal_change", proposal.pk))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in response.text
    assert "<script>alert" not in response.text
    assert "<b>note" not in response.text


def test_only_what_differs_is_marked_word_by_word():
    before, now = marked("Help in Spanish only", "Help in Spanish and Quechua")

    assert before == [Piece("Help in Spanish ", ""), Piece("only", "del")]
    assert now == [Piece("Help in Spanish ", ""), Piece("and Quechua", "ins")]


def test_every_changed_fact_is_among_the_changes_and_no_other():
    before = hotline(hours="24/7", summary=text("Antes.", "Before."))
    now = hotline(hours="Mo-Fr 09:00-17:00", summary=text("Antes.", "Now."), channels=(channel(value="+525513099024"),))

    entry, new, gone = compare(before, now)

    assert [field.label for field in entry.changed] == ["Summary in English", "Hours"]
    assert (new.fate, gone.fate) == ("new", "gone")
    assert len(compare(organization(), organization())[0].changed) == 0


def test_a_look_at_a_number_tells_what_resembles_it_and_what_is_odd(our_line):
    RetiredNumber.objects.create(region_id="MX", value="+528005533008", why="closed")
    number = Number("another-id", "+528005533001", "800 553 3999", "phone")

    seen = look(number, None, hotline(regions=("PE",)), Channel.objects.all(), RetiredNumber.objects.all())

    assert [told.split("(")[0] for told in seen.alike] == [
        "Digits that differ: 1. +528005533000 ",
        "Digits that differ: 1. +528005533008 ",
    ]
    assert len(seen.warnings) == 2
    assert "800 553 3999" in seen.warnings[1]


def test_going_back_to_a_number_that_was_retired_is_warned_of(places):
    RetiredNumber.objects.create(region_id="MX", value="+528005533000", why="reassigned")
    number = Number("n", "+528005533000", "", "phone")

    seen = look(number, None, hotline(), Channel.objects.all(), RetiredNumber.objects.all())

    assert seen.warnings == ["This number was retired: it must not be called any more."]


@pytest.mark.parametrize(
    "value, display, differs",
    [
        ("+528005533000", "800 553 3000", False),
        ("+528005533000", "01 800 5533 000", False),
        ("+528005533000", "", False),
        ("+18005533000", "1-800-LLAMENOS", False),
        ("+528005533000", "800 553 3001", True),
        ("911", "912", True),
    ],
)
def test_a_display_that_ends_otherwise_is_noticed(value, display, differs):
    assert display_differs(Number("n", value, display, "phone")) is differs
