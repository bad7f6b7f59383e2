"""Waiting for the next publication: PostgreSQL says when there is one, and a poll covers what it cannot say."""

import time
from collections.abc import Iterator

from django.db import OperationalError, connections

POLL = 30
"""Seconds between two looks where PostgreSQL wakes the follower; it bounds what a lost message costs."""

POLL_WITHOUT_NOTIFY = 1
"""Seconds between two looks at a SQLite log, which cannot call."""


def moments() -> Iterator[None]:
    """Yield at once, and then each time the log may have grown. A desk that is away is waited for."""
    while True:
        yield
        try:
            wait()
        except OperationalError:
            connections["default"].close()
            time.sleep(POLL_WITHOUT_NOTIFY)


def wait() -> None:
    connection = connections["default"]
    if connection.vendor != "postgresql":
        time.sleep(POLL_WITHOUT_NOTIFY)
        return
    connection.ensure_connection()
    with connection.wrap_database_errors:
        for _message in connection.connection.notifies(timeout=POLL, stop_after=1):
            return


def listen() -> None:
    """Ask PostgreSQL to call. It must stand before the first look, or a row between the two would be missed."""
    connection = connections["default"]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LISTEN publication")
