"""Keeps visitors out of the logs."""

import logging


class NoVisitor(logging.Filter):
    """Let what broke through, and nothing of the request that met it: Django puts its path into the message."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith(("django.request", "django.security")):
            if record.levelno < logging.ERROR:
                return False
            record.msg, record.args = "A page failed.", ()
        return True
