"""A line as a contact for the phone: vCard 4.0 (RFC 6350) or 3.0 (RFC 2426)."""

from directory.documents import Channel, Hotline
from directory.doors import cards, links
from directory.doors.visit import said

VERSIONS = ("4.0", "3.0")
TYPES = {"4.0": {"sms": "text", "tty": "textphone"}, "3.0": {"sms": "msg", "tty": "voice"}}
LONGEST_LINE = 75
"""Octets, as both standards ask."""


def vcard(hotline: Hotline, version: str, neutral: str = "") -> bytes:
    """The contact. With a neutral name it has numbers only: the addresses of pages and mailboxes tell what they are."""
    name = escaped(neutral or said(hotline.name) or hotline.name.es or hotline.name.en or "")
    lines = ["BEGIN:VCARD", f"VERSION:{version}", f"FN:{name}", f"N:{name};;;;"]
    for channel in cards.public(hotline):
        if channel.type in links.NUMBERS:
            lines.append(f"TEL;TYPE={TYPES[version].get(channel.type, 'voice')}:{channel.value}")
        elif not neutral and (line := address(channel)):
            lines.append(line)
    lines.append("END:VCARD")
    return b"".join(folded(line) for line in dict.fromkeys(lines))


def address(channel: Channel) -> str:
    """A mailbox or a page; empty for what no phone could open."""
    href = links.href(channel)
    if channel.type == "email" and href:
        return f"EMAIL:{escaped(channel.value.strip())}"
    return f"URL:{href}" if href.startswith("http") else ""


def escaped(text: str) -> str:
    text = " ".join(text.split())
    for mark in ("\\", ",", ";"):
        text = text.replace(mark, f"\\{mark}")
    return text


def folded(line: str) -> bytes:
    """The line ended by CRLF, broken before a letter that would make it too long."""
    rows, row = [], b""
    for letter in line:
        more = letter.encode()
        if len(row) + len(more) > LONGEST_LINE:
            rows.append(row)
            row = b" "
        row += more
    return b"\r\n".join([*rows, row, b""])
