"""Takes the pictures that the README shows, from a site that runs (`make run`): `make screenshots`."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).resolve().parents[2] / "docs"
PICTURES = {
    "home-390": ("/es/", 390, 1200, "light"),
    "mx-390": ("/es/mx/", 390, 1200, "dark"),
    "us-1280": ("/en/us/", 1280, 800, "light"),
}
"""File name: address, width and height in CSS pixels, day or night."""


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
        browser.close()


if __name__ == "__main__":
    main()
