"""What one tap changes about a question.

A question that came by address goes on by links. One that was posted goes on by buttons of one form, so that nothing
of it ever stands in an address.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from directory.doors.fields import legible
from directory.doors.filters import SearchFilter

WITHOUT = "without"
"""The parameter that a button sends to take another one away."""


def readable(data: QueryDict) -> QueryDict:
    """What a page reads of a question: what was taken away, empty fields and parameters of others are left out."""
    kept = QueryDict(mutable=True)
    for name in SearchFilter.base_filters:
        values = [value for value in map(legible, data.getlist(name)) if value]
        if values and name not in data.getlist(WITHOUT):
            kept.setlist(name, values)
    return kept


@dataclass(frozen=True)
class Step:
    """One tap: a link where `href` is set, else a button that sends `name` and `value` with the question."""

    text: str
    name: str
    value: str
    href: str
    count: int | None = None


class Steps:
    """Makes steps from a question as it was put. The page is no part of it: every other step leads to the first one."""

    def __init__(self, given: QueryDict, by_post: bool):
        self.kept = [(name, value) for name, values in given.lists() if name != "page" for value in values]
        self.by_post = by_post

    @property
    def query(self) -> str:
        """The question as an address tells it; empty where it was posted."""
        return "" if self.by_post else urlencode(self.kept)

    def adding(self, name: str, value: str, text: str = "", count: int | None = None) -> Step:
        return Step(text, name, value, self.address([*self.kept, (name, value)]), count)

    def without(self, name: str, text: str = "", count: int | None = None) -> Step:
        others = [(one, value) for one, value in self.kept if one != name]
        return Step(text, WITHOUT, name, self.address(others), count)

    def address(self, asked: list[tuple[str, str]]) -> str:
        return "" if self.by_post else f"?{urlencode(asked)}"
