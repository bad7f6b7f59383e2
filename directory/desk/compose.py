"""Makes the public document of a listing: its public channels, its sources and dates, and nothing else.

What is graded C stays on the desk: a listing is refused, a channel is left out.
"""

from collections.abc import Iterable
from datetime import date

import msgspec
from django.db.models import QuerySet

from directory import documents
from directory.desk.parity import OTHER, is_older
from directory.evidence.models import Check, Evidence, Grade, Listing
from directory.evidence.values import falls_due
from directory.regions.models import Region, SearchName, Service
from hotlines.models import Channel, Hotline, RetiredNumber
from organizations.models import Initiative, Organization

PUBLISHED_GRADES = (Grade.A, Grade.B)
NUMBER_TYPES = {"phone", "short_code", "sms", "whatsapp", "tty"}


def publishable(model: type[Listing]) -> QuerySet:
    """The listings of a model that may become public, with all that their documents need."""
    listings = model.objects.filter(grade__in=PUBLISHED_GRADES, status=Listing.Status.ACTIVE)
    if model is Hotline:
        listings = listings.filter(channels__in=public_channels()).distinct()
    return listings.order_by("key").prefetch_related(*NEEDED[model])


def public_channels() -> QuerySet[Channel]:
    return Channel.objects.filter(grade__in=PUBLISHED_GRADES, audience=Channel.Audience.PUBLIC)


def compose(subject: Listing | Region | Service | RetiredNumber) -> documents.Document:
    """The document of one fact, by its kind."""
    return COMPOSERS[type(subject)](subject)


def text(subject, field: str) -> documents.Text:
    """Both languages of a translated field; a language in which it does not exist is None."""
    both = documents.Text(es=getattr(subject, f"{field}_es") or None, en=getattr(subject, f"{field}_en") or None)
    for language in OTHER if getattr(subject, "made_from", None) else ():
        if is_older(subject, f"{field}_{language}"):
            return msgspec.structs.replace(both, older=language)
    return both


def sources(evidence: Iterable[Evidence]) -> tuple[documents.Source, ...]:
    return tuple(
        documents.Source(
            url=one.url,
            title=one.title,
            publisher=one.publisher,
            date=one.date,
            language=one.language,
            authoritative=one.authoritative,
            grade=one.grade,
            field=one.field,
        )
        for one in sorted(evidence, key=lambda one: one.pk)
    )


def checked(checks: Iterable[Check], holds: str) -> documents.Checked | None:
    """The newest check that confirmed the subject; None where nobody ever did."""
    confirmed = [check for check in checks if check.outcome == Check.Outcome.CONFIRMED]
    if not confirmed:
        return None
    newest = max(confirmed, key=lambda check: (check.checked_on, check.pk))
    return documents.Checked(
        on=newest.checked_on, how=newest.how, due_on=falls_due(newest.checked_on, holds) or date.max
    )


def common(listing: Listing) -> dict:
    """The part that every listing's document has."""
    return {
        "key": listing.key,
        "code": listing.code,
        "id": str(listing.uuid),
        "kind": listing.kind,
        "name": text(listing, "name"),
        "summary": text(listing, "summary"),
        "source_language": listing.source_language,
        "status": listing.status,
        "regions": tuple(sorted(region.code for region in listing.regions.all())),
        "grade": listing.grade,
        "sources": sources(listing.evidence.all()),
        "checked": checked(listing.checks.all(), "text"),
    }


def compose_organization(organization: Organization) -> documents.Organization:
    return documents.Organization(
        **common(organization),
        acronym=text(organization, "acronym"),
        seat=organization.seat_id,
        parent=organization.parent.key if organization.parent else None,
        services=tuple(service.code for service in organization.services.all()),
        languages=tuple(organization.languages),
        people_served=text(organization, "people_served"),
        website=organization.website,
        email=organization.email,
        first_step=text(organization, "first_step"),
    )


def compose_hotline(hotline: Hotline) -> documents.Hotline:
    channels = [
        channel
        for channel in hotline.channels.all()
        if channel.grade in PUBLISHED_GRADES and channel.audience == Channel.Audience.PUBLIC
    ]
    return documents.Hotline(
        **common(hotline),
        organization=hotline.organization.key if hotline.organization else None,
        languages=tuple(hotline.languages),
        hours=hotline.hours,
        time_zone=hotline.time_zone or only_time_zone(hotline.regions.all()),
        cost=hotline.cost,
        confidential=hotline.confidential,
        anonymous=hotline.anonymous,
        answered_by=hotline.answered_by,
        reports_to_police=hotline.reports_to_police,
        reports_to_immigration=hotline.reports_to_immigration,
        asks_name=hotline.asks_name,
        channels=tuple(compose_channel(channel) for channel in channels),
    )


