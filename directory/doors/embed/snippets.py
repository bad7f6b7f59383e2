"""The four texts that a partner copies. None of them holds a number: those live only in what we serve."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from directory.doors.embed import badge, element
from directory.doors.embed.addresses import Embeddable

SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
"""Without allow-popups no browser lets a number in the frame be called."""


@dataclass(frozen=True)
class Snippets:
    """`frame`, `element` and `badge` are HTML, `address` is pasted as it is; `policies` are for strict hosts."""

    frame: SafeString
    element: SafeString
    address: str
    badge: SafeString
    policy: str
    element_policy: str


def snippets(found: Embeddable, code: str, height: int, request: HttpRequest) -> Snippets:
    """`code` is that of the place, `height` the room to keep in CSS pixels."""
    address = request.build_absolute_uri
    page = address(found.page_address)
    origin = address("/").rstrip("/")
    script = address(reverse("embed-element"))
    return Snippets(
        frame=format_html(
            '<iframe src="{}" title="{}" width="100%" height="{}" frameborder="0" loading="lazy" '
            'referrerpolicy="no-referrer" sandbox="{}"></iframe>\n<p><a href="{}">{}</a></p>',
            *(address(found.frame_address()), found.title, height, SANDBOX, page, found.title),
        ),
        element=format_html(
            '<hotline-list country="{}" lang="{}"{} style="display:block;min-height:{}px"><a href="{}">{}</a>'
            '</hotline-list>\n<script async src="{}" integrity="{}" crossorigin="anonymous"></script>',
            *(code.lower() or "all", found.language, attributes(found), height, page, found.title),
            *(script, element.INTEGRITY),
        ),
        address=page,
        badge=format_html(
            '<a href="{}"><img src="{}" width="{}" height="{}" alt="{}"></a>',
            *(page, address(badge_address(found, code)), badge.WIDTH, badge.HEIGHT, found.title),
        ),
        policy=f"frame-src {origin}",
        element_policy=f"script-src {script}; frame-src {origin}",
    )


def badge_address(found: Embeddable, code: str) -> str:
    return reverse("badge", args=[found.language, code]) if code else reverse("badge-all", args=[found.language])


def attributes(found: Embeddable) -> SafeString:
    return format_html_join("", ' {}="{}"', found.parameters.items())
