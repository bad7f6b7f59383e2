"""Keeps visitors out of the logs."""

import logging
import traceback

MEETS_VISITORS = ("django", "directory.doors", "directory.health", "directory.middleware")
"""The loggers of what answers requests."""


class NoVisitor(logging.Filter):
    """Let through what broke and where, and nothing of the request that met it.

    Django puts the path into its messages, and exceptions quote what was typed: so an error keeps the exception's kind
    and the lines of code that it came through, not its words.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith(MEETS_VISITORS):
            return True
        if record.name.startswith("django.security") or (
            record.name.startswith("django.request") and record.levelno < logging.ERROR
        ):
            return False
        if record.name.startswith("django.request"):
            record.msg, record.args = "A page failed%s", (came_through(record.exc_info),)
        elif record.exc_info:
            record.msg, record.args = f"{record.msg}%s", (*as_tuple(record.args), came_through(record.exc_info))
        record.exc_info = record.exc_text = None
        return True


def as_tuple(args) -> tuple:
    return args if isinstance(args, tuple) else (args,) if args else ()


def came_through(exc_info) -> str:
    if not exc_info or exc_info[0] is None:
        return "."
    kind, _error, trace = exc_info
    places = "".join(f"\n  {one.filename}:{one.lineno} {one.name}" for one in traceback.extract_tb(trace))
    return f": {kind.__name__}{places}"
