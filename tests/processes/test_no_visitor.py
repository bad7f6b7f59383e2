"""Nothing of a visit is written anywhere: many visits with a canary in every field, then a search of everything."""

import http.client
import sqlite3
from collections import Counter
from contextlib import closing

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.django_db(databases=["edition"])]

CANARY = "zq7canary"
ADDRESS = "203.0.113.77"
KNOWN_FILES = {"desk.sqlite3", "edition.sqlite3", "log", "secret-key"}
BROKEN = "UPDATE edition_entry SET document = '{' WHERE type = 'hotline' AND code = ?"


@pytest.fixture(scope="module")
def visited(set_up, tmp_path_factory):
    """An installation that had many visitors, with the statuses that they met; it has a broken page."""
    installation = set_up.copy(tmp_path_factory.mktemp("visited") / "site")
    temporary = installation.folder.parent / "temporary"
    temporary.mkdir()
    installation.environment |= {"TMPDIR": str(temporary), "ALLOWED_HOSTS": "127.0.0.1"}
    with closing(sqlite3.connect(installation.folder / "edition.sqlite3")) as edition, edition:
        (code,) = edition.execute("SELECT code FROM edition_entry WHERE type = 'hotline' ORDER BY code").fetchone()
        edition.execute(BROKEN, [code])
    with installation.server() as site:
        visits = [*visits_of(code)] * 9
        met = Counter(answer(site.port, *visit) for visit in visits)
    return installation, temporary, met


def visits_of(broken):
    """Method, path, headers and body of visits that go well, and of every kind that does not."""
    query = f"?q={CANARY}&from={CANARY}&{CANARY}=1"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    yield "GET", f"/es/{query}", {}, None
    yield "GET", f"/en/search/{query}", {}, None
    yield "GET", f"/es/h/{broken}/{query}", {}, None  # 500
    yield "GET", f"/{CANARY}/{query}", {}, None  # 404
    yield "GET", f"/es/mx/%00{CANARY}", {}, None
    yield "GET", f"/static/{CANARY}.css", {}, None
    yield "GET", f"/es/{CANARY}", {}, None
    yield "GET", f"/es/mx/{query}", {"Host": f"{CANARY}.example"}, None  # 400
    yield "GET", f"/es/{query}", {"Host": f"{CANARY} {CANARY}"}, None
    yield "GET", "/es/", {"X-Big": CANARY * 9_000}, None
    yield "GET", f"/api/v1/search{query}", {}, None
    yield "GET", f"/admin/{query}", {}, None
    yield "OPTIONS", f"/es/about/{query}", form, f"q={CANARY}"  # 405
    yield "POST", "/es/search/", form, f"q={CANARY}"
    yield "POST", "/es/number/", form, f"number=5550100{CANARY}&seen_in={CANARY}"
    yield "POST", "/es/search/", form, f"q={CANARY * 20_000}"  # 413
    yield "POST", "/es/search/", form, "&".join(f"{CANARY}{number}=1" for number in range(1_100))
    yield "POST", "/es/search/", {"Content-Type": "multipart/form-data; boundary=b"}, upload()
    yield "POST", "/es/search/", {"Content-Type": f"multipart/form-data; boundary={CANARY}é"}, CANARY
    yield "POST", "/admin/login/", form, f"username={CANARY}&password={CANARY}"  # 403
    yield CANARY.upper(), "/es/", {}, None
    yield "GET", f"http://{CANARY}.example/es/", {}, None
    yield "GET", f"/healthz{query}", {}, None


def upload():
    lines = (
        "--b",
        f'Content-Disposition: form-data; name="q"; filename="{CANARY}.txt"',
        "",
        CANARY * 5_000,
        "--b--",
        "",
    )
    return "\r\n".join(lines)


def answer(port, method, path, headers, body):
    """The status of an answer; None where the server hung up on it."""
    headers = {
        "User-Agent": f"{CANARY}-agent",
        "Referer": f"https://{CANARY}.example/",
        "X-Forwarded-For": ADDRESS,
        "Forwarded": f"for={ADDRESS}",
        "X-Real-IP": ADDRESS,
        "Cookie": f"sessionid={CANARY}; {CANARY}=1",
        "Accept-Language": f"{CANARY}, es",
        "Authorization": f"Bearer {CANARY}",
        **headers,
    }
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        try:
            connection.request(method, path, body.encode("latin-1") if body else None, encoded(headers))
            response = connection.getresponse()
            response.read()
            return response.status
        except (ConnectionError, http.client.BadStatusLine):
            return None


def encoded(headers):
    return {name: value.encode("latin-1") for name, value in headers.items()}


@pytest.mark.promise(13, "Nothing of a visitor is written anywhere, whatever goes wrong")
def test_nothing_of_a_visit_is_in_any_file(visited):
    installation, temporary, met = visited
    files = [path for folder in (installation.folder, temporary) for path in folder.rglob("*") if path.is_file()]
    written = {path.name: path.read_bytes() for path in files if "static" not in path.parts}

    assert sum(met.values()) >= 200
    assert {200, 302, 400, 403, 404, 405, 413, 500} <= set(met)
    assert {"desk.sqlite3", "edition.sqlite3", "log"} <= set(written)
    traces = [CANARY.encode(), CANARY.upper().encode(), ADDRESS.encode()]
    assert [name for name, content in written.items() if any(trace in content for trace in traces)] == []


@pytest.mark.promise(13, "Nothing of a visitor is written anywhere, whatever goes wrong")
def test_what_broke_is_written(visited):
    log = visited[0].log()

    assert "A page failed: DecodeError" in log or "A page failed: ValidationError" in log
    assert "listings.py" in log or "pages.py" in log


@pytest.mark.promise(14, "Only known files come to be")
def test_only_known_files_have_come_to_be(visited):
    installation, temporary, _met = visited
    files = {path.relative_to(installation.folder) for path in installation.folder.rglob("*") if path.is_file()}
    own = {str(path) for path in files if path.parts[0] != "static"}

    assert {name for name in own if name.removesuffix("-wal").removesuffix("-shm") not in KNOWN_FILES} == set()
    assert list(temporary.rglob("*")) == []
