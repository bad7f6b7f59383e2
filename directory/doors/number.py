"""Is this number real? Asked by POST, so that it stands in no address, log or history."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory.doors import recall, recognised, retired
from directory.doors.fields import CONTROLS, CountryField
from directory.doors.search import question_of
from directory.doors.threshold import uncached
from directory.edition import withdrawn
from directory.edition.models import Place
from directory.search.phones import numbers_in

LONGEST_SHOWN = 60


@csrf_exempt  # there is no cookie to abuse, and nothing is written
@require_http_methods(["GET", "HEAD", "POST"])
def number(request: HttpRequest) -> HttpResponse:
    asked = request.method == "POST"
    try:
        given = question_of(request) if asked else QueryDict()
        context, status = answer(given) if asked else {}, 200
    except (RequestDataTooBig, TooManyFieldsSent):
        context, status = {"problem": "long"}, 413
    context |= {"countries": Place.objects.countries().by_name().defer("document")}
    response = render(request, "number.html", context, status=status)
    return uncached(response) if asked else response


def answer(given: QueryDict) -> dict:
    """What is known of the number; `problem` where the question cannot be read: empty, long, unreadable or country."""
    text = CONTROLS.sub(" ", given.get("number", "")).strip()
    asked = {"text": text[:LONGEST_SHOWN]}
    try:
        seen_in = CountryField(required=False).clean(given.get("seen_in", "").strip()) or None
    except ValidationError:
        return asked | {"problem": "country"}
    if not text or len(text) > recognised.LONGEST_READ:
        return asked | {"problem": "long" if text else "empty"}
    typed = recognised.typed_in(text)
    if not typed:
        return asked | {"problem": "unreadable"}
    old, today = retired.retired_numbers(numbers_in(text)), timezone.localdate()
    return asked | {
        "answered": True,
        "seen_in": seen_in,
        "warnings": retired.warnings(old) if old else [],
        "recalls": recall.warnings(withdrawn.with_number(typed, seen_in.code if seen_in else "", today)),
        "ours": recognised.ours(typed, seen_in, today),
    }
