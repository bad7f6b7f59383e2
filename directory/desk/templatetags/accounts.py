"""What the pages of an account show that no view hands them."""

from django import template
from django.conf import settings

from directory.desk.accounts.factors import is_administrator, roles

register = template.Library()
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrom": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac": "macOS",
    "Linux": "Linux",
}


@register.simple_tag
def site_name():
    return settings.SITE_NAME


@register.filter
def only_passkeys(user):
    """Whether this person's role lets them in with a passkey alone."""
    return is_administrator(roles(user))


@register.filter
def device(user_agent):
    """“Firefox, Android” out of what a browser says of itself; the first match wins, as all claim to be the others."""
    named = (next((name for sign, name in table.items() if sign in user_agent), "") for table in (BROWSERS, SYSTEMS))
    return ", ".join(filter(None, named)) or user_agent[:40]
