"""Brings the edition up to the publication log: the only place that reads the log and the only one that writes here.

New rows are verified and applied in one transaction with the new head, so a follower that is killed leaves the edition
as it was. Two followers at once wait for each other. `rebuild` starts from zero with the same code.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

import msgspec
from django.db import connections, transaction
from django.utils import timezone

from directory import documents
from directory.edition import changes, indexing, order
from directory.edition.models import Change, Entry, EntryPlace, Head, Membership, Place, Retired, Term, Withdrawal
from directory.publication.models import GENESIS, BrokenChain, Publication, verified

FORMAT = 5
"""Raise it when what is derived from a document changes: followers then rebuild by themselves."""

BATCH = 500
LISTINGS = ("organization", "hotline", "initiative")


@contextmanager
def writing() -> Iterator[None]:
    """One transaction on the edition, one writer at a time, also in a web process, which opens it read-only."""
    connection = connections["edition"]
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        was_read_only = sqlite and cursor.execute("PRAGMA query_only").fetchone()[0]
        if was_read_only:
            cursor.execute("PRAGMA query_only = OFF")
        try:
            with transaction.atomic("edition"):
                if not sqlite:
                    cursor.execute("SET TRANSACTION READ WRITE")
                    cursor.execute(f"LOCK TABLE {Head._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
                yield
        finally:
            if was_read_only:
                cursor.execute("PRAGMA query_only = ON")


def follow(rebuild: bool = False) -> int:
    """Apply what is new in the log and return how many rows that was.

    Raises BrokenChain, naming the row, where the log is not what was appended or not the one followed so far; the
    edition then stays as it was.
    """
    with writing():
        head = Head.objects.filter(pk=1).first()
        if rebuild or head is None or head.format != FORMAT:
            empty()
            head = Head(pk=1, position=0, digest=GENESIS, format=FORMAT)
        require_same_log(head)
        rows = Publication.objects.after(head.position).iterator(chunk_size=BATCH)
        applied = 0
        for batch in batches(verified(rows, head.position, head.digest)):
            apply(batch)
            last = batch[-1]
            head.position, head.digest, head.published_at = last.position, last.digest, last.published_at
            applied += len(batch)
        if applied or rebuild or head._state.adding:
            head.applied_at = timezone.now()
            head.save()
    return applied


def require_same_log(head: Head) -> None:
    """Refuse to go on where the row followed last is gone or another one stands in its place."""
    if head.position:
        row = Publication.objects.filter(position=head.position).first()
        if row is None or row.digest != head.digest:
            raise BrokenChain(head.position, "it is not the row that the edition was made from")


def batches(rows: Iterable[Publication]) -> Iterator[list[Publication]]:
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def empty() -> None:
    for model in (Entry, Change, Withdrawal, Place, Term, Retired, Head):
        model.objects.all().delete()
    indexing.empty()


def apply(batch: list[Publication]) -> None:
    """Put the newest document of each key in place of what stood there; what is hidden is only taken away.

    The search index is changed with it, and what each row did is remembered.
    """
    changes.remember([step(row) for row in batch if row.type in LISTINGS])
    newest = {(row.type, row.key): row for row in batch}.values()
    listings = [(row.type, row.key) for row in newest if row.type in LISTINGS]
    gone = entry_ids(listings)
    for type_, replace in REPLACE.items():
        rows = [row for row in newest if row.type == type_]
        if rows:
            published = [(row, documents.decode(row.document)) for row in rows if row.action == "publish"]
            replace([row.key for row in rows], published)
    operators = [key for type_, key in listings if type_ == "organization"]
    run_by = Entry.objects.filter(organization__in=operators).values_list("id", flat=True)
    indexing.reindex(gone, Entry.objects.filter(id__in={*entry_ids(listings), *run_by}))


def step(row: Publication) -> changes.Step:
    after = documents.decode(row.document) if row.action == "publish" else None
    return changes.Step(row.position, row.published_at, row.type, row.key, after)


def entry_ids(listings: list[tuple[str, str]]) -> list[UUID]:
    by_type = {type_: [key for one, key in listings if one == type_] for type_ in LISTINGS}
    found = [Entry.objects.filter(type=type_, key__in=keys) for type_, keys in by_type.items() if keys]
    return [pk for entries in found for pk in entries.values_list("id", flat=True)]


def replace_places(keys: list[str], published: list[tuple[Publication, documents.Region]]) -> None:
    Place.objects.filter(country__in=keys).delete()
    places = []
    for _row, region in published:
        places.append(place(region, region.kind, region.key, region.key))
        places += [place(part, "subdivision", part.code, region.key) for part in region.subdivisions]
    Place.objects.bulk_create(places, batch_size=BATCH)
    indexing.replace_names([region for _row, region in published], keys)


def place(facts: documents.Region | documents.Subdivision, kind: str, code: str, country: str) -> Place:
    parts = {"subdivisions": ()} if isinstance(facts, documents.Region) else {}
    slim = msgspec.structs.replace(facts, search_names=(), **parts)
    es, en = facts.name.es, facts.name.en
    return Place(
        code=code,
        kind=kind,
        country=country,
        parent=getattr(facts, "parent", ""),
        name_es=es or en or code,
        name_en=en or es or code,
        sort_es=order.sort_key(es, en),
        sort_en=order.sort_key(en, es),
        document=documents.encode(slim),
    )


def replace_terms(keys: list[str], published: list[tuple[Publication, documents.Service]]) -> None:
    Term.objects.filter(code__in=keys).delete()
    Term.objects.bulk_create(
        Term(
            code=service.key,
            order=service.order,
            name_es=service.name.es or service.name.en or service.key,
            name_en=service.name.en or service.name.es or service.key,
            document=row.document,
        )
        for row, service in published
    )


def replace_retired(keys: list[str], published: list[tuple[Publication, documents.RetiredNumber]]) -> None:
    Retired.objects.filter(key__in=keys).delete()
    Retired.objects.bulk_create(
        Retired(key=number.key, value=number.value, document=row.document) for row, number in published
    )


def replace_entries(type_: str, keys: list[str], published: list[tuple[Publication, documents.Listing]]) -> None:
    Entry.objects.filter(type=type_, key__in=keys).delete()
    entries = [entry(row, listing) for row, listing in published]
    Entry.objects.bulk_create(entries, batch_size=BATCH)
    EntryPlace.objects.bulk_create(
        EntryPlace(entry_id=listing.id, code=code, country=code.partition("-")[0])
        for _row, listing in published
        for code in listing.regions
    )
    Membership.objects.bulk_create(
        Membership(entry_id=listing.id, organization=member.organization, role=member.role)
        for _row, listing in published
        for member in getattr(listing, "members", ())
    )


def entry(row: Publication, listing: documents.Listing) -> Entry:
    return Entry(
        id=listing.id,
        type=row.type,
        key=listing.key,
        code=listing.code,
        kind=listing.kind,
        need=order.need(listing),
        grade=listing.grade,
        always_open=order.always_open(listing),
        sort_es=order.sort_key(listing.name.es, listing.name.en),
        sort_en=order.sort_key(listing.name.en, listing.name.es),
        organization=getattr(listing, "organization", None) or "",
        published_at=row.published_at,
        version=row.version,
        document=row.document,
    )


REPLACE = {
    "region": replace_places,
    "service": replace_terms,
    "retired_number": replace_retired,
    **{name: lambda keys, published, name=name: replace_entries(name, keys, published) for name in LISTINGS},
}
"""What to do with each type of document: (keys to take away, documents to put there)."""
