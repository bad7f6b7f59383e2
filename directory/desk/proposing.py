"""What people do between the desk and the log: propose, approve, give back, withdraw, hide.

Every verb writes all that it does or nothing. What it refuses with tells the person at the desk what to do instead.
"""

import msgspec
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory import documents
from directory.desk import publishing
from directory.desk.compose import NEEDED, PUBLISHED_GRADES, compose
from directory.desk.models import Proposal, digest_of
from directory.desk.numbers import to_retype
from directory.desk.own import may_change, may_see
from directory.desk.staleness import same, subject_of, why_stale
from directory.edition.follow import follow
from directory.evidence.models import Listing
from directory.publication import append
from directory.publication.append import NotPublished, SamePerson
from directory.publication.models import Publication
from directory.regions.models import Region


class Refused(Exception):
    """The base of what a verb says no with; its text is for staff."""


SAYS_NO = (Refused, SamePerson, NotPublished)


class NotAllowed(Refused):
    """The person's role or organization does not allow it."""


class NothingChanged(Refused):
    """What stands on the desk is what visitors see."""


class NotForThePublic(Refused):
    """A weak source, or a line that nobody can reach."""


class AlreadyProposed(Refused):
    """An open proposal for the same thing waits."""


class AlreadyDecided(Refused):
    """Somebody decided on the proposal before."""


class StaleProposal(Refused):
    """The desk record or the published version is another one than when it was proposed."""


class Tampered(Refused):
    """The document in the proposal is not the one that was proposed."""


class WrongDigits(Refused):
    """The digits typed are not those of the number."""


def as_it_stands(subject: models.Model) -> models.Model:
    """The record as the database has it now, with all that composing needs."""
    return type(subject)._base_manager.prefetch_related(*NEEDED[type(subject)]).get(pk=subject.pk)


def propose(subject: models.Model, by: User, note: str = "") -> Proposal:
    """Freeze what stands on the desk, for somebody else to approve.

    Raises NotAllowed, NotForThePublic, NothingChanged, AlreadyProposed.
    """
    if not (by.has_perm("desk.propose") and may_change(by, subject)):
        raise NotAllowed(_("You can propose only what you may change."))
    with transaction.atomic():
        subject = as_it_stands(subject)
        document = compose(subject)
        require_fit_for_the_public(subject, document)
        standing = Publication.objects.filter(type=document.__struct_config__.tag, key=document.key).newest()
        hidden = standing is not None and standing.action == Publication.Action.HIDE
        if standing is not None and not hidden and same(standing.document, document):
            raise NothingChanged(_("Visitors see exactly this already. There is nothing to propose."))
        return freeze(document, standing, Proposal.Kind.RESTORE if hidden else Proposal.Kind.PUBLISH, by, note)


def propose_rollback(publication: Publication, by: User, note: str = "") -> Proposal:
    """Propose to show an earlier version again, as it was. Raises NotAllowed, NothingChanged, AlreadyProposed."""
    subject = subject_of(publication.type, publication.key)
    if subject is None or not (by.has_perm("desk.propose") and may_change(by, subject)):
        raise NotAllowed(_("You can propose only what you may change."))
    if publication.action != Publication.Action.PUBLISH:
        raise NothingChanged(_("That row of the log hid the entry; it holds no version to go back to."))
    with transaction.atomic():
        document = documents.decode(publication.document)
        standing = Publication.objects.filter(type=publication.type, key=publication.key).newest()
        if standing.action == Publication.Action.PUBLISH and same(standing.document, document):
            raise NothingChanged(_("Visitors see exactly this already. There is nothing to propose."))
        return freeze(document, standing, Proposal.Kind.ROLL_BACK, by, note)


def require_fit_for_the_public(subject: models.Model, document: documents.Document) -> None:
    if isinstance(subject, Listing) and subject.grade not in PUBLISHED_GRADES:
        raise NotForThePublic(_("Grade C is never published. Find a better source first."))
    if isinstance(document, documents.Hotline) and not document.channels:
        raise NotForThePublic(_("This line has no number or address for everybody with grade A or B."))
    if isinstance(subject, Region) and subject.kind == Region.Kind.SUBDIVISION:
        raise NotForThePublic(_("A subdivision is published with its country. Propose the country."))


