"""Who may do what at the desk. Three roles, which are groups, and membership in organizations.

An editor writes and proposes for the organizations they are a member of, and sees nothing of others. A reviewer sees
everything and approves. An administrator does all of it, and keeps the accounts. One person may have several roles;
nobody approves what they proposed themselves.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

EDITOR = "editor"
REVIEWER = "reviewer"
ADMINISTRATOR = "administrator"

OWNED = ["organizations.organization", "organizations.initiative", "hotlines.hotline"]
PARTS = ["organizations.membership", "hotlines.channel", "hotlines.retirednumber", "evidence.evidence"]
CHECKS = ["evidence.check"]
PLACES = ["regions.region", "regions.searchname", "regions.countryreview", "regions.service"]
EVERY_FACT = [*OWNED, *PARTS, *CHECKS, *PLACES]
ALL = ["view", "add", "change", "delete"]


def each(verbs: list[str], models: list[str]) -> set[str]:
    """The names of Django's permissions for every verb on every model."""
    return {f"{app}.{verb}_{model}" for app, model in (name.split(".") for name in models) for verb in verbs}


PERMISSIONS: dict[str, set[str]] = {
    EDITOR: each(["view", "change"], OWNED)
    | each(["add"], ["hotlines.hotline"])
    | each(ALL, PARTS)
    | each(["view", "add"], CHECKS)
    | each(["view"], ["regions.region", "regions.service"]),
    REVIEWER: each(["view"], [*EVERY_FACT, "publication.publication"]) | {"desk.see_every_organization"},
    ADMINISTRATOR: each(ALL, [*EVERY_FACT, "desk.membership", "auth.user"])
    | each(["view"], ["publication.publication", "auth.group"])
    | {"desk.see_every_organization", "desk.change_every_organization"},
}


@transaction.atomic
def set_up_roles() -> None:
    """Make the three groups, each with exactly its permissions."""
    for name, permissions in PERMISSIONS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(permissions_named(permissions))


def permissions_named(names: set[str]) -> list[Permission]:
    """The permissions of these names. Raises LookupError where one does not exist."""
    wanted = Q()
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    found = list(Permission.objects.filter(wanted).select_related("content_type"))
    missing = names - {f"{one.content_type.app_label}.{one.codename}" for one in found}
    if missing:
        raise LookupError(f"There is no permission {', '.join(sorted(missing))}.")
    return found
