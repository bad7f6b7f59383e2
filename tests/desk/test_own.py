"""Whose is what: an editor finds, changes and proposes nothing of other organizations, by whatever address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.desk import proposing
from directory.desk.models import Membership, Proposal
from directory.desk.roles import EDITOR
from directory.publication.models import Publication
from hotlines.models import Channel, Hotline, RetiredNumber
from organizations.models import Initiative, Organization
from organizations.models import Membership as Part
from tests.desk.forms import filled_in

pytestmark = pytest.mark.django_db(databases=["default", "edition"])
MODELS = [Organization, Hotline, Initiative, Channel, RetiredNumber]


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def both(line, helpers):
    """Two organizations, each with one of everything, in a word that says whose."""
    theirs = Organization.objects.create(key="theirs", name_es="AJENO", name_en="AJENO", kind="ngo", grade="A")
    for organization, word, value in ((helpers, "PROPIO", "+528005533000"), (theirs, "AJENO", "+525513099024")):
        hotline = line(word.lower(), value, name_es=word, name_en=word, organization=organization)
        hotline.channels.update(display=f"{word} {value}")
        together = Initiative.objects.create(
            key=f"i-{word.lower()}", name_es=word, name_en=word, kind="fund", grade="A"
        )
        Part.objects.create(initiative=together, organization=organization, role="founder")
        RetiredNumber.objects.create(region_id="MX", value=f"{word}{value[-4:]}", why="closed", hotline=hotline)
    return helpers, theirs


@pytest.fixture
def at_the_desk(client, writer, both):
    """The browser of an editor of the helpers."""
    client.force_login(writer)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def others(model):
    """The row of the given model that is not the editor's."""
    owner = {Organization: "pk", Hotline: "organization", Channel: "hotline__organization"}
    owner |= {RetiredNumber: "hotline__organization", Initiative: "organizations"}
    return model.objects.get(**{owner[model]: Organization.objects.get(key="theirs").pk})


@pytest.mark.parametrize("model", MODELS)
def test_a_list_shows_what_is_ours_and_nothing_of_others(at_the_desk, model):
    response = at_the_desk.get(address(model, "changelist"), {"q": ""})

    assert len(response.context["cl"].result_list) == 1
    assert "AJENO" not in response.text


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_a_page_of_others_is_as_if_it_did_not_exist(at_the_desk, model, page):
    row, nowhere = others(model), address(model, page, 999_999)

    answers = [at_the_desk.get(one) for one in (address(model, page, row.pk), nowhere)]

    assert answers[0].status_code == answers[1].status_code != 200
    assert "AJENO" not in answers[0].text


@pytest.mark.parametrize("model", MODELS)
def test_a_form_of_others_cannot_be_sent(at_the_desk, model):
    row = others(model)
    before = model.objects.filter(pk=row.pk).values().get()

    at_the_desk.post(address(model, "change", row.pk), {"name_es": "x", "key": "x", "value": "+5116126000"})

    assert model.objects.filter(pk=row.pk).values().get() == before


def test_a_bulk_deed_passes_over_others(at_the_desk):
    sent = {"action": "delete_selected", "_selected_action": [others(Channel).pk], "post": "yes"}

    at_the_desk.post(address(Channel, "changelist"), sent)

    assert Channel.objects.count() == 2


def test_a_part_of_others_cannot_be_slipped_into_our_form(at_the_desk):
    """The rows of an inline are named by number: naming one of another hotline must not take it."""
    ours, foreign = Hotline.objects.get(key="propio"), others(Channel)
    sent = filled_in(at_the_desk.get(address(Hotline, "change", ours.pk)))
    sent |= {"channels-0-id": foreign.pk, "channels-0-value": "+5116126000"}

    at_the_desk.post(address(Hotline, "change", ours.pk), sent)

    foreign.refresh_from_db()
    assert (foreign.value, foreign.hotline.key) == ("+525513099024", "ajeno")


def test_a_line_cannot_be_given_to_others_nor_to_nobody(at_the_desk, both):
    ours, (helpers, theirs) = Hotline.objects.get(key="propio"), both
    page = address(Hotline, "change", ours.pk)

    for owner in (theirs.pk, ""):
        at_the_desk.post(page, filled_in(at_the_desk.get(page), organization=owner))

    assert Hotline.objects.get(key="propio").organization == helpers


