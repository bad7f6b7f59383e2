"""Numbers that may be wrong: two visitors said so, or two checks in a row found it. They come before everything else.

Nothing hides by itself, or a stranger could empty the directory: one person looks and hides with one press.
"""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Model
from django.urls import reverse

from directory.desk.own import keyed, seen_by
from directory.evidence.models import Check
from directory.publication.models import Publication
from directory.reports.models import TAKEN_AT_THEIR_WORD, Report
from hotlines.models import Channel, Hotline

FOUND_WRONG = (Check.Outcome.WRONG_PARTY, Check.Outcome.CHANGED)
REPORTED = ("hotline", "organization", "initiative")


@dataclass
class Doubt:
    """A published listing with how many visitors and how many checks since the last good one say that it is wrong."""

    type: str
    listing: Model
    visitors: int = 0
    checks: int = 0

    @property
    def address(self) -> str:
        meta = self.listing._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[self.listing.pk])

    @property
    def weight(self) -> int:
        return self.visitors + self.checks


def doubts(user: User) -> list[Doubt]:
    """The published listings in doubt that this person may see, the most doubtful first."""
    found: dict[tuple[str, str], Doubt] = {}
    for told in Report.objects.all().wrong_numbers():
        if told["type"] not in REPORTED:
            continue
        for listing in seen_by(keyed(told["type"]), user).filter(document_key=told["key"]):
            found[told["type"], listing.key] = Doubt(told["type"], listing, visitors=told["visitors"])
    for hotline, checks in found_wrong(user):
        doubt = found.setdefault(("hotline", hotline.key), Doubt("hotline", hotline))
        doubt.checks = checks
    public = {type_: shown(type_) for type_ in {type_ for type_, _key in found}}
    standing = [doubt for (type_, key), doubt in found.items() if key in public[type_]]
    return sorted(standing, key=lambda doubt: (-doubt.weight, doubt.type, doubt.listing.key))


def found_wrong(user: User) -> list[tuple[Hotline, int]]:
    """The hotlines one of whose channels was found wrong by two checks or more since it was last confirmed."""
    checks = Check.objects.filter(content_type__app_label="hotlines", content_type__model="channel")
    since: dict[int, int] = {}
    for object_id, outcome in checks.order_by("checked_on", "pk").values_list("object_id", "outcome"):
        if outcome == Check.Outcome.CONFIRMED:
            since[object_id] = 0
        elif outcome in FOUND_WRONG:
            since[object_id] = since.get(object_id, 0) + 1
    wrong = {pk: count for pk, count in since.items() if count >= TAKEN_AT_THEIR_WORD}
    channels = seen_by(Channel.objects.filter(pk__in=wrong), user).select_related("hotline")
    most: dict[Hotline, int] = {}
    for channel in channels:
        most[channel.hotline] = max(most.get(channel.hotline, 0), wrong[channel.pk])
    return list(most.items())


def shown(type_: str) -> set[str]:
    """The keys of what visitors see of a type."""
    standing = Publication.objects.standing(type_)
    return {key for key, row in standing.items() if row.action == Publication.Action.PUBLISH}
