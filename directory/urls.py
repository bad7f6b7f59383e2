"""The table of contents: every address that the site answers."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from directory import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/", admin.site.urls),
    path("", include("directory.doors.urls")),
    *i18n_patterns(path("", include("directory.doors.page_urls"))),
]

handler400 = "directory.doors.errors.unreadable"
handler403 = "directory.doors.errors.refused"
handler404 = "directory.doors.errors.not_found"
handler500 = "directory.doors.errors.failed"
