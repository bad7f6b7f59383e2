"""The ways in which the log grows."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory import documents
from directory.publication.models import GENESIS, Publication


class SamePerson(Exception):
    """The approver is the proposer."""


class NotPublished(Exception):
    """There is nothing to hide."""


def publish(items: Iterable[documents.Document], proposed_by: User, approved_by: User) -> list[Publication]:
    """Append one row for each document, all or none. Raises SamePerson; nothing is written then."""
    if proposed_by.pk == approved_by.pk:
        raise SamePerson(_("Someone else has to approve what you proposed."))
    with transaction.atomic():
        lock()
        writer = Writer(proposed_by, approved_by)
        return [writer.add("publish", item.__struct_config__.tag, item.key, documents.encode(item)) for item in items]


def publish_as_it_is(type_: str, key: str, document: str, proposed_by: User, approved_by: User) -> Publication:
    """Append one document letter by letter, as two people agreed on it. Raises SamePerson; nothing is written then."""
    if proposed_by.pk == approved_by.pk:
        raise SamePerson(_("Someone else has to approve what you proposed."))
    with transaction.atomic():
        lock()
        return Writer(proposed_by, approved_by).add("publish", type_, key, document)


def hide(type_: str, key: str, by: User, reason: str) -> Publication:
    """Take a document from the public at once; one person may. Raises NotPublished where it is not public."""
    with transaction.atomic():
        lock()
        standing = Publication.objects.filter(type=type_, key=key).newest()
        if standing is None or standing.action == Publication.Action.HIDE:
            raise NotPublished(_("This is not published."))
        return Writer(by, by).add("hide", type_, key, "", reason)


def lock() -> None:
    """One writer at a time: SQLite's immediate transactions see to it, PostgreSQL locks the log for other writers."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Publication._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


class Writer:
    """Appends rows inside the caller's transaction, each chained to the one before."""

    def __init__(self, proposed_by: User, approved_by: User):
        self.people = {"proposed_by": proposed_by, "approved_by": approved_by}
        newest = Publication.objects.all().newest()
        self.position, self.digest = (newest.position, newest.digest) if newest else (0, GENESIS)

    def add(self, action: str, type_: str, key: str, document: str, reason: str = "") -> Publication:
        before = Publication.objects.filter(type=type_, key=key).newest()
        row = Publication(
            position=self.position + 1,
            action=action,
            type=type_,
            key=key,
            version=before.version + 1 if before else 1,
            document=document,
            reason=reason,
            published_at=timezone.now(),
            previous=self.digest,
            **self.people,
        )
        row.digest = row.compute_digest()
        row.save(force_insert=True)
        self.position, self.digest = row.position, row.digest
        return row
