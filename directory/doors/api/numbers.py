"""Whose number is it? The same question as the page of that name, for programs."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from directory.doors import recognised
from directory.doors.api import answers, shapes
from directory.doors.api.questions import NumberQuestion
from directory.doors.api.remembered import withdrawn_shapes
from directory.doors.retired import retired_numbers
from directory.edition import withdrawn
from directory.edition.models import Entry
from directory.search.phones import numbers_in

STILL_WORKS = "old_spelling"


@answers.for_programs
def number(request: HttpRequest, digits: str) -> HttpResponse:
    question = NumberQuestion(request.GET)
    if question.malformed:
        return answers.malformed(question)
    return answers.answer(answer_to(digits, question))


def answer_to(digits: str, question: NumberQuestion) -> shapes.NumberAnswer:
    """Where the number was seen may be unreadable: then nothing is known of it, and the answer says so."""
    if question.invalid:
        return shapes.NumberAnswer(digits, "not_ours", (), (), (), invalid=question.invalid)
    seen_in, today = question.value("seen_in") or None, timezone.localdate()
    typed = recognised.typed_in(digits)
    lines = lines_with(recognised.ours(typed, seen_in, today))
    retired = tuple(retired_numbers(numbers_in(digits)))
    gone = withdrawn.with_number(typed, seen_in.code if seen_in else "", today)
    return shapes.NumberAnswer(
        number=digits,
        state=state(lines, retired, gone),
        lines=lines,
        retired=retired,
        withdrawn=tuple(withdrawn_shapes(gone)),
    )


def state(lines: tuple, retired: tuple, gone: list) -> str:
    """A warning goes first: a number that must not be called in one place is no number to call without looking."""
    if any(number.why != STILL_WORKS for number in retired):
        return "retired"
    if gone or any(line.status == "withdrawn" for line in lines):
        return "withdrawn"
    return "ours" if lines else "retired" if retired else "not_ours"


def lines_with(ours: list[recognised.Ours]) -> tuple[shapes.LineWithNumber, ...]:
    entries = {
        entry.code: entry for entry in Entry.objects.of_type("hotline").filter(code__in=[one.code for one in ours])
    }
    return tuple(
        shapes.LineWithNumber(
            key=entries[one.code].key,
            code=one.code,
            name=one.name,
            regions=entries[one.code].listing.regions,
            status=entries[one.code].listing.status,
            old_spelling=one.old,
        )
        for one in ours
        if one.code in entries
    )
