"""A session of staff is short, ends when a role changes, and can be ended from elsewhere."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from tests.desk.accounts.people import PASSWORD, age, come_in, reached

pytestmark = pytest.mark.django_db
DESK = "/admin/"


@pytest.fixture
def user(with_app):
    return with_app()


@pytest.fixture
def inside(user):
    return come_in(user)


def idle(client, seconds):
    session = client.session
    session["seen"] -= seconds
    session.save()


def test_it_ends_after_thirty_idle_minutes(inside):
    idle(inside, 29 * 60)
    assert reached(inside, DESK)

    idle(inside, 30 * 60 + 1)
    assert not reached(inside, DESK)
    assert "_auth_user_id" not in inside.session


def test_the_store_forgets_it_after_thirty_minutes_too(inside):
    row = Session.objects.get(pk=inside.session.session_key)

    assert 0 < (row.expire_date - timezone.now()).total_seconds() <= 30 * 60


def test_it_ends_after_twelve_hours_however_busy(inside):
    age(inside, 12 * 60 * 60 + 1)
    idle(inside, -12 * 60 * 60)

    assert not reached(inside, DESK)


def test_work_keeps_it_going(inside):
    for _half_hour in range(4):
        idle(inside, 20 * 60)
        assert reached(inside, DESK)


@pytest.mark.parametrize("change", ["new role", "lost role", "superuser", "no longer staff", "inactive", "password"])
def test_every_session_ends_when_what_one_may_do_changes(user, change):
    here, there = come_in(user), come_in(user)
    assert reached(here, DESK)

    if change == "new role":
        user.groups.add(user.groups.model.objects.get(name="reviewer"))
    elif change == "lost role":
        user.groups.clear()
    elif change == "password":
        user.set_password("four other words entirely")
    else:
        field = {"superuser": "is_superuser", "no longer staff": "is_staff", "inactive": "is_active"}[change]
        setattr(user, field, not getattr(user, field))
    user.save()

    assert not reached(here, DESK)
    assert not reached(there, DESK)


def test_changing_ones_password_ends_all_sessions_but_this(user, inside):
    elsewhere = come_in(user)
    new = "four other words entirely"

    inside.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert reached(inside, DESK)
    assert not reached(elsewhere, DESK)


def test_one_sees_where_one_is_logged_in_and_ends_one(user, inside):
    stolen, kept = come_in(user), come_in(user)
    page = inside.get(reverse("usersessions_list"))
    assert len(page.context["sessions"]) == 3

    inside.post(
        reverse("usersessions_list"), {"session": UserSession.objects.get(session_key=stolen.session.session_key).pk}
    )

    assert not reached(stolen, DESK)
    assert reached(kept, DESK)
    assert reached(inside, DESK)


def test_one_ends_all_others_at_once(user, inside):
    others = [come_in(user), come_in(user)]

    inside.post(reverse("usersessions_list"), {"session": "others"})

    assert not any(reached(other, DESK) for other in others)
    assert reached(inside, DESK)


def test_nobody_ends_the_session_of_another(with_app, inside):
    other = come_in(with_app("other"))
    theirs = UserSession.objects.get(session_key=other.session.session_key)

    inside.post(reverse("usersessions_list"), {"session": theirs.pk})

    assert reached(other, DESK)


def test_no_address_is_kept(user):
    come_in(user, address="198.51.100.77")
    kept = UserSession.objects.get()

    assert kept.ip.startswith("fd")
    assert "198.51.100.77" not in str(vars(kept)) + str(Session.objects.get(pk=kept.session_key).get_decoded())
