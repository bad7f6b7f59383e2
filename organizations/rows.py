"""organizations.csv and initiatives.csv, column by column."""

from dataclasses import dataclass

from django.db import models

from directory.evidence.columns import Column, Keys, Link, Links, Many, Sheet, Source, Value
from organizations.models import Initiative, Membership, Organization


@dataclass(frozen=True)
class Members(Many):
    """The organizations of an initiative with their roles, as `key:role` pairs."""

    def referred(self, value: Value) -> tuple[str, ...]:
        return tuple(pair.partition(":")[0] for pair in value)

    def get(self, subject: Initiative) -> tuple[str, ...]:
        return tuple(f"{member.organization.key}:{member.role}" for member in subject.memberships.all())

    def put(self, subject: Initiative, value: Value, keys: Keys) -> None:
        """Nothing: the rows come once the initiative is saved."""

    def through(self, subject: Initiative) -> tuple[type[models.Model], str, str]:
        return Membership, "initiative_id", "organization_id"

    def rows(self, subject: Initiative, value: Value, keys: Keys) -> list[Membership]:
        pairs = [pair.partition(":") for pair in value]
        return [
            Membership(initiative_id=subject.pk, organization_id=keys["organization"][key], role=role)
            for key, _colon, role in pairs
        ]


ORGANIZATIONS = Sheet(
    file="organizations.csv",
    kind="organization",
    model=Organization,
    identify=lambda values: values["key"],
    related=("seat",),
    prefetched=("regions", "services", "evidence"),
    columns=(
        Column("key"),
        Column("name_es"),
        Column("name_en"),
        Column("acronym_es"),
        Column("acronym_en"),
        Column("kind"),
        Link("country", "seat", refers="country"),
        Column("website"),
        Column("email"),
        Column("summary_es"),
        Column("summary_en"),
        Links("regions", refers="region"),
        Links("services", refers="service"),
        Source("source_url", "url"),
        Source("source_title", "title"),
        Source("source_date", "date"),
        Column("confidence", "grade"),
    ),
)

INITIATIVES = Sheet(
    file="initiatives.csv",
    kind="initiative",
    model=Initiative,
    identify=lambda values: values["key"],
    prefetched=("regions", "evidence", "memberships__organization"),
    columns=(
        Column("key"),
        Column("name_es"),
        Column("name_en"),
        Column("kind"),
        Members("organizations", refers="organization"),
        Links("regions", refers="region"),
        Column("starts"),
        Column("ends"),
        Column("summary_es"),
        Column("summary_en"),
        Source("source_title", "title"),
        Source("source_publisher", "publisher"),
        Source("source_date", "date"),
        Source("source_language", "language"),
        Column("confidence", "grade"),
    ),
)
