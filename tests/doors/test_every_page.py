"""What holds on every kind of page in both languages, read once for all tests of this file."""

import re
import shutil
import subprocess

import pytest
from django.conf import settings

from directory.doors import pages
from tests.doors.conftest import Page
from tests.doors.every_page import TELLING, every_page, publish_everything
from tests.house.test_size import ROOT
from tests.lacking import require
from tests.listings import hotline

pytestmark = pytest.mark.django_db(databases=["edition", "default"])  # the figures count the open reports

TOPIC = re.compile(
    r"trata\b|tráfico|traffic|v[íi]ctim|explot|exploit|esclav|slave|abus|violen|forzad|forced", re.IGNORECASE
)
VNU = ROOT / "var/tools/node_modules/vnu-jar/build/dist/vnu.jar"
LACKING = "The W3C checker is not installed. Install it with: make test (needs npm and a Java)"

GONE = hotline("gone", name=TELLING)


@pytest.fixture
def everything(client, world, publish, hide, monkeypatch):
    publish_everything(publish)
    publish(GONE)
    hide(GONE)
    found = every_page(client)
    client.raise_request_exception = False
    monkeypatch.setattr(pages.board, "board", breaks)
    for language in ("es", "en"):
        found[f"/{language}/h/{GONE.code}/"] = Page(client.get(f"/{language}/h/{GONE.code}/"))
        found[f"/{language}/mx/ (broken)"] = Page(client.get(f"/{language}/mx/"))
    return found


def breaks(*args):
    raise RuntimeError("This page is broken on purpose.")


def description(page):
    (found,) = re.findall(r'<meta name="description" content="([^"]*)">', page.html)
    return found


@pytest.mark.promise(9, "Titles and addresses hold no word of the topic, though the listings' names do")
def test_titles_and_addresses_say_nothing_and_headings_and_descriptions_do(everything):
    telling = [address for address, page in everything.items() if TOPIC.search(page.title)]
    addresses = {link for page in everything.values() for link in page.links if not link.startswith(("http", "mailto"))}

    assert len(everything) > 60
    assert {page.response.status_code for page in everything.values()} == {200, 404, 410, 413, 500}
    assert telling == []
    assert [address for address in addresses if TOPIC.search(address)] == []
    assert [address for address, page in everything.items() if not 5 < len(description(page)) < 200] == []
    line = everything[f"/es/h/{hotline().code}/"]
    assert "<h1>Línea contra la trata de personas</h1>" in line.html


@pytest.mark.promise(9, "Names of files and downloads hold no word of the topic")
def test_names_of_files_and_downloads_say_nothing(client, world, publish):
    publish_everything(publish)
    with_file = [address for address in every_page_links(client) if "contact.vcf" in address or "qr.svg" in address]
    files = [path.name for path in (settings.BASE_DIR / "static").iterdir()]

    responses = {address: client.get(address) for address in with_file}
    names = [response.get("Content-Disposition", "") for response in responses.values()]

    assert len(files) > 5
    assert any("filename=" in name for name in names)
    assert [name for name in [*files, *names, *with_file] if TOPIC.search(name)] == []


def every_page_links(client):
    pages = every_page(client)
    images = {image for page in pages.values() for image in re.findall(r'<img src="([^"]*)"', page.html)}
    return images | {link for page in pages.values() for link in page.links}


def test_the_w3c_checker_finds_no_error_on_any_page(everything, tmp_path):
    java = require(shutil.which("java") and VNU.exists() and shutil.which("java"), LACKING)
    for number, (address, page) in enumerate(everything.items()):
        comment = f"<!-- {address.replace('--', '- -')} -->"
        (tmp_path / f"{number:03}.html").write_text(
            page.html.replace("<!doctype html>", f"<!doctype html>{comment}", 1)
        )

    command = [java, "-jar", VNU, "--errors-only", "--format", "gnu", *sorted(tmp_path.iterdir())]
    run = subprocess.run(command, capture_output=True, text=True)

    assert run.stderr == ""
    assert run.returncode == 0
