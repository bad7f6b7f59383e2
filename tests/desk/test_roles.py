"""The three roles: what each may do, and that setting them up again leaves exactly that."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from directory.desk.roles import ADMINISTRATOR, EDITOR, PERMISSIONS, REVIEWER

pytestmark = pytest.mark.django_db


def permissions_of(name):
    found = Group.objects.get(name=name).permissions.select_related("content_type")
    return {f"{one.content_type.app_label}.{one.codename}" for one in found}


def test_setting_up_twice_leaves_each_role_with_exactly_its_permissions():
    call_command("setup_roles")
    Group.objects.get(name=EDITOR).permissions.add(Permission.objects.get(codename="delete_user"))
    Group.objects.get(name=REVIEWER).permissions.clear()

    call_command("setup_roles")

    assert {name: permissions_of(name) for name in PERMISSIONS} == PERMISSIONS
    assert Group.objects.count() == 3


def test_a_reviewer_changes_no_fact_and_an_editor_no_account():
    assert not [name for name in PERMISSIONS[REVIEWER] if ".change_" in name or ".add_" in name or ".delete_" in name]
    assert not [name for name in PERMISSIONS[EDITOR] if name.startswith(("auth.", "regions.change", "publication."))]
    assert "auth.change_user" in PERMISSIONS[ADMINISTRATOR]


def test_nobody_may_change_the_log():
    assert not [
        name for role in PERMISSIONS.values() for name in role if name.endswith(("e_publication", "d_publication"))
    ]
