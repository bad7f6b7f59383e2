"""The figures of the quality page as tables whose rows are bars as well."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from directory.bars import Table, table
from directory.doors import words

if TYPE_CHECKING:
    from directory.doors.quality import Figures, Told


def tables(figures: Figures, told: Told | None) -> list[Table]:
    """Everything that is drawn, in the order of the page; what has no rows is left out."""
    drawn = [
        table(_("How good the sources are"), by_grade(figures), _("listings")),
        table(_("How long ago somebody checked"), by_age(figures), _("checks")),
        table(_("How it was checked"), ((how(code), number) for code, number in figures.how.items()), _("checks")),
        table(
            _("In how many countries there is a line of each kind"),
            ((words.hotline_kind(kind) or kind, number) for kind, number in figures.countries_by_kind.items()),
            _("countries"),
            of=figures.countries,
        ),
        table(_("What came of the reports"), outcomes(told) if told else (), _("reports")),
    ]
    return [one for one in drawn if one.rows]


def by_grade(figures: Figures) -> Iterable[tuple[str, int]]:
    types = {"hotline": _("Lines"), "organization": _("Organizations"), "initiative": _("Joint work")}
    for kind, grades in figures.listings.items():
        for grade, number in grades.items():
            yield f"{types[kind]}: {words.grade(grade).lower()}", number


def by_age(figures: Figures) -> Iterable[tuple[str, int]]:
    for days, number in figures.ages.items():
        youngest, _dash, oldest = days.partition("-")
        if not oldest:
            yield _("more than a year"), number
        elif youngest == "0":
            yield _("up to %(days)s days") % {"days": oldest}, number
        else:
            yield _("%(first)s to %(last)s days") % {"first": youngest, "last": oldest}, number
    if figures.never_checked:
        yield _("never"), figures.never_checked


def how(code: str) -> str:
    return {
        "source_read": _("the source was read"),
        "called": _("someone called"),
        "site": _("seen on the operator's site"),
        "operator": _("the operator confirmed it"),
    }.get(code, code)


def outcomes(told: Told) -> Iterable[tuple[str, int]]:
    said = {
        "mended": _("mended"),
        "was_right": _("checked, and it is right as it is"),
        "unclear": _("it could not be found out"),
        "not_for_us": _("not about a listing"),
    }
    yield pgettext("reports", "open"), told.open
    for code, number in told.outcomes.items():
        yield said.get(code, code), number


def days(number: float | None) -> str:
    """A number of days in words, for a median: 0 days, 1 day, 2.5 days; empty where there is none."""
    if number is None:
        return ""
    shown = f"{number:g}"
    return ngettext("%(days)s day", "%(days)s days", 1 if number == 1 else 2) % {"days": shown}
