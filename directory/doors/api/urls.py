"""The addresses of the first version. It never changes meaning; it only gains addresses and parameters."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, re_path

from directory.doors.api import answers, lists, numbers, openapi, places, remembered, searching


@answers.for_programs
def nothing(request: HttpRequest, **path: str) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("v1/hotlines", lists.hotlines, name="api-hotlines"),
    path("v1/hotlines/<public:code>", lists.hotline, name="api-hotline"),
    path("v1/organizations", lists.organizations, name="api-organizations"),
    path("v1/organizations/<public:code>", lists.organization, name="api-organization"),
    path("v1/initiatives", lists.initiatives, name="api-initiatives"),
    path("v1/initiatives/<public:code>", lists.initiative, name="api-initiative"),
    path("v1/regions", places.regions, name="api-regions"),
    path("v1/regions/<region:code>", places.region, name="api-region"),
    path("v1/services", places.services, name="api-services"),
    path("v1/search", searching.search, name="api-search"),
    path("v1/changes", remembered.changes, name="api-changes"),
    path("v1/numbers/<digits:digits>", numbers.number, name="api-number"),
    path("v1/openapi.json", openapi.document, name="api-openapi"),
    re_path("", nothing),
]
