"""Which lines and numbers a door shows for a place, read from what it serves: to compare the doors with each other."""

import json
import re
from html import unescape

PRESSED = re.compile(r'href="((?:tel|sms):[^"]+|https://wa\.me/[^"]+)"')
LINE = re.compile(r'href="/(?:es|en)/h/([a-z0-9]+)/[^"]*"')


def lines_shown(response):
    """The codes of the lines that a page names, and the numbers that it lets one press."""
    html = response.content.decode()
    return set(LINE.findall(html)), {unescape(link) for link in PRESSED.findall(html)}


def lines_told(client, country):
    """The same of the API's answer: codes, and for lines at work the links of channels for everybody."""
    lines = everything(client, f"/api/v1/hotlines?country={country}&per_page=200")
    numbers = {link(channel) for line in lines if line["status"] != "withdrawn" for channel in line["channels"]}
    return {line["code"] for line in lines}, numbers - {""}


def everything(client, address):
    answer = json.loads(client.get(address).content)
    assert answer["last_page"], "More lines than a page holds."
    return answer["contents"]


def link(channel):
    """What pressing the channel does, told again here so that a mistake in the product is not made twice."""
    value = channel["value"].strip()
    if not re.fullmatch(r"\+?[0-9*#]+", value):
        return ""
    digits = value.replace("#", "%23")
    if channel["type"] in {"phone", "short_code", "tty"}:
        return f"tel:{digits}"
    return {"sms": f"sms:{digits}", "whatsapp": f"https://wa.me/{value.lstrip('+')}"}.get(channel["type"], "")
