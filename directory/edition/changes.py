"""What each row of the log did to a listing, and what is remembered of one that was hidden. `follow` calls it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from directory.documents import Listing
from directory.edition.indexing import numbers
from directory.edition.models import (
    Change,
    ChangePlace,
    Entry,
    Withdrawal,
    WithdrawnNumber,
    WithdrawnPlace,
)
from directory.search import phones
from directory.search.record import Number

BATCH = 500
LEFT_OUT = "…"
APART = r"[\s().\-–/]*"
"""What stands between the digits of a number."""

SPELLED = re.compile(phones.SPELLED.pattern, re.IGNORECASE)
NAME_LENGTH = Withdrawal._meta.get_field("name_es").max_length


@dataclass(frozen=True)
class Step:
    """One row of the log: what stands of a listing after it, or None where the row hides it."""

    position: int
    at: datetime
    type: str
    key: str
    after: Listing | None


def remember(steps: list[Step]) -> None:
    """Note the changes, and which listings are withdrawn now. The entries must still be those from before."""
    stands = standing(steps)
    noted: list[tuple[Change, set[str]]] = []
    withdrawn: dict[tuple[str, str], tuple[Withdrawal, Listing]] = {}
    for step in steps:
        name = (step.type, step.key)
        before = stands.pop(name, None)
        if step.after:
            stands[name] = step.after
            withdrawn.pop(name, None)
        elif before:
            withdrawn[name] = (withdrawal(step, before), before)
        if before or step.after:
            noted.append((change(step, before), served(before, step.after)))
    write_changes(noted)
    for type_ in {step.type for step in steps}:
        Withdrawal.objects.filter(type=type_, key__in={step.key for step in steps if step.type == type_}).delete()
    write_withdrawals(withdrawn.values())


def standing(steps: Iterable[Step]) -> dict[tuple[str, str], Listing]:
    """The listings as they are published before the steps, by type and key."""
    keys: dict[str, set[str]] = {}
    for step in steps:
        keys.setdefault(step.type, set()).add(step.key)
    entries = [entry for type_, names in keys.items() for entry in Entry.objects.filter(type=type_, key__in=names)]
    return {(entry.type, entry.key): entry.listing for entry in entries}


def served(*listings: Listing | None) -> set[str]:
    return {code for listing in listings if listing for code in listing.regions}


def change(step: Step, before: Listing | None) -> Change:
    listing = step.after or before
    kind = kind_of_change(before, step.after)
    return Change(position=step.position, at=step.at, change=kind, type=step.type, key=step.key, code=listing.code)


def kind_of_change(before: Listing | None, after: Listing | None) -> str:
    """new, changed, verified or withdrawn. A line that is published as one that no longer exists is withdrawn, too."""
    if after is None or (after.status == "withdrawn" and (before is None or before.status != "withdrawn")):
        return "withdrawn"
    if before is None:
        return "new"
    return "verified" if without_checks(before) == without_checks(after) else "changed"


def without_checks(listing: Listing) -> Listing:
    listing = msgspec.structs.replace(listing, checked=None)
    if not hasattr(listing, "channels"):
        return listing
    channels = tuple(msgspec.structs.replace(channel, checked=None) for channel in listing.channels)
    return msgspec.structs.replace(listing, channels=channels)


def withdrawal(step: Step, before: Listing) -> Withdrawal:
    return Withdrawal(
        id=before.id,
        position=step.position,
        at=step.at,
        type=step.type,
        key=step.key,
        code=before.code,
        name_es=without_numbers(before.name.es or "", before)[:NAME_LENGTH],
        name_en=without_numbers(before.name.en or "", before)[:NAME_LENGTH],
    )


def without_numbers(text: str, listing: Listing) -> str:
    """The text with the listing's own numbers left out, in whatever spelling: names like “Line 100” hold them."""
    for digits in {spelling for number in numbers(listing) for spelling in (number.full, number.national)} - {""}:
        dialled_before = rf"\+?(?:[0-9]{APART}){{0,5}}" if len(digits) >= phones.WHOLE_NUMBER else ""
        text = re.sub(rf"(?<![0-9])\(?{dialled_before}{APART.join(digits)}(?![0-9])", LEFT_OUT, text)
        text = SPELLED.sub(lambda found, digits=digits: LEFT_OUT if is_spelled(found[0], digits) else found[0], text)
    return text


def is_spelled(letters: str, digits: str) -> bool:
    """Whether 1-800-FREE-HELP is the number."""
    return re.sub(r"[^0-9]", "", letters.lower().translate(phones.KEYPAD)).endswith(digits)


def write_changes(noted: list[tuple[Change, set[str]]]) -> None:
    Change.objects.bulk_create((change for change, _codes in noted), batch_size=BATCH)
    ChangePlace.objects.bulk_create(
        (
            ChangePlace(change=change, code=code, country=code.partition("-")[0])
            for change, codes in noted
            for code in sorted(codes)
        ),
        batch_size=BATCH,
    )


def write_withdrawals(withdrawn: Iterable[tuple[Withdrawal, Listing]]) -> None:
    withdrawn = list(withdrawn)
    Withdrawal.objects.bulk_create(one for one, _listing in withdrawn)
    WithdrawnPlace.objects.bulk_create(
        WithdrawnPlace(withdrawal=one, code=code, country=code.partition("-")[0])
        for one, listing in withdrawn
        for code in listing.regions
    )
    WithdrawnNumber.objects.bulk_create(
        WithdrawnNumber(withdrawal=one, country=number.country, full=number.full, national=number.national)
        for one, listing in withdrawn
        for number in sorted(numbers_for_all(listing), key=lambda number: (number.full, number.national))
    )


def numbers_for_all(listing: Listing) -> set[Number]:
    """The numbers of a listing that were public: whoever asks for another must not learn whose it is."""
    if not hasattr(listing, "channels"):
        return set()
    public = tuple(channel for channel in listing.channels if channel.audience == "public")
    return set(numbers(msgspec.structs.replace(listing, channels=public)))
