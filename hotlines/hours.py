"""Hours are written in OpenStreetMap's opening_hours syntax, with the line's IANA time zone beside them."""

import zoneinfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from opening_hours import OpeningHours, ParserError

LONGEST = 200
"""Legal strings exist that take the library seconds; what people write is far shorter."""


def validate_hours(value: str) -> None:
    """Refuse hours that cannot be read. Raises ValidationError."""
    try:
        if len(value) > LONGEST:
            raise ParserError
        OpeningHours(value)
    except ParserError:
        raise ValidationError(
            _("“%(value)s” cannot be read as hours. Write for example 24/7 or Mo-Fr 09:00-17:00."),
            params={"value": value[:LONGEST]},
        ) from None


def validate_zone(value: str) -> None:
    """Refuse a name that is not an IANA time zone. Raises ValidationError."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(value)s” is not a time zone such as America/Lima."), params={"value": value})
