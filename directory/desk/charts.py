"""How the listings stand, as tables whose rows are drawn as bars."""

from bisect import bisect_right
from collections import Counter, defaultdict
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import Count
from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.bars import Table, table
from directory.desk.due import NEVER, with_dates
from directory.desk.own import seen_by
from directory.evidence.models import Check
from directory.evidence.values import DAYS_UNTIL_DUE
from hotlines.models import Channel, Hotline
from organizations.models import Organization

AGES = (30, 90, 180, 365)
WEEKS = 12
MOST_COUNTRIES = 12


def age_of_checks(user: User, today: date) -> Table:
    """How many channels were last confirmed how long ago."""
    days = with_dates(seen_by(Channel.objects.all(), user)).values_list("checked_on", flat=True)
    counted = Counter(None if day == NEVER else bisect_right(AGES, (today - day).days - 1) for day in days)
    words = [_("up to %(days)s days") % {"days": age} for age in AGES] + [_("more than a year")]
    rows = [(said, counted[place]) for place, said in enumerate(words)] + [(_("never"), counted[None])]
    return table(_("How long ago numbers and addresses were checked"), rows)


def backlog(user: User, today: date) -> Table:
    """How many channels were overdue at the end of each of the last weeks."""
    held = timedelta(days=DAYS_UNTIL_DUE["number"])
    own = set(seen_by(Channel.objects.all(), user).values_list("pk", flat=True))
    checks = Check.objects.filter(
        content_type__app_label="hotlines", content_type__model="channel", outcome=Check.Outcome.CONFIRMED
    )
    days = defaultdict(list)
    for object_id, day in checks.order_by("checked_on").values_list("object_id", "checked_on"):
        if object_id in own:
            days[object_id].append(day)
    ends = [today - timedelta(weeks=week) for week in reversed(range(WEEKS))]
    rows = [
        (formats.date_format(end, "SHORT_DATE_FORMAT"), sum(overdue(checked, end, held) for checked in days.values()))
        for end in ends
    ]
    return table(_("Numbers and addresses that were overdue, week by week"), rows)


def overdue(checked: list[date], on: date, held: timedelta) -> bool:
    """Whether the newest check up to that day was too old on it. What was never checked before it does not count."""
    before = bisect_right(checked, on)
    return before > 0 and checked[before - 1] + held < on


def coverage(user: User) -> list[Table]:
    """The countries with the most lines, and how many organizations offer each service."""
    lines = seen_by(Hotline.objects.all(), user).filter(regions__kind="country")
    countries = lines.values_list("regions__name_es", "regions__name_en").annotate(n=Count("pk")).order_by("-n")
    offers = seen_by(Organization.objects.all(), user).filter(services__isnull=False)
    services = offers.values_list("services__name_es", "services__name_en").annotate(n=Count("pk")).order_by("-n")
    return [
        table(_("Lines by country"), ((in_language(es, en), n) for es, en, n in countries[:MOST_COUNTRIES])),
        table(_("Organizations by what they offer"), ((in_language(es, en), n) for es, en, n in services)),
    ]


def in_language(es: str, en: str) -> str:
    return (en if get_language() == "en" else es) or es or en
