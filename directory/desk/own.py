"""Whose is what: the rows of the desk that a person may see, and those that they may change."""

from django.contrib.auth.models import User
from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from directory.regions.models import Region, Service
from hotlines.models import Channel, Hotline, RetiredNumber
from organizations.models import Initiative, Organization
from organizations.models import Membership as Part

LEADING = [Part.Role.FOUNDER, Part.Role.OPERATOR, Part.Role.IMPLEMENTER]
"""An initiative belongs to those who founded it, run it or carry it out; to have paid or taken part is not enough."""

OWNER = {Organization: "pk", Hotline: "organization", Channel: "hotline__organization"}
OWNER[RetiredNumber] = OWNER[Channel]
TYPES: dict[str, type[Model]] = {
    "hotline": Hotline,
    "organization": Organization,
    "initiative": Initiative,
    "region": Region,
    "service": Service,
    "retired_number": RetiredNumber,
}
"""The models by the type of their documents."""


def own(rows: QuerySet, user: User) -> QuerySet:
    """Keep the rows of organizations that the user works for."""
    theirs = user.memberships.values("organization")
    if rows.model is Initiative:
        leads = Part.objects.filter(initiative=OuterRef("pk"), organization__in=theirs, role__in=LEADING)
        return rows.filter(Exists(leads))
    if rows.model in OWNER:
        return rows.filter(**{f"{OWNER[rows.model]}__in": theirs})
    return rows.none()


def seen_by(rows: QuerySet, user: User) -> QuerySet:
    """Keep the rows that the user may see."""
    return rows if user.has_perm("desk.see_every_organization") else own(rows, user)


def changed_by(rows: QuerySet, user: User) -> QuerySet:
    """Keep the rows that the user may change, if their role lets them change anything of the kind."""
    return rows if user.has_perm("desk.change_every_organization") else own(rows, user)


def may_see(user: User, row: Model) -> bool:
    return seen_by(type(row)._base_manager.filter(pk=row.pk), user).exists()


def may_change(user: User, row: Model) -> bool:
    meta = row._meta
    allowed = user.has_perm(f"{meta.app_label}.change_{meta.model_name}")
    return allowed and changed_by(type(row)._base_manager.filter(pk=row.pk), user).exists()


def keyed(type_: str) -> QuerySet:
    """The rows of a type with the key of their documents as `document_key`."""
    rows = TYPES[type_]._base_manager.all()
    if type_ == "retired_number":
        return rows.annotate(document_key=Concat("region", Value(":"), "value"))
    return rows.annotate(document_key=Concat("code" if type_ in {"region", "service"} else "key", Value("")))


def of_documents_seen_by(user: User) -> Q:
    """The condition for a proposal or publication to speak of what the user may see."""
    condition = Q()
    if user.has_perm("desk.see_every_organization"):
        return condition
    for type_ in TYPES:
        condition |= Q(type=type_, key__in=own(keyed(type_), user).values("document_key"))
    return condition
