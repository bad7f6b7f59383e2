"""Takes the pictures of the README and the partners' guide, from a site that runs (`make run`): `make screenshots`."""

import json
import os
import shutil
import urllib.request
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from tests.browser.hosts import PAGE, hosting, in_wordpress

DOCS = Path(__file__).resolve().parents[2] / "docs"
PICTURES = {
    "home-390": ("/es/", 390, 1200, "light"),
    "mx-390": ("/es/mx/", 390, 1200, "dark"),
    "us-1280": ("/en/us/", 1280, 800, "light"),
}
"""File name: address, width and height in CSS pixels, day or night."""

SNIPPETS = {"frame": 520, "element": 520, "address": 520, "badge": 210}
"""Each form of snippet, and how much of a partner's page is shown with it."""


def main() -> None:
    site = f"http://{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (address, width, height, light) in PICTURES.items():
            size = {"width": width, "height": height}
            page = browser.new_page(viewport=size, color_scheme=light, java_script_enabled=False)
            page.goto(site + address)
            page.screenshot(path=DOCS / f"{name}.png")
            print(f"docs/{name}.png")
        for language in ("es", "en"):
            partners(browser, site, language)
        browser.close()


def partners(browser: Browser, site: str, language: str) -> None:
    """Each snippet as the site makes it, in the page of a partner."""
    maker = browser.new_page()
    maker.goto(f"{site}/{language}/widget/?place=mx")
    with hosting() as (origin, pages):
        for form, height in SNIPPETS.items():
            text = maker.locator(f"#{form}").input_value()
            pages["/"] = ({}, PAGE.format(in_wordpress(oembed(site, text)) if form == "address" else text))
            page = browser.new_page(viewport={"width": 380, "height": height})
            page.goto(f"{origin}/")
            page.locator("iframe").or_(page.locator("img")).first.wait_for()
            for frame in page.frames[1:]:
                frame.locator("article a").first.wait_for()
            page.wait_for_timeout(500)
            page.screenshot(path=DOCS / f"partners-{form}-{language}.png")
            print(f"docs/partners-{form}-{language}.png")


def oembed(site: str, address: str) -> dict:
    with urllib.request.urlopen(f"{site}/oembed?url={quote(address, safe='')}") as answer:  # noqa: S310 (our own site)
        return json.load(answer)


if __name__ == "__main__":
    main()
