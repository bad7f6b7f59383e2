"""What the head of a page tells search engines."""

from django import template
from django.utils.safestring import SafeString

from directory.doors.manners import LISTED, addresses

register = template.Library()


@register.simple_tag(takes_context=True)
def links(context: template.Context) -> SafeString | str:
    """The page's one address, whatever was asked of it, and the same page in the other language."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if not match or match.view_name not in LISTED or request.method == "POST":
        return ""
    root = request.build_absolute_uri("/")[:-1]
    found = addresses(root, match.view_name, [value.lower() for value in match.kwargs.values()])
    said = {"canonical": root + request.path, "found": found}
    return context.template.engine.get_template("_links.html").render(context.new(said))
