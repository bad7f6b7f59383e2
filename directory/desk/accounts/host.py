"""The desk on a host of its own, where STAFF_HOST names one."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from directory.desk.accounts import is_for_staff

ON_BOTH = {"/healthz", "/readyz"}


class StaffHost:
    """Each host answers its own addresses; those of the other do not exist there, so neither can be used against it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.STAFF_HOST and request.path not in ON_BOTH:
            on_staff_host = request.get_host().partition(":")[0] == settings.STAFF_HOST
            if on_staff_host and request.path == "/":
                return redirect(reverse("admin:index"))
            if on_staff_host != is_for_staff(request.path):
                raise Http404
        return self.get_response(request)
