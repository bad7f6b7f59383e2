"""Hours are written in OpenStreetMap's opening_hours syntax, with the line's IANA time zone beside them."""

import re
import zoneinfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from opening_hours import OpeningHours, ParserError

LONGEST = 200
"""Legal strings exist that take the library seconds; what people write is far shorter."""


IMPOSSIBLE = re.compile(r"\b(?:Feb 3[01]|(?:Apr|Jun|Sep|Nov) 31)\b")
"""Days that do not exist. The library reads some of them as every day."""


def unreadable(value: str) -> bool:
    """Whether nobody can tell from these hours when a line answers."""
    if len(value) > LONGEST or IMPOSSIBLE.search(value):
        return True
    try:
        OpeningHours(value)
    except ParserError:
        return True
    return False


def validate_hours(value: str) -> None:
    """Refuse hours that cannot be read. Raises ValidationError."""
    if unreadable(value):
        raise ValidationError(
            _("“%(value)s” cannot be read as hours. Write for example 24/7 or Mo-Fr 09:00-17:00."),
            params={"value": value[:LONGEST]},
        )


def validate_zone(value: str) -> None:
    """Refuse a name that is not an IANA time zone. Raises ValidationError."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(value)s” is not a time zone such as America/Lima."), params={"value": value})
