"""Listings that somebody filled with harm: each free text of a document holds the same payload."""

import msgspec

from directory.documents import Text
from tests.listings import channel, hotline, initiative, organization, source

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "\"><iframe srcdoc='<script>parent.alert(1)</script>'>",
    "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "javascript:alert(1)",
    "<style>*{display:none}</style>",
    "<base href=//evil.example/>",
    "<!--", "]]>", "{{ 7*7 }}{% debug %}", "${alert(1)}", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<a href=data:text/html,<script>alert(1)</script>>x</a>",
    "\u2028\u2029<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "+1 888 373 7888<b>",
]  # fmt: skip
TEXTS = {"name", "summary", "acronym", "people_served", "first_step", "notes"}
WORDS = {
    "display",
    "keyword",
    "website",
    "email",
    "title",
    "publisher",
    "url",
    "hours",
    "seat",
    "starts",
    "ends",
    "date",
}


def filled(document, payload):
    """The document with the payload in every field that somebody could have typed freely."""
    changes = {}
    for field in document.__struct_fields__:
        value = getattr(document, field)
        if field in TEXTS:
            changes[field] = Text(es=payload, en=payload)
        elif field in WORDS:
            changes[field] = payload
        elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct) and field != "members":
            changes[field] = tuple(filled(one, payload) for one in value)
    return msgspec.structs.replace(document, **changes)


def hostile_listings(payload, number, region="MX"):
    """A hotline with each kind of way, an organization and an initiative, all full of it."""
    ways = (
        channel(),
        channel(type="sms", value="88788", keyword="x"),
        channel(type="whatsapp", value="+525512345678"),
        channel(type="chat", value=payload),
        channel(type="email", value=payload),
    )
    operator = f"hostile-organization-{number}"
    given = {"regions": (region,), "sources": (source(), source(grade="B"))}
    return [
        filled(one, payload)
        for one in (
            hotline(f"hostile-line-{number}", channels=ways, organization=operator, **given),
            organization(operator, **given),
            initiative(f"hostile-initiative-{number}", **given),
        )
    ]
