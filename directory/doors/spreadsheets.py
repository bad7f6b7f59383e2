"""The listings as CSV: RFC 4180 in UTF-8 with a BOM, both languages as columns, and no cell that a spreadsheet runs.

Rows are made from the shapes of the API, so that no download can say what the API does not.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.translation import override

from directory.doors import links
from directory.doors.api import shapes
from directory.edition import dialling

BOM = "\ufeff"
RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula; the last four are the full-width twins."""

Row = dict[str, str]


def cell(value: object) -> str:
    """The text of a cell. One that would be run is quoted with an apostrophe, which spreadsheets do not show."""
    text = "" if value is None else str(value).replace("\x00", "")
    return f"'{text}" if text.startswith(RUN) else text


def joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def both(name: str, text: shapes.Text) -> Row:
    return {f"{name}_es": text.es or "", f"{name}_en": text.en or ""}


def pages(type_: str, code: str, origin: str) -> Row:
    return {f"page_{language}": f"{origin}{page(type_, language)}{code}/" for language in ("es", "en")}


@cache
def page(type_: str, language: str) -> str:
    """What stands before the code in the address of a page; asked once and not for every row."""
    with override(language):
        return reverse(type_, args=["0"]).removesuffix("0/")


def listing(one: shapes.Hotline | shapes.Organization | shapes.Initiative, origin: str) -> Row:
    """The columns that all listings have: what it is, and on what it rests."""
    source = one.sources[0] if one.sources else None
    return {
        "key": one.key,
        "code": one.code,
        "kind": one.kind,
        "status": one.status,
        **both("name", one.name),
        **both("summary", one.summary),
        "regions": joined(one.regions),
        "grade": one.grade,
        **checked(one.checked),
        "source_url": source.url if source else "",
        "source_title": source.title if source else "",
        **pages(type(one).__struct_config__.tag, one.code, origin),
    }


def checked(check: object) -> Row:
    if check is None:
        return {"checked_on": "", "checked_how": "", "check_due_on": ""}
    return {"checked_on": check.on.isoformat(), "checked_how": check.how, "check_due_on": check.due_on.isoformat()}


def hotlines(one: shapes.Hotline, origin: str) -> Iterator[Row]:
    facts = ("hours", "time_zone", "cost", "confidential", "anonymous", "answered_by")
    trust = ("reports_to_police", "reports_to_immigration", "asks_name")
    yield {
        **listing(one, origin),
        "organization": one.organization.key if one.organization else "",
        "languages": joined(one.languages),
        **{name: getattr(one, name) for name in (*facts, *trust)},
    }


def channels(one: shapes.Hotline, origin: str) -> Iterator[Row]:
    for channel in one.channels:
        source = channel.sources[0] if channel.sources else None
        number = dialling.parsed(channel.value) if channel.type in links.NUMBERS else None
        yield {
            "hotline": one.key,
            "hotline_code": one.code,
            **both("hotline_name", one.name),
            "status": one.status,
            "type": channel.type,
            "uri": uri(channel),
            "national": dialling.national(number) if number else channel.value if channel.type in links.NUMBERS else "",
            "keyword": channel.keyword,
            "callable_from": joined(channel.callable_from),
            "languages": joined(channel.languages),
            "hours": channel.hours,
            **both("notes", channel.notes),
            "grade": channel.grade,
            **checked(channel.checked),
            "source_url": source.url if source else "",
            **pages("hotline", one.code, origin),
        }


def uri(channel: shapes.Channel) -> str:
    """`tel:` and the digits for every number, whatever it is for: the type says that. Else what a browser opens."""
    return f"tel:{channel.value}" if channel.type in links.NUMBERS else links.href(channel)


def organizations(one: shapes.Organization, origin: str) -> Iterator[Row]:
    yield {
        **listing(one, origin),
        **both("acronym", one.acronym),
        "seat": one.seat or "",
        "parent": one.parent.key if one.parent else "",
        "services": joined(one.services),
        "languages": joined(one.languages),
        **both("people_served", one.people_served),
        **both("first_step", one.first_step),
        "website": one.website,
        "email": one.email,
    }


def initiatives(one: shapes.Initiative, origin: str) -> Iterator[Row]:
    members = joined(f"{member.organization.key}:{member.role}" for member in one.members)
    yield {**listing(one, origin), "starts": one.starts, "ends": one.ends, "members": members}


ONE = """key code kind status name_es name_en summary_es summary_en regions grade
checked_on checked_how check_due_on source_url source_title page_es page_en"""
HOTLINE = """organization languages hours time_zone cost confidential anonymous
answered_by reports_to_police reports_to_immigration asks_name"""
ORGANIZATION = """acronym_es acronym_en seat parent services languages
people_served_es people_served_en first_step_es first_step_en website email"""
CHANNEL = """hotline hotline_code hotline_name_es hotline_name_en status type uri national keyword callable_from
languages hours notes_es notes_en grade checked_on checked_how check_due_on source_url page_es page_en"""


@dataclass(frozen=True)
class File:
    """The type of listing that a file is made from, the rows that one of them gives, and their columns."""

    type: str
    rows: Callable[..., Iterator[Row]]
    columns: list[str]


FILES = {
    "hotlines": File("hotline", hotlines, f"{ONE} {HOTLINE}".split()),
    "organizations": File("organization", organizations, f"{ONE} {ORGANIZATION}".split()),
    "channels": File("hotline", channels, CHANNEL.split()),
    "initiatives": File("initiative", initiatives, f"{ONE} starts ends members".split()),
}


def written(columns: list[str], blocks: Iterable[list[Row]]) -> Iterator[bytes]:
    """The file in pieces, a piece a block."""
    yield (BOM + in_csv([columns])).encode()
    for block in blocks:
        yield in_csv([cell(row[name]) for name in columns] for row in block).encode()


def in_csv(rows: Iterable[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
