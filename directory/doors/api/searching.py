"""Search, for programs: what is found, best first, how the question was understood, and counts to narrow by."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from directory.doors import finding
from directory.doors.api import answers, paging, shapes
from directory.doors.api.remembered import withdrawn_shapes
from directory.doors.filters import SearchFilter
from directory.edition.models import Entry
from directory.search.rank import Scored
from directory.search.snapshot import one_stamp


@answers.for_programs
@one_stamp()
def search(request: HttpRequest) -> HttpResponse:
    question = SearchFilter(request.GET)
    return answers.malformed(question) if question.malformed else answers.answer(page(question))


def page(question: SearchFilter) -> shapes.SearchPage:
    """`lang` is the language of the question; names of places are given in it."""
    language = question.value("lang") or ""
    found = finding.find(question, language)
    with translation.override(language or "es"):
        understood = finding.understood(found.answer.groups)
    return shapes.SearchPage(
        query=shapes.Query(question.text, as_shape(understood), found.answer.corrected or None),
        facets=finding.facet_counts(found.answer),
        **paging.turn(question, found.total),
        empty=not found.listings,
        contents=tuple(result(scored, entry) for scored, entry in found.listings),
        **warnings(found),
    )


def as_shape(understood: dict[str, list]) -> shapes.Understood:
    return shapes.Understood(
        places=tuple(shapes.PlaceMeant(**place) for place in understood["places"]),
        services=tuple(understood["services"]),
        languages=tuple(understood["languages"]),
    )


def warnings(found: finding.Found) -> dict:
    """What of the numbers in the question must be said; nothing where nothing must."""
    said = {
        "missing_number": found.missing_number,
        "retired": tuple(found.retired),
        "withdrawn": tuple(withdrawn_shapes(found.withdrawn)),
    }
    return {name: value for name, value in said.items() if value}


def result(scored: Scored, entry: Entry) -> shapes.Result:
    listing = entry.listing
    return shapes.Result(
        type=entry.type,
        key=entry.key,
        code=entry.code,
        name=listing.name,
        country=listing.regions[0].partition("-")[0] if listing.regions else None,
        score=scored.score,
    )
