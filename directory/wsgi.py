"""The web process. It opens the edition read-only; only the follower lifts that, and only while it writes."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
os.environ.setdefault("EDITION_READ_ONLY", "1")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
