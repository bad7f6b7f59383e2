"""Letters to organizations: what of theirs has to be checked again, with a signed link for each entry.

Whoever has the link may confirm the entry or say what has changed, without an account. A confirmation is a check; what
has changed is only told to staff. Neither reaches visitors before two people publish it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.core import signing
from django.core.mail import send_mail
from django.db import models, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from msgspec.structs import replace

from directory import documents
from directory.desk.compose import compose
from directory.desk.due import is_due, with_dates
from directory.desk.models import digest_of
from directory.desk.own import TYPES
from directory.desk.proposing import as_it_stands
from directory.evidence.models import Check, Listing
from directory.reports.models import LONGEST_TEXT, Report
from hotlines.models import Hotline
from organizations.models import Organization

SALT = "directory.desk.reminding"
GOOD_FOR = 30 * 24 * 3600
"""Seconds; an older link says that it is over."""


@dataclass
class Letter:
    """What one organization is asked to look at."""

    organization: Organization
    listings: list[Listing] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """What a link was made for. `overtaken` where the entry has changed since."""

    subject: Listing
    to: str
    overtaken: bool


def letters(today: date) -> Iterator[Letter]:
    """One for every organization with an e-mail address and something to check; a hotline goes to who runs it."""
    active = {"status": Listing.Status.ACTIVE}
    late = with_dates(Hotline.objects.filter(**active)).filter(is_due(Hotline, today)).order_by("key")
    lines: dict[int, list[Listing]] = {}
    for hotline in late:
        lines.setdefault(hotline.organization_id, []).append(hotline)
    late = with_dates(Organization.objects.filter(**active)).filter(is_due(Organization, today))
    themselves = set(late.values_list("pk", flat=True))
    wanted = Organization.objects.filter(pk__in=themselves | lines.keys(), **active).exclude(email="").order_by("key")
    for organization in wanted:
        own = [organization] if organization.pk in themselves else []
        yield Letter(organization, own + lines.get(organization.pk, []))


def send(letter: Letter, address: str) -> None:
    """Mail the letter in both languages, the organization's own first."""
    to = letter.organization.email
    languages = sorted(["es", "en"], key=lambda code: code != letter.organization.source_language)
    links = [(listing, address.rstrip("/") + link(listing, to)) for listing in letter.listings]
    parts = []
    for language in languages:
        with override(language):
            parts.append(render_to_string("desk/reminder.txt", {"links": links}).strip())
    with override(languages[0]):
        subject = _("Please look at what we say about you")
    send_mail(subject, "\n\n* * *\n\n".join(parts) + "\n", None, [to])


def link(listing: Listing, to: str) -> str:
    """The path under which this entry, as it stands now, may be confirmed."""
    said = [listing._meta.model_name, listing.key, digest(listing), to]
    return reverse("confirm", args=[signing.dumps(said, salt=SALT, compress=True)])


def digest(listing: Listing) -> str:
    """Stands for all that the entry says, apart from when it was checked."""
    document = compose(as_it_stands(listing))
    return digest_of(documents.encode(without_checks(document)))[:16]


def without_checks(document: documents.Document) -> documents.Document:
    channels = getattr(document, "channels", None)
    if channels is not None:
        document = replace(document, channels=tuple(replace(channel, checked=None) for channel in channels))
    return replace(document, checked=None)


def asked(token: str) -> Asked | None:
    """What the link was made for; None for one that is too old, made up, or of what is not there any more."""
    try:
        kind, key, was, to = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
        subject = TYPES[kind]._base_manager.get(key=key)
    except (signing.BadSignature, ValueError, KeyError, models.ObjectDoesNotExist):
        return None
    return Asked(subject, to, overtaken=digest(subject) != was)


def confirm(asked: Asked, today: date) -> int:
    """Note that those who run it said that all of it is right; give back how many checks that made."""
    note = _("Confirmed by the link that was mailed to %(to)s.") % {"to": asked.to}
    channels = asked.subject.channels.filter(audience="public") if isinstance(asked.subject, Hotline) else []
    with transaction.atomic():
        made = 0
        for subject in [asked.subject, *channels]:
            same = {"checked_on": today, "how": Check.How.OPERATOR, "note": note}
            if not subject.checks.filter(**same).exists():
                Check(subject=subject, **same).save()
                made += 1
    return made


def tell(asked: Asked, said: str, today: date, language: str) -> Report:
    """Note what those who run it say has changed, for staff."""
    text = _("From %(to)s: %(said)s") % {"to": asked.to, "said": said.strip()}
    return Report.objects.create(
        what=Report.What.NOT_AS_SAID,
        type=asked.subject._meta.model_name,
        key=asked.subject.key,
        said=text[:LONGEST_TEXT],
        language=language,
        told_on=today,
    )
