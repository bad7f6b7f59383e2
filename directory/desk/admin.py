"""The name over the door of the desk."""

from django.conf import settings
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from directory.desk.accounts import admin as accounts  # noqa: F401 (registers people and roles)
from directory.desk.checker import admin as checker  # noqa: F401

admin.site.site_header = admin.site.site_title = settings.SITE_NAME
admin.site.index_title = _("The desk")
