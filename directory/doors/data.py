"""The page for those who build things: addresses, files and feeds, made of the API's own description."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.doors.api.openapi import NO_NUL, openapi
from directory.doors.spreadsheets import FILES


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    origin = request.build_absolute_uri("/").rstrip("/")
    described = openapi(origin, with_examples=False)
    context = {
        "about": described["info"]["description"],
        "addresses": [address(path, methods["get"]) for path, methods in described["paths"].items()],
        "origin": origin,
        "files": [f"/data/v1/{name}.csv" for name in FILES],
        "feeds": [f"/{get_language()}/changes.atom", f"/{get_language()}/mx/changes.atom"],
    }
    return render(request, "data.html", context)


def address(path: str, operation: dict) -> dict:
    """One address as the page shows it."""
    parameters = [
        {"name": one["name"], "words": one["description"], "values": values(one["schema"])}
        for one in operation["parameters"]
    ]
    held = [code for code in operation["responses"] if code != "200"]
    return {"path": path, "summary": operation["summary"], "parameters": parameters, "codes": held}


def values(schema: dict) -> str:
    """What a parameter may be, in a few words; empty where the description says it."""
    read = schema.get("anyOf", [schema])[0]
    if "enum" in read:
        return ", ".join(read["enum"])
    if "minimum" in read:
        return _("%(least)s to %(most)s") % {"least": read["minimum"], "most": read["maximum"]}
    if read.get("format") == "date":
        return "2026-11-21"
    return read["pattern"].strip("^$") if "pattern" in read and read["pattern"] != NO_NUL else ""
