"""What the API answers with, each shape defined once: pages, downloads and the OpenAPI document are made from these.

A listing's shape is its document. Organizations that it refers to are named only if they are published themselves.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Generic, Literal, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from directory import documents
from directory.documents import RetiredNumber, Text

T = TypeVar("T")


class Reference(msgspec.Struct, frozen=True):
    """A listing that another one names."""

    key: str
    code: str
    name: Text


class Reach(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """How a channel is reached from a country. `dial` is what to press there and `uri` its link; empty for nothing."""

    from_: str
    state: Literal["callable", "not_callable", "unknown"]
    dial: str
    uri: str
    reason: Text
    warning: Text | None


class Channel(documents.Channel, frozen=True, kw_only=True):
    """One way to reach a hotline. `reach` is there where the question says from where."""

    reach: Reach | UnsetType = UNSET


class Hotline(documents.Hotline, frozen=True, kw_only=True, tag="hotline"):
    """A line as the pages show it: channels for everybody only."""

    organization: Reference | None
    channels: tuple[Channel, ...]


class Organization(documents.Organization, frozen=True, kw_only=True, tag="organization"):
    """An organization; `services` are codes of `/api/v1/services`."""

    parent: Reference | None


class Member(msgspec.Struct, frozen=True):
    """A published organization's part in an initiative."""

    organization: Reference
    role: str


class Initiative(documents.Initiative, frozen=True, kw_only=True, tag="initiative"):
    """What several organizations do together."""

    members: tuple[Member, ...]


class Region(msgspec.Struct, frozen=True, tag_field="type", tag="region"):
    """A country, a part of one, or the world (`001`). Emergency numbers are those that a published line holds up."""

    code: str
    kind: Literal["world", "country", "subdivision"]
    name: Text
    country: str
    parent: str
    calling_code: str
    exit_prefix: str
    time_zones: tuple[str, ...]
    neighbours: tuple[str, ...]
    emergency_numbers: tuple[str, ...]
    reviewed_on: date | None


class Service(msgspec.Struct, frozen=True, tag_field="type", tag="service"):
    """One kind of help, and the words that people use for it."""

    code: str
    name: Text
    synonyms: Text


class Change(msgspec.Struct, frozen=True):
    """What a publication did to a listing: `verified` if only its checks are newer. The former number is never told."""

    position: int
    at: datetime
    change: Literal["new", "changed", "verified", "withdrawn"]
    type: Literal["hotline", "organization", "initiative"]
    key: str
    code: str
    name: Text
    regions: tuple[str, ...]


class Withdrawn(msgspec.Struct, frozen=True, tag_field="type", tag="withdrawn"):
    """A listing that was hidden. Please drop it from copies, its numbers first."""

    listing: Literal["hotline", "organization", "initiative"]
    key: str
    code: str
    name: Text
    regions: tuple[str, ...]
    withdrawn_on: date


class Result(msgspec.Struct, frozen=True):
    """A listing as search answers it: enough to choose it and ask for more. `country` is the first that it serves."""

    type: Literal["hotline", "organization", "initiative"]
    key: str
    code: str
    name: Text
    country: str | None
    score: float


class PlaceMeant(msgspec.Struct, frozen=True):
    code: str
    name: str


class Understood(msgspec.Struct, frozen=True):
    """What words of the question were taken for."""

    places: tuple[PlaceMeant, ...]
    services: tuple[str, ...]
    languages: tuple[str, ...]


class Query(msgspec.Struct, frozen=True):
    """The question as it was read. `corrected` are words that were read as others."""

    text: str
    understood: Understood
    corrected: dict[str, str] | None


class LineWithNumber(msgspec.Struct, frozen=True):
    """A published line that has the number asked for. `old_spelling`: it was written as it is no longer dialled."""

    key: str
    code: str
    name: Text
    regions: tuple[str, ...]
    status: str
    old_spelling: bool


class NumberAnswer(msgspec.Struct, frozen=True):
    """Whose number it is. `retired` and `withdrawn` are not to be called; `not_ours` does not mean that it is false."""

    number: str
    state: Literal["ours", "retired", "withdrawn", "not_ours"]
    lines: tuple[LineWithNumber, ...]
    retired: tuple[RetiredNumber, ...]
    withdrawn: tuple[Withdrawn, ...]
    invalid: dict[str, str] | UnsetType = UNSET


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """One page of an answer. `invalid` is there where a part of the question could not be read: then it is empty."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    contents: tuple[T, ...]
    invalid: dict[str, str] | UnsetType = UNSET


class ChangesPage(Page[Change], frozen=True, kw_only=True):
    """`position` is how far the directory has come: ask for `after` it the next time."""

    position: int


class SearchPage(Page[Result], frozen=True, kw_only=True):
    """`facets` say how many answers each value would leave. A number that is asked for and is none of ours is
    `missing_number`; `retired` and `withdrawn` are numbers not to be called.
    """

    query: Query
    facets: dict[str, dict[str, int]]
    missing_number: str | UnsetType = UNSET
    retired: tuple[RetiredNumber, ...] | UnsetType = UNSET
    withdrawn: tuple[Withdrawn, ...] | UnsetType = UNSET


class Problem(msgspec.Struct, frozen=True):
    """What went wrong, as RFC 9457 says it."""

    type: str
    title: str
    status: int
    detail: str
    invalid: dict[str, str] | UnsetType = UNSET
    withdrawn: Withdrawn | UnsetType = UNSET
    total_items: int | UnsetType = UNSET
    empty: bool | UnsetType = UNSET
    contents: tuple[str, ...] | UnsetType = UNSET


def members(struct: msgspec.Struct, **others) -> dict:
    """The members of a document, with some in another shape."""
    return {name: getattr(struct, name) for name in struct.__struct_fields__} | others


def text(es: str, en: str) -> Text:
    return Text(es=es or None, en=en or None)


def sentence(said: Text | None) -> Text | None:
    return Text(es=said.es, en=said.en) if said else None


def codes(places: Iterable) -> tuple[str, ...]:
    """The codes of a listing's places, sorted: a database gives them in no order."""
    return tuple(sorted(place.code for place in places))
