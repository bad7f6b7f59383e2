"""The addresses that have no language."""

from django.urls import path

from directory.doors import api, manners, quality, threshold

urlpatterns = [
    path("", threshold.root, name="root"),
    path("robots.txt", manners.robots, name="robots"),
    path("sitemap.xml", manners.sitemap, name="sitemap"),
    path(".well-known/security.txt", manners.security, name="security"),
    path("x", threshold.leave, name="leave"),
    path("api/v1/hotlines", api.hotlines, name="api-hotlines"),
    path("api/v1/organizations", api.organizations, name="api-organizations"),
    path("api/v1/search", api.search, name="api-search"),
    path("api/v1/quality", quality.quality_json, name="quality-json"),
]
