"""Documents for tests: each with everything it must have, and whatever the test says of it."""

import uuid
from datetime import date

from directory import documents
from directory.documents import Text
from directory.evidence.models import NAMESPACE, public_code


def text(es=None, en=None):
    return Text(es=es, en=en)


def source(**facts):
    given = {
        "url": "https://source.example/line",
        "title": "The line's own page",
        "publisher": "Example",
        "date": "2026-03",
        "language": "es",
        "authoritative": True,
        "grade": "A",
        "field": "",
    }
    return documents.Source(**given | facts)


def checked(**facts):
    return documents.Checked(**{"on": date(2026, 11, 1), "how": "source_read", "due_on": date(2027, 1, 30)} | facts)


def listing(kind_of_listing, key, **facts):
    """What hotlines, organizations and initiatives share."""
    given = {
        "key": key,
        "code": public_code(kind_of_listing, key),
        "id": str(uuid.uuid5(NAMESPACE, f"{kind_of_listing}:{key}")),
        "name": text(f"Nombre de {key}", f"Name of {key}"),
        "summary": text("Qué hace.", "What it does."),
        "source_language": "es",
        "status": "active",
        "regions": ("MX",),
        "grade": "A",
        "sources": (source(),),
        "checked": checked(),
    }
    return given | facts


def hotline(key="line", **facts):
    given = {
        "kind": "trafficking",
        "organization": None,
        "languages": ("es",),
        "hours": "24/7",
        "time_zone": "",
        "cost": "free",
        "confidential": "yes",
        "anonymous": "yes",
        "answered_by": "ngo",
        "reports_to_police": "unknown",
        "reports_to_immigration": "unknown",
        "asks_name": "no",
        "channels": (channel(),),
    }
    return documents.Hotline(**listing("hotline", key, **given | facts))


def channel(**facts):
    value = facts.get("value", "+528005533000")
    given = {
        "id": str(uuid.uuid5(NAMESPACE, f"channel:{value}")),
        "type": "phone",
        "value": value,
        "display": "800 553 3000",
        "keyword": "",
        "callable_from": ("MX",),
        "languages": (),
        "hours": "24/7",
        "notes": text(),
        "audience": "public",
        "grade": "A",
        "sources": (source(),),
        "checked": checked(),
    }
    return documents.Channel(**given | facts)


def organization(key="helpers", **facts):
    given = {
        "kind": "ngo",
        "acronym": text(),
        "seat": "MX",
        "parent": None,
        "services": ("legal",),
        "languages": ("es",),
        "people_served": text(),
        "website": "https://helpers.example/",
        "email": "",
        "first_step": text(),
    }
    return documents.Organization(**listing("organization", key, **given | facts))


def initiative(key="together", **facts):
    given = {"kind": "alliance", "starts": "2017", "ends": "", "members": (documents.Member("helpers", "founder"),)}
    return documents.Initiative(**listing("initiative", key, **given | facts))


def region(key="MX", **facts):
    given = {
        "kind": "country",
        "name": text("México", "Mexico"),
        "calling_code": "52",
        "exit_prefix": "00",
        "time_zones": ("America/Mexico_City",),
        "neighbours": ("US", "GT", "BZ"),
        "emergency_numbers": (),
        "reviewed_on": None,
        "search_names": (),
        "subdivisions": (subdivision(),),
    }
    return documents.Region(key=key, **given | facts)


def subdivision(**facts):
    given = {
        "code": "MX-BCN",
        "name": text("Baja California", "Baja California"),
        "parent": "",
        "time_zones": ("America/Tijuana",),
        "search_names": (documents.SearchName("Tijuana", (), 1_922_523),),
    }
    return documents.Subdivision(**given | facts)


def service(key="legal", **facts):
    given = {"order": 1, "name": text("Ayuda legal", "Legal help"), "synonyms": text("abogado", "lawyer")}
    return documents.Service(key=key, **given | facts)


def retired_number(key="old-line", **facts):
    given = {
        "value": "+18005533000",
        "region": "US",
        "why": "reassigned",
        "since": "2024",
        "hotline": None,
        "replaced_by": None,
        "sources": (source(),),
    }
    return documents.RetiredNumber(key=key, **given | facts)
