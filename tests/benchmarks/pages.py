"""What a whole page costs through Django: `var/venv/bin/python -m tests.benchmarks.pages`.

CPU time of this process from the WSGI environment to the last byte, middleware, database and template included, over
the judged queries and the shipped listings. Each query is asked three times warm, and its median counts.
"""

import time
from collections.abc import Callable
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlencode

from tests.search.judge import connect, prepared
from tests.search.judged import judged

ROUNDS = 3
Door = Callable[[str], dict[str, Any]]
"""The WSGI environment in which a text is asked."""


def main() -> None:
    installation = prepared()
    installation.manage("collectstatic", "--no-input", "--verbosity", "0")
    installation.environment |= {"ALLOWED_HOSTS": "testserver", "RELAX_STAFF_LOGIN": "0"}
    connect(installation)
    from django.core.wsgi import get_wsgi_application
    from django.test import RequestFactory

    site, ask = get_wsgi_application(), RequestFactory()
    doors: dict[str, Door] = {
        "POST /es/search/": lambda text: form(ask, "/es/search/", text),
        "POST /en/search/": lambda text: form(ask, "/en/search/", text),
        "GET /api/v1/search": lambda text: ask.get("/api/v1/search", {"q": text}).environ,
    }
    texts = [one.text for one in judged() if one.category != "hostile"]
    print("| CPU ms a page | p50 | p95 |\n| --- | --- | --- |")
    for name, door in doors.items():
        spent = quantiles([cost(site, door, text) for text in texts], n=100)
        print(f"| {name} | {spent[49]:.2f} | {spent[94]:.2f} |")


def form(ask: Any, path: str, text: str) -> dict[str, Any]:
    """As a browser sends it."""
    return ask.post(path, urlencode({"q": text}), content_type="application/x-www-form-urlencoded").environ


def cost(site: Callable, door: Door, text: str) -> float:
    """Milliseconds of CPU."""
    page(site, door(text))
    return median(timed(site, door(text)) for _ in range(ROUNDS))


def timed(site: Callable, environ: dict[str, Any]) -> float:
    start = time.process_time()
    page(site, environ)
    return (time.process_time() - start) * 1000


def page(site: Callable, environ: dict[str, Any]) -> bytes:
    said: list[str] = []
    response = site(environ, lambda status, headers: said.append(status))
    body = b"".join(response)
    response.close()
    if said != ["200 OK"]:
        raise ValueError(said)
    return body


if __name__ == "__main__":
    main()
