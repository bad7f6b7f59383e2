"""The numbers in a document, and what a reviewer has to look at before one of them reaches a visitor."""

import re
from typing import NamedTuple

from directory import documents
from directory.desk.compose import NUMBER_TYPES

LAST = 4


class Number(NamedTuple):
    """A number in a document: a name that is the same before and after, its digits, how people write it, its type."""

    name: str
    value: str
    display: str
    type: str

    @property
    def last(self) -> str:
        """What has to be typed: its last four digits, of a shorter number all."""
        return digits_of(self.value)[-LAST:]

    def ends_with(self, typed: str) -> bool:
        """Whether this was typed: the last four digits, or more of them."""
        digits = digits_of(typed)
        return len(digits) >= len(self.last) > 0 and digits_of(self.value).endswith(digits)


def digits_of(text: str) -> str:
    return re.sub("[^0-9]", "", text)


def numbers_of(document: documents.Document | None) -> dict[str, Number]:
    """Everything in the document that somebody may dial, by name."""
    match document:
        case documents.Hotline():
            dialled = [one for one in document.channels if one.type in NUMBER_TYPES]
            found = [Number(one.id, one.value, one.display, one.type) for one in dialled]
        case documents.Region():
            found = [Number(one.number, one.number, "", "short_code") for one in document.emergency_numbers]
        case documents.RetiredNumber():
            found = [
                Number("retired", document.value, "", "phone"),
                Number("new", document.replaced_by or "", "", "phone"),
            ]
        case _:
            found = []
    return {number.name: number for number in found if number.value}


def to_retype(document: documents.Document, published: documents.Document | None) -> list[Number]:
    """The numbers that are new or not what visitors see now."""
    before = numbers_of(published)
    return [number for name, number in numbers_of(document).items() if before.get(name) != number]
