"""Every kind of page in both languages, errors included, with listings whose own names say what they are about."""

from django.urls import reverse
from django.utils import translation

from tests.doors.conftest import Page
from tests.listings import channel, hotline, initiative, organization, retired_number, text

TELLING = text("Línea contra la trata de personas", "Human trafficking line for victims")


def listings():
    ways = (channel(), channel(type="whatsapp", value="+525512345678", display=""))
    line = hotline(organization="helpers", channels=ways, name=TELLING)
    return line, organization(name=TELLING), initiative(name=TELLING)


def every_page(client):
    """The pages by their addresses; those that are asked by POST by what was posted, too."""
    line, helpers, together = listings()
    codes = {"hotline": line.code, "organization": helpers.code, "initiative": together.code}
    plain = ["home", "search", "number", "about", "safety", "quality", "report", "widget", "data"]
    one = [(name, [codes[name.partition("-")[0]]]) for name in [*codes, *(f"{name}-report" for name in codes)]]
    one += [("place", [code]) for code in ("mx", "mx-bcn", "ni", "001")] + [("pair", ["us", "mx"])]
    one += [("hotline-card", [line.code]), ("place-card", ["mx"]), ("pair-card", ["us", "mx"]), ("pair", ["us", "us"])]
    pages = {}
    for language in ("es", "en"):
        with translation.override(language):
            asked = [reverse(name, args=args) for name, args in [*((name, []) for name in plain), *one]]
            search, number = reverse("search"), reverse("number")
        asked += [f"/{language}/mx/?from=us", f"/{language}/h/{line.code}/?from=us", f"/{language}/zz/"]
        asked += [f"{search}?q=legal", f"{search}?q=zzzzzz", f"/{language}/mx/?from=nonsense"]
        pages |= {address: Page(client.get(address)) for address in asked}
        pages[f"{search} (trata)"] = Page(client.post(search, {"q": "trata"}))
        pages[f"{search} (long)"] = Page(client.post(search, {"q": "x" * 200_000}))
        pages[f"{number} (ours)"] = Page(client.post(number, {"number": "+528005533000"}))
        pages[f"{number} (retired)"] = Page(client.post(number, {"number": "+18005533000"}))
    return pages


def publish_everything(publish):
    publish(*listings(), retired_number())
