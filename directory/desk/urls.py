"""The pages of the desk that are no screens of Django's admin."""

from django.contrib import admin
from django.urls import path

from directory.desk import call_sheet, confirming

urlpatterns = [
    path("admin/call-sheet/", admin.site.admin_view(call_sheet.call_sheet), name="call-sheet"),
    path("accounts/confirm/<str:token>/", confirming.confirm, name="confirm"),
]
