"""The addresses that have no language."""

from django.urls import include, path

from directory.doors import api, threshold

urlpatterns = [
    path("", threshold.root, name="root"),
    path("x", threshold.leave, name="leave"),
    path("api/v1/hotlines", api.hotlines, name="api-hotlines"),
    path("api/v1/organizations", api.organizations, name="api-organizations"),
    path("api/v1/search", api.search, name="api-search"),
    path("", include("directory.doors.embed.urls")),
]
