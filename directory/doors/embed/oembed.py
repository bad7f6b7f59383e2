"""oEmbed (oembed.com, version 1.0): the address of a page, pasted into WordPress or Ghost, becomes the embed page."""

from io import StringIO

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from directory.doors.embed.addresses import Embeddable, of_address

WIDTH, HEIGHT = 600, 900
ONE_DAY = 86400


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """404 where the address is not one that can be embedded, 501 for a format that is neither JSON nor XML."""
    found = of_address(request.GET.get("url", ""), request)
    if found is None:
        return HttpResponse("There is nothing to embed at this address.\n", content_type="text/plain", status=404)
    content = answer(found, request)
    match request.GET.get("format", "json"):
        case "json":
            return JsonResponse(content, json_dumps_params={"ensure_ascii": False})
        case "xml":
            return HttpResponse(as_xml(content), content_type="text/xml; charset=utf-8")
    return HttpResponse("The format is json or xml.\n", content_type="text/plain", status=501)


def answer(found: Embeddable, request: HttpRequest) -> dict[str, str | int]:
    width, height = clamped(request, "maxwidth", WIDTH), clamped(request, "maxheight", HEIGHT)
    frame = {
        "title": found.title,
        "page": request.build_absolute_uri(found.page_address),
        "frame": request.build_absolute_uri(found.frame_address(signals="1")),
        "height": height,
    }
    return {
        "version": "1.0",
        "type": "rich",
        "title": found.title,
        "provider_name": settings.SITE_NAME,
        "provider_url": request.build_absolute_uri("/"),
        "cache_age": ONE_DAY,
        "width": width,
        "height": height,
        "html": render_to_string("embed/oembed.html", frame).strip(),
    }


def clamped(request: HttpRequest, name: str, usual: int) -> int:
    """The usual size, or what the consumer has room for. What is no whole number counts as not given."""
    most = request.GET.get(name, "")[:6]
    return min(usual, int(most)) if most.isascii() and most.isdigit() and int(most) else usual


def as_xml(content: dict[str, str | int]) -> str:
    out = StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement("oembed", {})
    for name, value in content.items():
        xml.addQuickElement(name, str(value))
    xml.endElement("oembed")
    xml.endDocument()
    return out.getvalue()
