"""The desk database may be frozen, gone or being restored: visitors go on reading."""

import json
import sqlite3
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from tests import postgres
from tests.installation import Installation
from tests.lacking import require

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

READS = 1000


@pytest.fixture(scope="module")
def desk():
    with postgres.cluster(require(postgres.binaries(), postgres.LACKING)) as running:
        yield running


@pytest.fixture(scope="module")
def site(desk, tmp_path_factory):
    """The whole data set with PostgreSQL as the desk's database and a SQLite file as the edition."""
    installation = Installation(
        tmp_path_factory.mktemp("frozen"), DATABASE_URL=desk.url("desk"), ALLOWED_HOSTS="127.0.0.1"
    )
    installation.manage("setup")
    with installation.server() as site:
        yield site


def every_kind_of_page(folder):
    """The addresses of every kind of page, with the status that each answers."""
    with closing(sqlite3.connect(folder / "edition.sqlite3")) as edition:
        codes = {
            letter: [
                code for (code,) in edition.execute("SELECT code FROM edition_entry WHERE type = ? LIMIT 5", [kind])
            ]
            for letter, kind in {"h": "hotline", "o": "organization", "i": "initiative"}.items()
        }
    assert all(codes.values())
    paths = [
        "about/",
        "mx/",
        "us/",
        "mx-bcn/",
        "aq/",
        *(f"{letter}/{code}/" for letter in codes for code in codes[letter]),
    ]
    pages = {f"/{language}/{path}": 200 for language in ("es", "en") for path in ["", *paths]}
    programs = {"/api/v1/hotlines?country=MX": 200, "/api/v1/organizations?country=PE": 200, "/healthz": 200}
    return pages | programs | {"/": 302, "/es/zz/": 404, "/es/nothing/": 404, "/api/v1/hotlines?country=nonsense": 200}


def test_a_thousand_reads_of_every_kind_of_page_while_the_desk_is_frozen(desk, site):
    pages = every_kind_of_page(site.installation.folder)
    paths = [path for _round in range(READS // len(pages) + 1) for path in pages][:READS]

    with desk.frozen(), ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda path: (path, site.get(path)[0]), paths))

    wrong = Counter((path, status) for path, status in answers if status != pages[path])
    assert (len(answers), wrong) == (READS, Counter()), site.installation.log()[-3000:]


def test_it_says_that_it_is_not_ready_while_the_desk_is_frozen_and_ready_afterwards(desk, site):
    assert said_by(site, "/readyz") == (200, "reachable")

    with desk.frozen():
        start = time.monotonic()
        assert said_by(site, "/readyz") == (503, "unreachable")
        assert time.monotonic() - start < 4
        assert site.get("/healthz")[0] == 200

    deadline = time.monotonic() + 10
    while said_by(site, "/readyz") != (200, "reachable"):
        assert time.monotonic() < deadline
        time.sleep(0.2)


def said_by(site, path):
    status, body = site.get(path)
    return status, json.loads(body)["desk"]
