"""The whole directory as files. They are written as they are read, however long they are."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone

from directory import documents
from directory.doors import spreadsheets
from directory.doors.api import answers, lists, places, shapes
from directory.doors.api.questions import NothingToAsk
from directory.doors.api.remembered import withdrawn_shapes
from directory.doors.filters import TYPES
from directory.doors.visit import Visit
from directory.edition.models import Entry, Place, Retired, Term, Withdrawal

CSV = "text/csv; charset=utf-8; header=present"


@answers.for_programs
def spreadsheet(request: HttpRequest, name: str) -> HttpResponse:
    question = NothingToAsk(request.GET)
    if question.malformed:
        return answers.malformed(question)
    if name not in spreadsheets.FILES:
        raise Http404
    file, origin = spreadsheets.FILES[name], request.build_absolute_uri("/").rstrip("/")
    blocks = ([row for one in block for row in file.rows(one, origin)] for block in listings([file.type]))
    written = spreadsheets.written(file.columns, blocks)
    return as_file(StreamingHttpResponse(written, content_type=CSV), f"{name}.csv")


@answers.for_programs
def everything(request: HttpRequest) -> HttpResponse:
    """Every document, one a line; listings that were hidden lately are named, so that copies drop them."""
    question = NothingToAsk(request.GET)
    if question.malformed:
        return answers.malformed(question)
    return as_file(answers.lines(all_blocks()), "all.ndjson")


def as_file(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def all_blocks() -> Iterator[list]:
    withdrawn = Withdrawal.objects.recalled(timezone.localdate())
    return chain(
        shaped(Term.objects.all(), places.service_shapes),
        shaped(Place.objects.exclude(kind="subdivision").order_by("code"), places.region_shapes),
        listings(TYPES),
        shaped(Retired.objects.order_by("key"), retired_documents),
        shaped(withdrawn, withdrawn_shapes),
    )


def listings(types: Iterable[str]) -> Iterator[list]:
    """The listings of these types, in an order that no language changes."""
    visit = Visit(timezone.now(), timezone.localdate())
    for type_ in types:
        rows = Entry.objects.of_type(type_).order_by("need", "code")
        yield from shaped(rows, lambda block: lists.documents_of(block, visit))


def shaped(rows: QuerySet, shapes_of: Callable[[list], list]) -> Iterator[list]:
    return map(shapes_of, answers.in_blocks(rows.iterator(chunk_size=answers.BLOCK)))


def retired_documents(rows: list[Retired]) -> list[shapes.RetiredNumber]:
    return [documents.decode(row.document) for row in rows]
