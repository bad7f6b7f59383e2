"""What pages say in schema.org's words: read back, and checked by TypeScript with the types of `schema-dts`."""

import json
import re
import shutil
import subprocess

import pytest

from tests.house.test_size import ROOT
from tests.lacking import require
from tests.listings import channel, hotline, initiative, organization, text

pytestmark = pytest.mark.django_db(databases=["edition"])

TOOLS = ROOT / "var/tools/node_modules"
LACKING = "TypeScript and schema-dts are not installed. Install them with: make test (needs npm)"


@pytest.fixture
def linked(page, world, publish):
    """What every kind of page says in both languages, by its address."""
    ways = (channel(), channel(type="sms", value="88788"), channel(type="chat", value="https://chat.example/?a=1&b=2"))
    line = hotline(organization="helpers", channels=ways, name=text("Línea </script><b>", "Line"))
    helpers = organization(kind="government", acronym=text("AC", "AC"), email="help@example.org")
    publish(line, helpers, organization("others", seat=None, website=""), initiative())
    publish(hotline("bare", checked=None, hours="", cost="unknown", languages=(), sources=(), regions=("MX-BCN",)))
    paths = ["", "mx/", "mx-bcn/", "ni/", f"h/{line.code}/", f"h/{hotline('bare').code}/"]
    paths += [f"o/{helpers.code}/", f"o/{organization('others').code}/", f"i/{initiative().code}/"]
    return {path: data(page(path)) for path in [f"/{language}/{path}" for language in ("es", "en") for path in paths]}


def data(page):
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html, re.DOTALL)
    return json.loads(text)


def test_a_line_says_what_its_document_says(linked):
    (line,) = (page for path, page in linked.items() if path.startswith("/es/h/") and page["name"].startswith("Línea"))
    service = line["mainEntity"]

    assert line["lastReviewed"] == "2026-11-01"
    assert service["@type"] == "GovernmentService"
    assert service["name"] == "Línea </script><b>"
    assert service["areaServed"] == [{"@type": "Country", "name": "México", "identifier": "MX"}]
    phone, sms, chat = service["availableChannel"]
    assert phone["servicePhone"]["telephone"] == "+528005533000"
    assert sms["serviceSmsNumber"]["telephone"] == "88788"
    assert chat["serviceUrl"] == "https://chat.example/?a=1&b=2"


def test_what_is_not_known_is_not_said(linked):
    (line,) = (page for path, page in linked.items() if path.startswith("/en/h/") and page["name"] != "Line")

    assert not {"lastReviewed", "reviewedBy", "citation"} & set(line)
    assert not {"offers", "hoursAvailable", "provider"} & set(line["mainEntity"])


@pytest.mark.parametrize("status", ["withdrawn", "paused", "suspended"])
def test_the_number_of_a_line_that_is_not_at_work_is_not_said(page, world, publish, status):
    line = hotline(status=status)
    publish(line)

    assert "+528005533000" not in json.dumps(data(page(f"/es/h/{line.code}/")))


def test_search_engines_understand_every_kind_of_page(linked, tmp_path):
    """`schema-dts` knows every type of schema.org and its properties; a word that it has not is an error of `tsc`."""
    assert complaints(linked.values(), tmp_path) == ""


def test_a_word_that_schema_org_has_not_is_noticed(linked, tmp_path):
    page = next(page for page in linked.values() if "mainEntity" in page)
    page["mainEntity"]["telephone"] = "+528005533000"  # no property of a service

    assert "telephone" in complaints([page], tmp_path)


def complaints(pages, folder):
    require(shutil.which("node") and (TOOLS / "schema-dts").exists() and (TOOLS / "typescript").exists(), LACKING)
    lines = ['import type {Graph, Thing, WithContext} from "schema-dts";']
    for number, found in enumerate(pages):
        kind = "Graph" if "@graph" in found else "WithContext<Thing>"
        lines.append(f"export const page{number}: {kind} = {json.dumps(found)};")
    (folder / "pages.ts").write_text("\n".join(lines))
    (folder / "node_modules").symlink_to(TOOLS)

    command = ["node", TOOLS / "typescript/bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "pages.ts"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout
