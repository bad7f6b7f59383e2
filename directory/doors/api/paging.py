"""Lists: one page of an answer, or all of it one a line."""

from collections.abc import Callable

from django.http import HttpResponse

from directory.doors.api import answers, shapes
from directory.doors.filters import Paged


def listed(question: Paged, shaped: Callable, page: type[shapes.Page] = shapes.Page, **more: object) -> HttpResponse:
    """A page of the answer, or all of it one a line. `shaped` makes shapes of a list of rows."""
    if question.malformed:
        return answers.malformed(question)
    if question.value("format") != "ndjson":
        return answers.answer(page_of(question, shaped, page, **more))
    if question.invalid:
        return answers.lines([[answers.Unreadable(question.invalid)]])
    rows = question.answers().iterator(chunk_size=answers.BLOCK)
    return answers.lines(map(shaped, answers.in_blocks(rows)))


def page_of(question: Paged, shaped: Callable, page: type[shapes.Page] = shapes.Page, **more: object) -> shapes.Page:
    found = question.answers()
    contents = shaped(list(found[question.start : question.start + question.size]))
    return page(**turn(question, found.count()), empty=not contents, contents=tuple(contents), **more)


def turn(question: Paged, total: int) -> dict:
    """Which page this is, of how many, and what of the question could not be read."""
    pages = -(-total // question.size)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": question.page_number,
        "size": question.size,
        "first_page": question.page_number == 1,
        "last_page": question.page_number >= pages,
        **({"invalid": question.invalid} if question.invalid else {}),
    }
