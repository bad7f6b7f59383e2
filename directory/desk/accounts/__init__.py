"""Who works at the desk, and how the desk knows: invitations, two factors, short sessions.

django-allauth does the cryptography and the forms; `gate` decides on every request of a staff address who may pass.
"""

STAFF = {"admin", "accounts"}
"""The first part of every address that is for staff alone."""


def is_for_staff(path: str) -> bool:
    return path.partition("/")[2].partition("/")[0] in STAFF
