"""The search page: the question is posted, so that it leaves no address; links and programs may ask by `?q=`."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory.doors import cards, countries, finding, narrowing, recall, results, retired
from directory.doors.board import service_names
from directory.doors.filters import SearchFilter
from directory.doors.steps import Steps, readable
from directory.doors.threshold import uncached
from directory.doors.visit import Visit
from directory.edition.models import WORLDWIDE
from directory.search.snapshot import one_stamp


@csrf_exempt  # there is no cookie to abuse, and nothing is written
@require_http_methods(["GET", "HEAD", "POST"])
@one_stamp()
def search(request: HttpRequest) -> HttpResponse:
    by_post = request.method == "POST"
    try:
        given = readable(question_of(request))
    except (RequestDataTooBig, TooManyFieldsSent):
        return uncached(render(request, "too_much.html", status=413))
    context = page(SearchFilter(given), Steps(given, by_post))
    request.visit = context.get("visit")
    response = render(request, "search.html", context)
    response["X-Robots-Tag"] = "noindex, noarchive"
    return uncached(response) if by_post else response


def question_of(request: HttpRequest) -> QueryDict:
    """What was asked. Raises RequestDataTooBig before a large body is read, whatever its kind."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise RequestDataTooBig
    return request.POST if request.method == "POST" else request.GET


def page(question: SearchFilter, steps: Steps) -> dict:
    """Everything on the page. Before anything is asked it is the form alone."""
    if not steps.kept:
        return {"asked": False, "steps": steps, **next_best_thing()}
    visit, language = Visit(timezone.now(), timezone.localdate(), question.chosen.get("from")), get_language()
    found = finding.find(question, language)
    entries = [entry for _scored, entry in found.listings]
    names, terms = cards.all_place_names(language), service_names()
    said = narrowing.words_of_page(language)
    return {
        "asked": True,
        "visit": visit,
        "text": question.text,
        "steps": steps,
        "invalid": [said.headings.get(name, name) for name in question.invalid],
        "missing_number": found.missing_number,
        "warnings": retired.warnings(found.retired) if found.retired else [],
        "recalls": recall.warnings(found.withdrawn),
        "total": found.total,
        "correction": narrowing.correction(found, question, steps),
        "chips": [
            *narrowing.understood(found, question, said, names, steps),
            *narrowing.taken_back(question, said, steps),
        ],
        "nation": results.nation(found, question, visit),
        "results": results.results(entries, names, terms, visit),
        "facets": narrowing.facets(found, question, said, steps),
        "way_back": narrowing.way_back(found, question, said, steps, language),
        **turning(found, question, steps),
        **({} if found.total else next_best_thing()),
    }


def turning(found: finding.Found, question: SearchFilter, steps: Steps) -> dict:
    """The pages of the answer."""
    number, pages = question.page_number, -(-found.total // question.size)
    return {
        "page_number": number,
        "pages": pages,
        "previous": steps.adding("page", str(min(number - 1, pages))) if number > 1 and pages else None,
        "next": steps.adding("page", str(number + 1)) if number < pages else None,
    }


def next_best_thing() -> dict:
    """Where to go on when the words lead nowhere: the countries."""
    return {"countries": countries.main_first(countries.with_lines()), "worldwide": WORLDWIDE}
