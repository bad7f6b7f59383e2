"""Places, kinds of help, and what was withdrawn: what lists refer to by codes."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from directory import documents
from directory.doors.api import answers, paging, shapes
from directory.doors.api.questions import NothingToAsk, RegionQuestion, ServiceQuestion
from directory.doors.emergency import emergency_lines
from directory.edition.models import Place, Term


@answers.for_programs
def regions(request: HttpRequest) -> HttpResponse:
    return paging.listed(RegionQuestion(request.GET, queryset=Place.objects.order_by("code")), region_shapes)


@answers.for_programs
def region(request: HttpRequest, code: str) -> HttpResponse:
    question = NothingToAsk(request.GET)
    if question.invalid:
        return answers.malformed(question)
    place = Place.objects.filter(code=code.upper()).first()
    if place is None:
        raise Http404
    return answers.answer(region_shapes([place])[0])


@answers.for_programs
def services(request: HttpRequest) -> HttpResponse:
    return paging.listed(ServiceQuestion(request.GET, queryset=Term.objects.all()), service_shapes)


def region_shapes(places: list[Place]) -> list[shapes.Region]:
    """One query, however many they are."""
    countries = [place.facts for place in places if place.kind == "country"]
    numbers = emergency_lines(countries, timezone.localdate()) if countries else {}
    return [region_shape(place, [line.number for line in numbers.get(place.code, ())]) for place in places]


def region_shape(place: Place, emergency_numbers: Iterable[str]) -> shapes.Region:
    facts = place.facts
    part = isinstance(facts, documents.Subdivision)
    return shapes.Region(
        code=place.code,
        kind=place.kind,
        name=facts.name,
        country=place.country,
        parent=place.parent or place.country if part else "",
        calling_code="" if part else facts.calling_code,
        exit_prefix="" if part else facts.exit_prefix,
        time_zones=facts.time_zones,
        neighbours=() if part else facts.neighbours,
        emergency_numbers=tuple(emergency_numbers),
        reviewed_on=None if part else facts.reviewed_on,
    )


def service_shapes(terms: Iterable[Term]) -> list[shapes.Service]:
    services = [documents.decode(term.document) for term in terms]
    return [shapes.Service(code=one.key, name=one.name, synonyms=one.synonyms) for one in services]
