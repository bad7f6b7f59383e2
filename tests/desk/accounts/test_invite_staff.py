"""manage.py invite_staff: the only way in, once and for three days."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from directory.desk.accounts.invitation import tokens
from tests.desk.accounts.people import PASSWORD, log_in, reached

pytestmark = pytest.mark.django_db
WHOM = "new@example.org"


@pytest.fixture
def invite(roles):
    """Invite somebody and give back the path of the link in the mail."""

    def send(*options, email=WHOM, role="reviewer"):
        call_command("invite_staff", email, *options, role=role, verbosity=0)
        return re.search(r"https?://[^/]+(/accounts/\S+)", mail.outbox[-1].body)[1]

    return send


def answer(link, password=PASSWORD, client=None):
    return (client or Client()).post(link, {"new_password1": password, "new_password2": password})


def test_the_link_lets_somebody_choose_a_password_and_then_asks_for_more(invite, django_user_model):
    link, client = invite(), Client()

    assert reached(client, link)
    answer(link, client=client)
    user = django_user_model.objects.get(email=WHOM)

    assert user.check_password(PASSWORD)
    assert user.is_staff
    assert [group.name for group in user.groups.all()] == ["reviewer"]
    assert client.get("/admin/").headers["Location"] == reverse("mfa_index")


def test_the_link_works_once(invite):
    link = invite()
    answer(link)

    assert Client().get(link).status_code == 410
    assert answer(link, "another good password").status_code == 410


def test_looking_at_the_link_does_not_use_it_up(invite):
    link = invite()

    assert reached(Client(), link)
    assert reached(Client(), link)


def test_the_link_ends_after_three_days(invite, monkeypatch):
    link = invite()
    later = lambda days: lambda: datetime.now() + timedelta(days=days)  # noqa: E731

    monkeypatch.setattr(tokens, "_now", later(2.9))
    assert reached(Client(), link)
    monkeypatch.setattr(tokens, "_now", later(3.1))
    assert Client().get(link).status_code == 410


def test_inviting_again_renews_the_link(invite, django_user_model):
    first, second = invite(), invite()

    assert Client().get(first).status_code == 410
    assert reached(Client(), second)
    assert django_user_model.objects.filter(email=WHOM).count() == 1


@pytest.mark.parametrize(
    "link", ["/accounts/invitation/MQ/x/", "/accounts/invitation/////x/", "/accounts/invitation/x/y-z/"]
)
@pytest.mark.django_db(databases=["default", "edition"])
def test_a_made_up_link_opens_nothing(roles, client, link):
    assert client.get(link).status_code in (404, 410)


def test_a_weak_password_is_not_taken(invite, django_user_model):
    link = invite()

    answer(link, "new@example.org")

    assert not django_user_model.objects.get(email=WHOM).has_usable_password()
    assert reached(Client(), link)


def test_an_editor_belongs_to_organizations(invite, helpers, django_user_model):
    invite("--organization", "helpers", role="editor")

    user = django_user_model.objects.get(email=WHOM)
    assert [one.organization for one in user.memberships.all()] == [helpers]


@pytest.mark.parametrize(("language", "words"), [("es", "Le invitamos"), ("en", "you are invited")])
def test_the_mail_is_in_the_language_of_the_person(invite, language, words):
    invite("--language", language)

    assert words in mail.outbox[-1].body
    assert mail.outbox[-1].to == [WHOM]


def test_the_link_names_the_host_of_the_desk(invite, settings):
    settings.STAFF_HOST = "desk.example.org"
    invite()

    assert "https://desk.example.org/accounts/" in mail.outbox[-1].body


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"email": "nobody", "role": "reviewer"}, "not an e-mail address"),
        ({"email": WHOM, "role": "editor"}, "--organization"),
        ({"email": WHOM, "role": "editor", "organization": ["nowhere"]}, "nowhere"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_made(roles, django_user_model, options, said):
    with pytest.raises(CommandError, match=said):
        call_command("invite_staff", options.pop("email"), **options)

    assert not django_user_model.objects.exists()
    assert not mail.outbox


def test_whoever_works_here_already_is_left_alone(invite):
    answer(invite())

    with pytest.raises(CommandError, match="--again"):
        invite()


def test_whoever_lost_the_way_in_starts_again_and_every_session_ends(invite, with_app):
    user = with_app(role="reviewer")
    before, _response = log_in(user)

    link = invite("--again", email=user.email)
    user.refresh_from_db()

    assert not user.has_usable_password()
    assert not user.authenticator_set.exists()
    assert not reached(before, "/admin/")
    assert reached(Client(), link)


def test_somebody_whose_account_is_closed_cannot_answer(invite, django_user_model):
    link = invite()
    django_user_model.objects.update(is_active=False)

    assert Client().get(link).status_code == 410
