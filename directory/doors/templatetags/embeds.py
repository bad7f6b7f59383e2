"""Tells programs that a page can be embedded (oEmbed's discovery)."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from directory.doors.embed.addresses import TURNED_INTO

register = template.Library()
LINK = '<link rel="alternate" type="application/json+oembed" href="{0}?{1}">\n'
LINK += '<link rel="alternate" type="text/xml+oembed" href="{0}?{1}&amp;format=xml">\n'


@register.simple_tag(takes_context=True)
def oembed_links(context: template.Context) -> SafeString | str:
    """Two links for the head of a page that can be embedded; nothing on any other."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if not match or match.view_name not in TURNED_INTO:
        return ""
    visit = getattr(request, "visit", None)
    url = request.build_absolute_uri(request.path) + (visit.query if visit else "")
    return format_html(LINK, request.build_absolute_uri(reverse("oembed")), urlencode({"url": url}))
