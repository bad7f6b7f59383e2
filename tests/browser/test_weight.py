"""What a first visit weighs: the page and every file that it names, as they are really sent."""

import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import brotli
import pytest

from tests.browser.kinds import kinds

MOST = 14 * 1024
NAMED = re.compile(r'<(?:link\b[^>]*\brel="(?:stylesheet|icon|modulepreload|preload)"[^>]*|script\b[^>]*|img\b[^>]*)>')
ADDRESS = re.compile(r'\b(?:href|src)="(/[^"]+)"')


class Scales:
    """Weighs pages of one site; each file is fetched once."""

    def __init__(self, site):
        self.site, self.files = site, {}

    def fetch(self, path):
        """The bytes as they travel, and what they say."""
        request = Request(self.site.address + path, headers={"Accept-Encoding": "br"})  # noqa: S310 (our own server)
        try:
            response = urlopen(request, timeout=20)  # noqa: S310
        except HTTPError as error:
            response = error
        with response:
            sent = response.read()
            packed = response.headers.get("Content-Encoding") == "br"
        return sent, brotli.decompress(sent) if packed else sent

    def weigh(self, path):
        """Bytes of the page, of its style, of its scripts, of its pictures."""
        sent, page = self.fetch(path)
        weights = {"page": len(sent), "css": 0, "js": 0, "svg": 0}
        for named in dict.fromkeys(self.named(page.decode())):
            if named not in self.files:
                self.files[named] = len(self.fetch(named)[0])
            weights[named.partition("?")[0].rpartition(".")[2] if "." in named else "svg"] += self.files[named]
        return weights

    @staticmethod
    def named(html):
        return [address for tag in NAMED.findall(html) for address in ADDRESS.findall(tag)]


@pytest.fixture(scope="module")
def table(site):
    scales = Scales(site)
    return {
        f"/{language}/{path}": scales.weigh(f"/{language}/{path}")
        for path in kinds(site.installation).values()
        for language in ("es", "en")
    }


def test_a_first_visit_to_every_page_fits_in_one_round_trip(table, capsys):
    with capsys.disabled():
        print(f"\n{'first visit, bytes':40}   page    css     js    svg    all")
        for path, weights in table.items():
            print(f"{path:40}" + "".join(f"{bytes_:7}" for bytes_ in [*weights.values(), sum(weights.values())]))

    assert {path: weights for path, weights in table.items() if sum(weights.values()) > MOST} == {}


def test_every_page_was_weighed_with_its_style_and_its_mark(table):
    assert [
        path for path, weights in table.items() if not (weights["page"] and weights["css"] and weights["svg"])
    ] == []


def test_static_files_are_sent_as_small_as_brotli_can(site):
    scales = Scales(site)
    _sent, page = scales.fetch("/es/us/mx/")

    for named in scales.named(page.decode()):
        sent, read = scales.fetch(named)
        assert len(sent) <= len(brotli.compress(read, quality=11))
        assert re.search(r"/[a-z]+\.[0-9a-f]{12}\.\w+$", named)