def freeze(
    document: documents.Document, standing: Publication | None, kind: Proposal.Kind, by: User, note: str
) -> Proposal:
    type_, text = document.__struct_config__.tag, documents.encode(document)
    waiting = Proposal.objects.open().select_for_update().filter(type=type_, key=document.key).first()
    if waiting is not None:
        if not why_stale(waiting):
            raise AlreadyProposed(_("A proposal for this entry is waiting already."))
        decide(waiting, Proposal.State.STALE, by)
    return Proposal.objects.create(
        kind=kind,
        type=type_,
        key=document.key,
        base_version=standing.version if standing else 0,
        document=text,
        digest=digest_of(text),
        note=note.strip(),
        proposed_by=by,
        proposed_at=timezone.now(),
    )


def approve(proposal: Proposal, by: User, digits: dict[str, str]) -> Publication:
    """Append the frozen document to the log; visitors see it right after. `digits` are the last four of each new
    number, by the names that `to_retype` gives.

    Raises NotAllowed, SamePerson, AlreadyDecided, Tampered, StaleProposal, WrongDigits; nothing is written then.
    """
    with transaction.atomic():
        append.lock()
        proposal = reopened(proposal, by)
        try:
            document = proposal.proposed
        except msgspec.ValidationError:
            raise Tampered(_("This proposal cannot be read any more. Give it back.")) from None
        if not proposal.is_untouched:
            raise Tampered(_("The document was changed after it was proposed. Tell an administrator."))
        if told := why_stale(proposal):
            raise StaleProposal(told)
        require_digits(document, proposal.standing(), digits)
        decide(proposal, Proposal.State.APPROVED, by)
        publishing.seal()
        transaction.on_commit(follow)
        return append.publish_as_it_is(proposal.type, proposal.key, proposal.document, proposal.proposed_by, by)


def reopened(proposal: Proposal, by: User) -> Proposal:
    """The proposal as the database has it, locked, if this person may decide on it now."""
    if not by.has_perm("desk.approve"):
        raise NotAllowed(_("Only reviewers decide on proposals."))
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.state != Proposal.State.OPEN:
        raise AlreadyDecided(_("This was decided already."))
    if proposal.proposed_by_id == by.pk:
        raise SamePerson(_("Someone else has to approve what you proposed."))
    return proposal


def require_digits(document: documents.Document, standing: Publication | None, digits: dict[str, str]) -> None:
    for number in to_retype(document, published(standing)):
        if not number.ends_with(digits.get(number.name, "")):
            told = _("The digits you typed for %(number)s are not those of the proposal. Look at both once more.")
            raise WrongDigits(told % {"number": number.value})


def published(standing: Publication | None) -> documents.Document | None:
    """What visitors see; None where that is nothing."""
    return documents.decode(standing.document) if standing and standing.document else None


def give_back(proposal: Proposal, by: User, note: str) -> None:
    """Return a proposal to who made it, saying why. Raises NotAllowed, SamePerson, AlreadyDecided."""
    with transaction.atomic():
        decide(reopened(proposal, by), Proposal.State.RETURNED, by, note)


def withdraw(proposal: Proposal, by: User) -> None:
    """Take one's own proposal back. Raises NotAllowed, AlreadyDecided."""
    with transaction.atomic():
        proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if proposal.proposed_by_id != by.pk:
            raise NotAllowed(_("Only the person who proposed it can take it back."))
        if proposal.state != Proposal.State.OPEN:
            raise AlreadyDecided(_("This was decided already."))
        decide(proposal, Proposal.State.WITHDRAWN, by)


def hide(listing: models.Model, by: User, reason: str) -> Publication:
    """Take a listing from the public at once; one person may. Raises NotAllowed, NotPublished."""
    if not (by.has_perm("desk.hide") and may_see(by, listing)):
        raise NotAllowed(_("You can hide only entries of your organizations."))
    return publishing.hide(listing, by, reason.strip())


def decide(proposal: Proposal, state: Proposal.State, by: User, note: str = "") -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, by, timezone.now()
    proposal.decision_note = note.strip()
    proposal.save(update_fields=["state", "decided_by", "decided_at", "decision_note"])
