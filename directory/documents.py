"""The typed, bilingual documents that publishing makes: what a listing, a place or a word is once it is public.

Everything a visitor, a partner or a program reads is one of these. There is no field for an address, a person or a
note, so none can leak. Unknown is a value: an empty list, an empty string or None, never a guess.

Codes: regions ISO 3166-1/-2 and M49 `001`; languages BCP 47; numbers E.164 or national short digits; hours in
OpenStreetMap's opening_hours syntax with an IANA time zone; dates ISO 8601, with the precision that the source has.
"""

from datetime import date
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType


class Text(msgspec.Struct, frozen=True):
    """One text in both languages; None where it does not exist in one.

    `older` names the language whose translation was made from an earlier wording of the other; mostly it is not there.
    """

    es: str | None = None
    en: str | None = None
    older: Literal["es", "en"] | UnsetType = UNSET


class Source(msgspec.Struct, frozen=True):
    """Where a fact comes from. `field` is empty where the source speaks for the whole entry."""

    url: str
    title: str
    publisher: str
    date: str
    language: str
    authoritative: bool
    grade: str
    field: str


class Checked(msgspec.Struct, frozen=True):
    """Who looked last: `how` is source_read, called, site or operator; after `due_on` the check is too old to trust."""

    on: date
    how: str
    due_on: date


class Channel(msgspec.Struct, frozen=True):
    """One way to reach a hotline: where it can be reached from, in which languages and hours, on what source."""

    id: str
    type: str
    value: str
    display: str
    keyword: str
    callable_from: tuple[str, ...]
    languages: tuple[str, ...]
    hours: str
    notes: Text
    audience: str
    grade: str
    sources: tuple[Source, ...]
    checked: Checked | None


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """What hotlines, organizations and initiatives share. `key` is the data set's, `code` the public address."""

    key: str
    code: str
    id: str
    kind: str
    name: Text
    summary: Text
    source_language: str
    status: str
    regions: tuple[str, ...]
    grade: str
    sources: tuple[Source, ...]
    checked: Checked | None


class Hotline(Listing, frozen=True, kw_only=True, tag_field="type", tag="hotline"):
    """`organization` is the operator's key: readers show it only if that organization is itself published."""

    organization: str | None
    languages: tuple[str, ...]
    hours: str
    time_zone: str
    cost: str
    confidential: str
    anonymous: str
    answered_by: str
    reports_to_police: str
    reports_to_immigration: str
    asks_name: str
    channels: tuple[Channel, ...]


class Organization(Listing, frozen=True, kw_only=True, tag_field="type", tag="organization"):
    """`services` are codes of Service documents, in the order in which people need them."""

    acronym: Text
    seat: str | None
    parent: str | None
    services: tuple[str, ...]
    languages: tuple[str, ...]
    people_served: Text
    website: str
    email: str
    first_step: Text


class Member(msgspec.Struct, frozen=True):
    """An organization's part in an initiative."""

    organization: str
    role: str


class Initiative(Listing, frozen=True, kw_only=True, tag_field="type", tag="initiative"):
    """What several organizations do together."""

    starts: str
    ends: str
    members: tuple[Member, ...]


class SearchName(msgspec.Struct, frozen=True):
    """A city or another name by which people look for a place."""

    name: str
    spellings: tuple[str, ...]
    population: int


class Subdivision(msgspec.Struct, frozen=True, tag_field="type", tag="subdivision"):
    """An ISO 3166-2 subdivision, inside its country's document."""

    code: str
    name: Text
    parent: str
    time_zones: tuple[str, ...]
    search_names: tuple[SearchName, ...]


class EmergencyNumber(msgspec.Struct, frozen=True):
    """`hotline` is the key of the published hotline that has the source; without it the number is not shown."""

    number: str
    hotline: str


class Region(msgspec.Struct, frozen=True, tag_field="type", tag="region"):
    """A country with all its subdivisions, or the world (`001`)."""

    key: str
    kind: str
    name: Text
    calling_code: str
    exit_prefix: str
    time_zones: tuple[str, ...]
    neighbours: tuple[str, ...]
    emergency_numbers: tuple[EmergencyNumber, ...]
    reviewed_on: date | None
    search_names: tuple[SearchName, ...]
    subdivisions: tuple[Subdivision, ...]


class Service(msgspec.Struct, frozen=True, tag_field="type", tag="service"):
    """One kind of help in the words people use for it."""

    key: str
    order: int
    name: Text
    synonyms: Text


class RetiredNumber(msgspec.Struct, frozen=True, tag_field="type", tag="retired_number"):
    """A number that must not be called. `hotline` and `replaced_by` are the key and the value to use instead."""

    key: str
    value: str
    region: str
    why: str
    since: str
    hotline: str | None
    replaced_by: str | None
    sources: tuple[Source, ...]


Document = Hotline | Organization | Initiative | Region | Service | RetiredNumber
TYPES: dict[str, type] = {kind.__struct_config__.tag: kind for kind in Document.__args__}
"""The documents by the word in their `type` member."""

_decoder = msgspec.json.Decoder(Document)
_place_decoder = msgspec.json.Decoder(Region | Subdivision)


def encode(document: Document | Subdivision) -> str:
    """The document as JSON text; the same document always gives the same text, so that it can be hashed."""
    return msgspec.json.encode(document).decode()


def decode(text: str) -> Document:
    """The document in a JSON text. Raises msgspec.ValidationError where the text is not one of ours."""
    return _decoder.decode(text)


def decode_place(text: str) -> Region | Subdivision:
    """A country, the world or a subdivision by itself. Raises msgspec.ValidationError."""
    return _place_decoder.decode(text)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of every document."""
    schema = msgspec.json.schema(Document)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