def only_time_zone(regions: Iterable[Region]) -> str:
    """The zone of the hours where all regions share one; else not known."""
    zones = {zone for region in regions for zone in region.time_zones or [""]}
    return zones.pop() if len(zones) == 1 else ""


def compose_channel(channel: Channel) -> documents.Channel:
    return documents.Channel(
        id=str(channel.uuid),
        type=channel.type,
        value=channel.value,
        display=channel.display,
        keyword=channel.keyword,
        callable_from=tuple(channel.callable_from),
        languages=tuple(channel.languages),
        hours=channel.hours,
        notes=text(channel, "notes"),
        audience=channel.audience,
        grade=channel.grade,
        sources=sources(channel.evidence.all()),
        checked=checked(channel.checks.all(), "number" if channel.type in NUMBER_TYPES else "text"),
    )


def compose_initiative(initiative: Initiative) -> documents.Initiative:
    return documents.Initiative(
        **common(initiative),
        starts=initiative.starts,
        ends=initiative.ends,
        members=tuple(
            documents.Member(organization=member.organization.key, role=member.role)
            for member in initiative.memberships.all()
        ),
    )


def compose_region(region: Region) -> documents.Region:
    """A country or the world with all its parts. Needs `parts` and `search_names` of both fetched beforehand."""
    reviews = [review.reviewed_on for review in region.reviews.all()]
    parts = [] if region.kind == Region.Kind.WORLD else region.parts.all()
    return documents.Region(
        key=region.code,
        kind=region.kind,
        name=text(region, "name"),
        calling_code=region.calling_code,
        exit_prefix=region.exit_prefix,
        time_zones=tuple(region.time_zones),
        neighbours=tuple(sorted(neighbour.code for neighbour in region.neighbours.all())),
        emergency_numbers=tuple(documents.EmergencyNumber(**number) for number in region.emergency_numbers),
        reviewed_on=max(reviews, default=None),
        search_names=search_names(region.search_names.all()),
        subdivisions=tuple(
            documents.Subdivision(
                code=part.code,
                name=text(part, "name"),
                parent=region.code,
                time_zones=tuple(part.time_zones),
                search_names=search_names(part.search_names.all()),
            )
            for part in sorted(parts, key=lambda part: part.code)
        ),
    )


def search_names(names: Iterable[SearchName]) -> tuple[documents.SearchName, ...]:
    return tuple(
        documents.SearchName(name=one.name, spellings=tuple(one.spellings), population=one.population)
        for one in sorted(names, key=lambda one: (-one.population, one.name, one.pk))
    )


def compose_service(service: Service) -> documents.Service:
    return documents.Service(
        key=service.code, order=service.order, name=text(service, "name"), synonyms=text(service, "synonyms")
    )


def compose_retired(number: RetiredNumber) -> documents.RetiredNumber:
    return documents.RetiredNumber(
        key=f"{number.region_id}:{number.value}",
        value=number.value,
        region=number.region_id,
        why=number.why,
        since=number.since,
        hotline=number.hotline.key if number.hotline else None,
        replaced_by=number.replaced_by.value if number.replaced_by else None,
        sources=sources(number.evidence.all()),
    )


COMPOSERS = {
    Organization: compose_organization,
    Hotline: compose_hotline,
    Initiative: compose_initiative,
    Region: compose_region,
    Service: compose_service,
    RetiredNumber: compose_retired,
}

_OF_LISTINGS = ("regions", "evidence", "checks")
NEEDED: dict[type, tuple[str, ...]] = {
    Organization: (*_OF_LISTINGS, "services", "parent"),
    Hotline: (*_OF_LISTINGS, "organization", "channels__evidence", "channels__checks"),
    Initiative: (*_OF_LISTINGS, "memberships__organization"),
    Region: ("neighbours", "reviews", "search_names", "parts__search_names"),
    Service: (),
    RetiredNumber: ("hotline", "replaced_by", "evidence"),
}
"""What has to be fetched beforehand, so that composing costs the same number of queries for one and for many."""
