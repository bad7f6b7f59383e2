"""The table of contents: every address that the site answers."""

from allauth.account.views import logout
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from directory import health
from directory.desk.accounts.views import to_login

urlpatterns = [
    *i18n_patterns(path("", include("directory.doors.page_urls"))),  # first, as most people ask for a page
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/login/", to_login, name="admin_login"),
    path("admin/logout/", logout),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("", include("directory.desk.urls")),
    path("admin/", admin.site.urls),
    path("accounts/", include("directory.desk.accounts.urls")),
    path("", include("directory.doors.urls")),
]

handler400 = "directory.doors.errors.unreadable"
handler403 = "directory.doors.errors.refused"
handler404 = "directory.doors.errors.not_found"
handler500 = "directory.doors.errors.failed"
