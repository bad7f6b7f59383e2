"""The addresses that have no language."""

from django.urls import include, path, re_path

from directory.doors import downloads, threshold
from directory.doors.api.urls import nothing

urlpatterns = [
    path("", threshold.root, name="root"),
    path("x", threshold.leave, name="leave"),
    path("data/v1/all.ndjson", downloads.everything, name="everything"),
    path("data/v1/<slug:name>.csv", downloads.spreadsheet, name="spreadsheet"),
    re_path("^data/", nothing),
    path("api/", include("directory.doors.api.urls")),
]
