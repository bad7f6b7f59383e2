from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "directory.reports"
    verbose_name = _("what visitors tell us")
