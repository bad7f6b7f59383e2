"""The addresses that have no language."""

from django.urls import include, path, re_path

from directory.doors import downloads, manners, quality, threshold
from directory.doors.api.urls import nothing

urlpatterns = [
    path("", threshold.root, name="root"),
    path("robots.txt", manners.robots, name="robots"),
    path("sitemap.xml", manners.sitemap, name="sitemap"),
    path(".well-known/security.txt", manners.security, name="security"),
    path("x", threshold.leave, name="leave"),
    path("data/v1/all.ndjson", downloads.everything, name="everything"),
    path("data/v1/<slug:name>.csv", downloads.spreadsheet, name="spreadsheet"),
    path("data/v1/quality.json", quality.quality_json, name="quality-json"),
    re_path("^data/", nothing),
    path("api/", include("directory.doors.api.urls")),
    path("", include("directory.doors.embed.urls")),
]
