"""Whom to call today: the numbers that have to be checked again, by time zone and language, with what to say.

The same page is printed and filled with a pen, or filled on the screen; what is filled in becomes checks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from directory.desk.compose import NUMBER_TYPES
from directory.desk.due import due, is_due, with_dates
from directory.desk.own import seen_by
from directory.evidence.models import Check, Listing
from directory.regions.models import Region
from hotlines.models import Channel

ON_ONE_SHEET = 25
LANGUAGES = [("es", gettext_lazy("Spanish")), ("en", gettext_lazy("English"))]
RESULTS = {
    "es": (Check.Outcome.CONFIRMED, gettext_lazy("It is right; they answered in Spanish")),
    "en": (Check.Outcome.CONFIRMED, gettext_lazy("It is right; they answered in English")),
    "no_answer": (Check.Outcome.NO_ANSWER, gettext_lazy("Nobody answered")),
    "wrong_party": (Check.Outcome.WRONG_PARTY, gettext_lazy("Somebody else answered")),
    "changed": (Check.Outcome.CHANGED, gettext_lazy("It has changed")),
}
"""What a call may come to: the outcome of the check, and the words beside its box."""


@dataclass(frozen=True)
class Call:
    """One number to call. `zone` is a time zone, or the places of the line where they lie in several; `clock` is the
    time of day there now, or the earliest and the latest; both are empty where no zone is known."""

    channel: Channel
    checked_on: date | None
    zone: str
    clock: str
    languages: str
    hours: str


class SheetForm(forms.Form):
    """Which numbers to put on the sheet."""

    country = forms.ModelChoiceField(
        label=gettext_lazy("Lines of"),
        queryset=Region.objects.countries(),
        required=False,
        empty_label=gettext_lazy("all countries"),
    )
    spoken = forms.ChoiceField(
        label=gettext_lazy("Lines that speak"), choices=[("", gettext_lazy("any language")), *LANGUAGES], required=False
    )


class ResultsForm(forms.Form):
    """From where the calls were made; what they came to is read row by row."""

    called_from = forms.ModelChoiceField(label=gettext_lazy("You call from"), queryset=Region.objects.countries())


@require_http_methods(["GET", "HEAD", "POST"])
def call_sheet(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("evidence.add_check"):
        raise PermissionDenied
    today, form, results = timezone.localdate(), SheetForm(request.GET), ResultsForm(request.POST or None)
    wanted = narrowed(to_call(request.user, today), form)
    if request.method == "POST" and results.is_valid():
        filled = fill_in(request.POST, wanted, request.user, results.cleaned_data["called_from"], today)
        said = ngettext("%(count)d check was noted.", "%(count)d checks were noted.", filled) % {"count": filled}
        messages.success(request, said)
        return redirect(request.get_full_path())
    calls = [call_of(channel, timezone.now()) for channel in wanted[:ON_ONE_SHEET]]
    context = {
        **admin.site.each_context(request),
        "title": _("Call sheet"),
        "form": form,
        "results": results,
        "groups": grouped(calls),
        "choices": [(code, words) for code, (_outcome, words) in RESULTS.items()],
        "total": wanted.count(),
        "shown": len(calls),
        "scripts": scripts(),
    }
    return render(request, "desk/call_sheet.html", context)


def to_call(user: User, today: date):
    """The numbers that this person may see and that are due, those that were checked longest ago first."""
    numbers = Channel.objects.filter(
        type__in=NUMBER_TYPES, audience=Channel.Audience.PUBLIC, hotline__status=Listing.Status.ACTIVE
    )
    dated = with_dates(seen_by(numbers, user)).filter(is_due(Channel, today))
    return dated.select_related("hotline").prefetch_related("hotline__regions").order_by("checked_on", "pk")


def narrowed(channels, form: SheetForm):
    """Only the country and the language asked for; an unreadable wish gives an empty sheet, never a longer one."""
    if not form.is_valid():
        return channels.none()
    if country := form.cleaned_data["country"]:
        channels = channels.filter(hotline__regions__code__startswith=country.code).distinct()
    if spoken := form.cleaned_data["spoken"]:
        speaking = [channel.pk for channel in channels if spoken in (channel.languages or channel.hotline.languages)]
        channels = channels.filter(pk__in=speaking)
    return channels


def call_of(channel: Channel, now: datetime) -> Call:
    hotline, zones = channel.hotline, zones_of(channel)
    clocks = sorted((now.astimezone(ZoneInfo(zone)) for zone in zones), key=datetime.utcoffset)
    places = ", ".join(sorted(region.name for region in hotline.regions.all()))
    return Call(
        channel=channel,
        checked_on=due(channel).checked_on,
        zone=places if len(zones) > 1 else "".join(zones),
        clock="–".join(dict.fromkeys(clock.strftime("%H:%M") for clock in (*clocks[:1], *clocks[-1:]))),
        languages=", ".join(channel.languages or hotline.languages),
        hours=channel.hours or hotline.hours,
    )


def zones_of(channel: Channel) -> set[str]:
    """The time zone of the line, or those of its only country; none for a line of several countries."""
    if channel.hotline.time_zone:
        return {channel.hotline.time_zone}
    regions = channel.hotline.regions.all()
    zones = {zone for region in regions for zone in region.time_zones}
    return zones if len(zones) == 1 or len({region.code[:2] for region in regions}) == 1 else set()


def grouped(calls: Iterable[Call]) -> list[tuple[str, str, list[Call]]]:
    """The calls of each time zone with the time of day there, and within it by language."""
    ordered = sorted(calls, key=lambda call: (call.zone, call.languages))
    groups = []
    for zone, some in groupby(ordered, key=lambda call: call.zone):
        of_zone = list(some)
        groups.append((zone, of_zone[0].clock, of_zone))
    return groups


def fill_in(given, channels, user: User, called_from: Region, today: date) -> int:
    """Note a check for every row with a result, and give back how many. Only rows of this person's own sheet count."""
    chosen = {}
    for name, code in given.items():
        kind, _dash, number = name.partition("-")
        if kind == "result" and code in RESULTS and number.isascii() and number.isdigit():
            chosen[int(number)] = code
    own = {channel.pk: channel for channel in channels.filter(pk__in=chosen)}
    checks = [
        Check(
            subject=own[pk],
            checked_on=today,
            how=Check.How.CALLED,
            outcome=RESULTS[code][0],
            from_region=called_from,
            note=note(code, given.get(f"note-{pk}", "")),
            by=user,
        )
        for pk, code in chosen.items()
        if pk in own
    ]
    with transaction.atomic():
        for check in checks:
            check.save()
    return len(checks)


def note(code: str, said: str) -> str:
    answered = _("Answered in: %(language)s.") % {"language": code} if code in dict(LANGUAGES) else ""
    return " ".join(filter(None, [answered, said.strip()[:500]]))


def scripts() -> list[tuple[str, list[str]]]:
    """What to say, in both languages, the language of the page first: who you are, two questions, nothing else."""
    spanish = [
        "Buenas tardes. Llamo de un directorio público de líneas de ayuda. No es una emergencia.",
        "¿Es esta la línea de (nombre de la línea)? ¿Sigue siendo este el número correcto?",
        "¿En qué horario y en qué idiomas atienden? Gracias. Dejo la línea libre.",
    ]
    english = [
        "Good afternoon. I am calling from a public directory of help lines. This is not an emergency.",
        "Is this the line of (name of the line)? Is this still the right number?",
        "In which hours and languages do you answer? Thank you. I leave the line free.",
    ]
    both = [("es", spanish), ("en", english)]
    return both if get_language() == "es" else both[::-1]
