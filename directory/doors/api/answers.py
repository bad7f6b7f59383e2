"""What holds for every answer: who may read it, what has not changed, what goes wrong, and answers without end."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache, wraps
from http import HTTPStatus
from itertools import islice
from pathlib import Path

import msgspec
from django.core.exceptions import TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt

import directory
from directory.doors.api.shapes import Problem
from directory.doors.filters import Question
from directory.edition.models import Head

METHODS = "GET, HEAD, OPTIONS"
JSON, NDJSON, PROBLEM = "application/json", "application/x-ndjson", "application/problem+json"
BLOCK = 200
"""Rows that are read and written together where an answer has no end."""

View = Callable[..., HttpResponse]


def for_programs(view: View) -> View:
    """Open a view to any site: GET, HEAD and OPTIONS, errors as problems, and a 304 for what has not changed.

    The view as it was is its `bare`.
    """

    @csrf_exempt  # nothing is written, and the answer to a POST is 405 and no page about cookies
    @wraps(view)
    def opened(request: HttpRequest, **path: str) -> HttpResponse:
        if request.method == "OPTIONS":
            return options()
        if request.method not in {"GET", "HEAD"}:
            return not_allowed(request.method)
        tag = entity_tag(request)
        if is_known(request, tag):
            return unchanged(tag)
        response = answer_of(view, request, path)
        if response.status_code == HTTPStatus.OK:
            response["ETag"] = tag
        if request.method == "HEAD" and response.streaming:
            response.close()
            return HttpResponse(headers=response.headers)
        return response

    opened.bare = view
    return opened


def answer_of(view: View, request: HttpRequest, path: dict[str, str]) -> HttpResponse:
    """The answer, bilingual and kept by shared caches: its order and its messages do not follow Accept-Language."""
    try:
        with translation.override("en"):
            return view(request, **path)
    except Http404:
        return problem(404, "Nothing is published at this address.")
    except TooManyFieldsSent:
        return problem(400, "These are too many parameters.")


def options() -> HttpResponse:
    headers = {"Allow": METHODS, "Access-Control-Allow-Methods": METHODS, "Access-Control-Max-Age": "86400"}
    return HttpResponse(status=204, headers=headers | {"Access-Control-Allow-Headers": "If-None-Match"})


def not_allowed(method: str) -> HttpResponse:
    response = problem(405, "This address can only be read.")
    response["Allow"] = METHODS
    return response


def entity_tag(request: HttpRequest) -> str:
    """Another one whenever the answer may be another: a new publication, new code, a new day, and who is open now."""
    head = Head.objects.filter(pk=1).values_list("position", "digest", "format").first()
    now = timezone.now().strftime("%H:%M") if "open" in request.META.get("QUERY_STRING", "") else ""
    address = request.build_absolute_uri()
    said = f"{head} {code_digest()} {timezone.localdate()} {now} {address}"
    return f'W/"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def is_known(request: HttpRequest, tag: str) -> bool:
    return tag in parse_etags(request.headers.get("If-None-Match", ""))


def unchanged(tag: str) -> HttpResponse:
    return HttpResponse(status=304, headers={"ETag": tag})


@cache
def code_digest() -> str:
    """What the answers are made by: all the code of the project."""
    sources = sorted(Path(directory.__file__).parent.rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def answer(body: msgspec.Struct) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(body), content_type=JSON, headers={"Content-Language": "es, en"})


def problem(status: int, detail: str, **more: object) -> HttpResponse:
    """An error, in the words of RFC 9457."""
    body = Problem(type="about:blank", title=HTTPStatus(status).phrase, status=status, detail=detail, **more)
    return HttpResponse(
        msgspec.json.encode(body), content_type=PROBLEM, status=status, headers={"Content-Language": "en"}
    )


def malformed(question: Question) -> HttpResponse:
    """A question that no value could mend. Who reads on without looking finds an answer without contents."""
    known = ", ".join(sorted(question.filters)) or "none"
    detail = f"This question has parameters that cannot be. Parameters here: {known}."
    return problem(400, detail, invalid=question.malformed, total_items=0, empty=True, contents=())


def in_blocks(rows: Iterable) -> Iterator[list]:
    """Rows in lists of BLOCK, read one list at a time."""
    rows = iter(rows)
    while block := list(islice(rows, BLOCK)):
        yield block


def lines(blocks: Iterable[list[msgspec.Struct]]) -> StreamingHttpResponse:
    """Documents, one a line, written as they are read."""
    encode = msgspec.json.Encoder().encode
    written = (b"".join(encode(one) + b"\n" for one in block) for block in blocks)
    return StreamingHttpResponse(written, content_type=NDJSON, headers={"Content-Language": "es, en"})


class Unreadable(msgspec.Struct, frozen=True):
    """The one line of a list that cannot be given."""

    invalid: dict[str, str]