@pytest.mark.parametrize(
    "model, field", [("hotline", "organization"), ("channel", "hotline"), ("retirednumber", "replaced_by")]
)
def test_choices_offer_nothing_of_others(at_the_desk, model, field):
    question = {"app_label": "hotlines", "model_name": model, "field_name": field}

    said = at_the_desk.get(reverse("admin:autocomplete"), question).json()["results"]

    assert len(said) == 1
    assert "AJENO" not in str(said)


def test_having_paid_for_an_initiative_does_not_make_it_ours(at_the_desk, both):
    Part.objects.create(initiative=others(Initiative), organization=both[0], role="funder")

    assert "AJENO" not in at_the_desk.get(address(Initiative, "changelist")).text


@pytest.fixture
def proposed_elsewhere(both, staff, editor, release):
    """Something of the others that is published, and a proposal of theirs."""
    release(others(Hotline))
    colleague = staff("colleague", EDITOR, works_for=[both[1]])
    Hotline.objects.filter(key="ajeno").update(hours="24/7")
    return proposing.propose(others(Hotline), colleague, "AJENO")


def test_proposals_and_versions_of_others_are_not_there(at_the_desk, proposed_elsewhere):
    row = Publication.objects.get()

    assert "AJENO" not in at_the_desk.get(reverse("admin:desk_proposal_changelist")).text
    for name, *args in [("proposal_change", proposed_elsewhere.pk), ("standing", "hotline", "ajeno")]:
        assert at_the_desk.get(reverse(f"admin:desk_{name}", args=args)).status_code == 404
    for name, *args in [
        ("approve", proposed_elsewhere.pk),
        ("give_back", proposed_elsewhere.pk),
        ("withdraw", proposed_elsewhere.pk),
        ("propose", "hotline", "ajeno"),
        ("hide", "hotline", "ajeno"),
        ("roll_back", row.position),
    ]:
        sent = {"note": "x", "reason": "x"}
        assert at_the_desk.post(reverse(f"admin:desk_{name}", args=args), sent).status_code == 404
    assert (Proposal.objects.get().state, Publication.objects.count()) == ("open", 1)


def test_a_stranger_with_a_staff_account_finds_nothing_and_does_nothing(client, staff, proposed_elsewhere):
    client.force_login(staff("stranger"))

    pages = [address(model, "changelist") for model in (*MODELS, Proposal, Publication, Membership)]
    pages += [address(model, "change", others(model).pk) for model in MODELS]
    pages += [reverse("admin:desk_proposal_change", args=[proposed_elsewhere.pk])]
    pages += [reverse("admin:desk_standing", args=["hotline", "ajeno"])]
    answers = [client.get(page) for page in pages]

    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert not [answer for answer in answers if "AJENO" in answer.text]
    assert client.get(reverse("admin:index")).context["app_list"] == []


def test_a_reviewer_sees_all_and_changes_nothing(client, reviewer, proposed_elsewhere):
    client.force_login(reviewer)
    page = address(Hotline, "change", others(Hotline).pk)
    before = Hotline.objects.filter(key="ajeno").values().get()

    assert "AJENO" in client.get(page).text
    assert client.post(page, {"name_es": "x"}).status_code == 403
    assert Hotline.objects.filter(key="ajeno").values().get() == before


def test_a_reviewer_who_is_also_an_editor_changes_their_own_organizations_only(client, staff, both):
    client.force_login(staff("both", "reviewer", EDITOR, works_for=[both[0]]))

    answers = [
        client.post(address(Hotline, "change", Hotline.objects.get(key=key).pk), {}) for key in ("propio", "ajeno")
    ]

    assert [answer.status_code for answer in answers] == [200, 403]  # the first is told what is missing


@pytest.mark.slow
def test_a_list_of_ten_thousand_costs_no_more_queries(at_the_desk, helpers):
    Hotline.objects.bulk_create(many(helpers), batch_size=500)
    at_the_desk.get(address(Proposal, "changelist"))  # notes that somebody is there: a write, once a minute

    with CaptureQueriesContext(connection) as asked:
        response = at_the_desk.get(address(Hotline, "changelist"))

    assert response.context["cl"].result_count == 10_001
    assert len(asked) <= 10


def many(organization):
    for number in range(10_000):
        hotline = Hotline(
            key=f"many-{number}", name_es=f"Línea {number}", kind="women", grade="B", organization=organization
        )
        hotline.name_listing()
        yield hotline
