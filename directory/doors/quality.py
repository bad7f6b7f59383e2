"""How good the listings are, in figures that anybody can check: the page and its JSON count the same things."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import lru_cache
from statistics import median

from django.db import DatabaseError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.documents import Checked, Hotline, Listing
from directory.doors import quality_words
from directory.edition.models import Entry, EntryPlace, Head, Place
from directory.reports.models import Report

AGES = (30, 90, 180, 365)
"""Days; what is older than the last stands in a group of its own."""

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Figures:
    """Counts over everything that is published. A check is that of a hotline's channel, or of another listing."""

    listings: dict[str, dict[str, int]]
    checks: int
    never_checked: int
    overdue: int
    median_age_days: float | None
    ages: dict[str, int]
    how: dict[str, int]
    countries: int
    countries_with_a_line: int
    countries_by_kind: dict[str, int]

    @property
    def overdue_percent(self) -> float:
        return share(self.overdue, self.checks)


@dataclass(frozen=True)
class Told:
    """What visitors reported within a year, and what came of it."""

    open: int
    closed: int
    median_days_to_close: float | None
    outcomes: dict[str, int]


@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    counted, heard = figures(today), told(today)
    context = {
        "figures": counted,
        "told": heard,
        "tables": quality_words.tables(counted, heard),
        "age": quality_words.days(counted.median_age_days),
        "closing": quality_words.days(heard.median_days_to_close) if heard else "",
    }
    return render(request, "quality.html", context)


@require_safe
def quality_json(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    counted, heard = figures(today), told(today)
    body = {"on": today.isoformat(), **asdict(counted), "reports": asdict(heard) if heard else None}
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


def figures(today: date) -> Figures:
    """The figures of the edition as it stands; counted once for each state of it and each day."""
    head = Head.objects.filter(pk=1).first()
    return count(head.position if head else 0, head.digest if head else "", today)


@lru_cache(maxsize=4)
def count(_position: int, _digest: str, today: date) -> Figures:
    listings: dict[str, Counter] = {"hotline": Counter(), "organization": Counter(), "initiative": Counter()}
    checks = []
    for entry in Entry.objects.order_by("pk").iterator():
        listings[entry.type][entry.grade] += 1
        checks.extend(checks_of(entry.listing))
    ages = [(today - check.on).days for check in checks if check]
    served = EntryPlace.objects.filter(entry__type="hotline").exclude(country="001")
    by_kind = served.values_list("entry__kind").annotate(reach=Count("country", distinct=True))
    return Figures(
        listings={kind: dict(sorted(grades.items())) for kind, grades in listings.items()},
        checks=len(checks),
        never_checked=checks.count(None),
        overdue=sum(1 for check in checks if check is None or check.due_on < today),
        median_age_days=median(ages) if ages else None,
        ages=dict(by_age(ages)),
        how=dict(Counter(check.how for check in checks if check).most_common()),
        countries=Place.objects.countries().count(),
        countries_with_a_line=served.values("country").distinct().count(),
        countries_by_kind=dict(by_kind.order_by("-reach", "entry__kind")),
    )


def checks_of(listing: Listing) -> list[Checked | None]:
    """The checks that a listing stands on: of each channel of a hotline, else its own."""
    if isinstance(listing, Hotline):
        return [channel.checked for channel in listing.channels]
    return [listing.checked]


def by_age(ages: Iterable[int]) -> Iterator[tuple[str, int]]:
    """How many checks are at most so many days old, group by group: `0-30`, `31-90`, …, `366-`."""
    ages, youngest = list(ages), 0
    for oldest in AGES:
        yield f"{youngest}-{oldest}", sum(youngest <= age <= oldest for age in ages)
        youngest = oldest + 1
    yield f"{youngest}-", sum(age >= youngest for age in ages)


def told(today: date) -> Told | None:
    """None while the desk, where reports are kept, does not answer."""
    try:
        rows = list(Report.objects.filter(told_on__gte=today - A_YEAR).values_list("outcome", "told_on", "closed_on"))
    except DatabaseError:
        return None
    outcomes = Counter(outcome for outcome, _told_on, _closed_on in rows if outcome)
    days = [(closed_on - told_on).days for _outcome, told_on, closed_on in rows if closed_on]
    return Told(
        open=sum(1 for outcome, _told_on, _closed_on in rows if not outcome),
        closed=len(days),
        median_days_to_close=median(days) if days else None,
        outcomes=dict(outcomes.most_common()),
    )


def share(part: int, whole: int) -> float:
    """A percentage with one decimal; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0
