"""The web process. It opens the edition read-only; only the follower lifts that, and only while it writes."""

import os
from contextlib import suppress

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
os.environ.setdefault("EDITION_READ_ONLY", "1")

from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError

application = get_wsgi_application()

from directory.doors import errors  # noqa: E402 (once the apps are there)

with suppress(DatabaseError):  # a page that breaks shows emergency numbers, and reads nothing then
    errors.remember()
