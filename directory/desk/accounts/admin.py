"""People and roles in the admin. Whatever changes them asks again who is there."""

import allauth.account.admin
import allauth.mfa.admin
import allauth.usersessions.admin  # noqa: F401 (each registers its models when it is read)
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from directory.desk.accounts.fresh import fresh

OF_SUPERUSERS = ["is_superuser", "user_permissions"]
NOBODY_ELSES = [EmailAddress, Authenticator, UserSession]
"""What each person manages on their own pages, and nobody in the admin."""


class AskAgain:
    """For an admin whose every page wants somebody who proved in the last ten minutes who they are."""

    def get_urls(self):
        patterns = super().get_urls()
        for pattern in patterns:
            pattern.callback = fresh(pattern.callback)
        return patterns


class StaffAdmin(AskAgain, UserAdmin):
    """Accounts. Only a superuser makes superusers, or touches one."""

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        return own if request.user.is_superuser else [*own, *OF_SUPERUSERS]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and may_touch(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and may_touch(request.user, obj)


def may_touch(user, other) -> bool:
    return user.is_superuser or other is None or not other.is_superuser


class RoleAdmin(AskAgain, GroupAdmin):
    pass


admin.site.unregister([User, Group, *NOBODY_ELSES])
admin.site.register(User, StaffAdmin)
admin.site.register(Group, RoleAdmin)
