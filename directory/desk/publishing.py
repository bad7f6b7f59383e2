"""The one gate: the first publication of the shipped data set, its end, and hiding. All else goes through proposing.

The edition of this machine follows right after the commit; other web nodes run `manage.py follow --forever`.
"""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory import documents
from directory.desk.compose import NEEDED, compose, publishable
from directory.desk.models import Seal
from directory.edition.follow import follow
from directory.evidence.models import Listing
from directory.publication import append
from directory.publication.models import Publication
from directory.regions.models import Region, Service
from hotlines.models import Hotline, RetiredNumber
from organizations.models import Initiative, Organization

DATA_SET = "data set"
INSTALLATION = "installation"


class AlreadyPublished(Exception):
    """The log has rows already: from then on every change needs two people."""


def hide(listing: Listing, by: User, reason: str) -> Publication:
    """Take a listing from the public at once. Raises NotPublished."""
    with transaction.atomic():
        transaction.on_commit(follow)
        return append.hide(type(listing)._meta.model_name, listing.key, by, reason)


def publish_first_edition() -> list[Publication]:
    """Publish the places, the words and what the data set grades A or B. Raises AlreadyPublished on a log with rows."""
    with transaction.atomic():
        append.lock()
        if Publication.objects.exists():
            raise AlreadyPublished(_("The first edition was published before."))
        transaction.on_commit(follow)
        people = system_account(DATA_SET), system_account(INSTALLATION)
        published = append.publish(first_documents(), *people)
        seal()
        return published


def seal() -> None:
    """From now on the database takes into the log only what was proposed and approved."""
    if not Seal.objects.exists():
        newest = Publication.objects.all().newest()
        Seal.objects.create(position=newest.position if newest else 0, sealed_at=timezone.now())


def first_documents() -> Iterator[documents.Document]:
    countries = Region.objects.exclude(kind=Region.Kind.SUBDIVISION)
    for facts in (countries, Service.objects.all()):
        yield from map(compose, facts.prefetch_related(*NEEDED[facts.model]))
    for model in (Organization, Hotline, Initiative):
        yield from map(compose, publishable(model))
    yield from map(compose, RetiredNumber.objects.prefetch_related(*NEEDED[RetiredNumber]))


def system_account(name: str) -> User:
    """An account that nobody can log in to, to sign what no person did."""
    account, created = User.objects.get_or_create(username=name, defaults={"is_active": False})
    if created:
        account.set_unusable_password()
        account.save()
    return account
