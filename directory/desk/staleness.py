"""Whether an open proposal still speaks of what stands on the desk and of what visitors see."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory import documents
from directory.desk.compose import NEEDED, compose
from directory.desk.models import Proposal
from directory.desk.own import TYPES, keyed
from directory.publication.models import Publication


def subject_of(type_: str, key: str) -> models.Model | None:
    """The desk's record that a document speaks of, with all that composing needs."""
    return keyed(type_).prefetch_related(*NEEDED[TYPES[type_]]).filter(document_key=key).first()


def same(published: str, document: documents.Document) -> bool:
    """Whether a published text says what the document does, also if it was written by an earlier version of us."""
    return documents.encode(documents.decode(published)) == documents.encode(document)


def why_stale(proposal: Proposal) -> str:
    """Why an open proposal cannot be approved any more, for staff; empty while it can."""
    standing = proposal.standing()
    if (standing.version if standing else 0) != proposal.base_version:
        return _("What visitors see has changed since this was proposed. Propose it again.")
    if proposal.kind == Proposal.Kind.ROLL_BACK:
        versions = Publication.objects.filter(type=proposal.type, key=proposal.key).exclude(document="")
        known = any(same(row.document, proposal.proposed) for row in versions.iterator())
        return "" if known else _("No earlier version says this. Propose it again.")
    subject = subject_of(proposal.type, proposal.key)
    if subject is None or documents.encode(compose(subject)) != proposal.document:
        return _("The entry was edited since this was proposed. Propose it again.")
    return ""


def stale_among(proposals: Iterable[Proposal]) -> set[int]:
    """The ids of the open proposals that are out of date, with the same number of queries for one and for many."""
    by_type: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        if proposal.state == Proposal.State.OPEN:
            by_type.setdefault(proposal.type, []).append(proposal)
    return {one.pk for type_, some in by_type.items() for one in stale_of_type(type_, some)}


def stale_of_type(type_: str, proposals: list[Proposal]) -> list[Proposal]:
    keys = [one.key for one in proposals]
    newest = Publication.objects.filter(type=type_, key__in=keys).values_list("key").annotate(models.Max("version"))
    versions = dict(newest.order_by())
    subjects = keyed(type_).prefetch_related(*NEEDED[TYPES[type_]]).filter(document_key__in=keys)
    now = {subject.document_key: documents.encode(compose(subject)) for subject in subjects}
    return [
        one
        for one in proposals
        if versions.get(one.key, 0) != one.base_version
        or (one.kind != Proposal.Kind.ROLL_BACK and now.get(one.key) != one.document)
    ]
