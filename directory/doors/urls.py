"""The addresses that have no language."""

from django.urls import path

from directory.doors import api, quality, threshold

urlpatterns = [
    path("", threshold.root, name="root"),
    path("x", threshold.leave, name="leave"),
    path("api/v1/hotlines", api.hotlines, name="api-hotlines"),
    path("api/v1/organizations", api.organizations, name="api-organizations"),
    path("api/v1/search", api.search, name="api-search"),
    path("api/v1/quality", quality.quality_json, name="quality-json"),
]
