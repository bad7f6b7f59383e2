"""A listing as a card or a page shows it: what to press, what is known, what is not, and on what source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.documents import Channel, Checked, Hotline, Source, Text
from directory.doors import facts, links, reaching, words
from directory.doors.answering import Answering, Clocks
from directory.doors.reaching import Instead, Reached
from directory.doors.saying import worded_once
from directory.doors.visit import Visit, said
from directory.edition import traces
from directory.edition.models import Entry, Place
from directory.edition.unchanged import Kept, read_once

CONSULAR = "consular-"
"""How the keys of consulates' lines begin."""

MARKS = {"phone": "call", "short_code": "call", "tty": "call", "email": "write", "web_form": "write"}
"""The small drawing on the button of a channel; all others are messages."""


cards_kept = Kept(2000)
"""Cards by what they depend on besides the edition and the minute: the language, where she stands, and the entry."""


@dataclass(frozen=True)
class Way:
    """One channel: its link and number, its drawing, and what holds for it alone.

    `reached` is None where the visitor did not say where she stands; `answering` where the card says it for all.
    """

    word: str
    mark: str
    href: str
    shown: str
    is_number: bool
    keyword: str
    number: str
    callable_from: str
    hours: facts.Hours | None
    languages: str
    notes: Text
    sources: tuple[Source, ...]
    checked: "Check | None"
    reached: Reached | None
    answering: Answering | None
    trace: str

    @property
    def blocked(self) -> bool:
        return bool(self.reached and self.reached.fails)


@dataclass(frozen=True)
class Check:
    """When somebody looked last; `overdue` is the day since when the check is too old, or empty."""

    said: str
    overdue: str


@dataclass(frozen=True)
class Operator:
    code: str
    kind: str
    name: Text


@dataclass(frozen=True)
class HotlineCard:
    """`answering` is what holds for all ways; `instead` what works where one of them does not.

    Cards that show the same are equal: see the template tag `once`.
    """

    code: str
    name: Text
    summary: Text
    warning: str
    consular: bool
    ways: tuple[Way, ...]
    answering: Answering | None
    instead: tuple[Instead, ...]
    hours: facts.Hours | None
    languages: str
    facts: facts.Facts
    operator: Operator | None
    best_source: Source | None
    more_sources: int
    checked: Check | None
    document: Hotline = field(compare=False)


def hotline_cards(entries: Iterable[Entry], visit: Visit) -> list[HotlineCard]:
    """The cards of many hotlines; of those not kept, operators and time zones cost one query each for all of them."""
    entries, kept = list(entries), cards_kept.now(visit.minute)
    about = get_language(), visit.here.code if visit.here else ""
    missing = [entry for entry in entries if (*about, entry.id, entry.version) not in kept]
    if missing:
        made = made_cards(missing, visit)
        kept |= {(*about, entry.id, entry.version): card for entry, card in zip(missing, made, strict=True)}
    return [kept[*about, entry.id, entry.version] for entry in entries]


def made_cards(entries: list[Entry], visit: Visit) -> list[HotlineCard]:
    names = all_place_names(get_language())
    operators = published_organizations(entry.organization for entry in entries)
    clocks = Clocks([entry.listing for entry in entries], visit)
    return [hotline_card(entry.listing, operators.get(entry.organization), names, clocks) for entry in entries]


def hotline_card(hotline: Hotline, operator: Entry | None, names: Mapping[str, str], clocks: Clocks) -> HotlineCard:
    today = clocks.visit.today
    channels = public(hotline)
    hours = facts.common_hours(hotline)
    sources = by_grade([*hotline.sources, *(source for channel in channels for source in channel.sources)])
    ways, answering = ways_of(hotline, names, clocks)
    return HotlineCard(
        code=hotline.code,
        name=hotline.name,
        summary=hotline.summary,
        warning=facts.standing(hotline.status),
        consular=hotline.key.startswith(CONSULAR),
        ways=ways,
        answering=answering,
        instead=tuple(reaching.instead(hotline, clocks.visit)) if any(way.blocked for way in ways) else (),
        hours=facts.opening(hours, hotline.time_zone) if hours else None,
        languages=words.languages(facts.common_languages(hotline)),
        facts=facts.facts(hotline),
        operator=Operator(operator.code, operator.kind, operator.listing.name) if operator else None,
        best_source=sources[0] if sources else None,
        more_sources=len(sources) - 1,
        checked=check(oldest([hotline.checked, *(channel.checked for channel in channels)]), today),
        document=hotline,
    )


def ways_of(hotline: Hotline, names: Mapping[str, str], clocks: Clocks) -> tuple[tuple[Way, ...], Answering | None]:
    """The ways, those that work from where the visitor stands first; and what is said once for all of them."""
    if hotline.status == "withdrawn":
        return (), None
    ways = [way(channel, hotline, names, clocks) for channel in public(hotline)]
    ways.sort(key=lambda way: way.reached.order if way.reached else 0)
    answers = {way.answering for way in ways if way.answering}
    if len(answers) == 1:
        return tuple(replace(way, answering=None) for way in ways), answers.pop()
    return tuple(ways), None


def public(hotline: Hotline) -> list[Channel]:
    """The channels that are for everybody."""
    return [channel for channel in hotline.channels if channel.audience == "public"]


def by_grade(sources: Iterable[Source]) -> list[Source]:
    """The sources, those that are worth most first; each address once."""
    once: dict[str, Source] = {}
    for source in sorted(sources, key=lambda source: source.grade):
        once.setdefault(source.url or source.title, source)
    return list(once.values())


def way(channel: Channel, hotline: Hotline, names: Mapping[str, str], clocks: Clocks) -> Way:
    reach = callable_from(channel, names)
    return Way(
        word=words.channel_type(channel.type),
        mark=MARKS.get(channel.type, "text"),
        href=links.href(channel),
        shown=links.shown(channel),
        is_number=channel.type in links.NUMBERS,
        keyword=channel.keyword if channel.type in {"sms", "whatsapp"} else "",
        number=channel.value,
        callable_from=reach,
        hours=own_hours(channel, hotline),
        languages=own_languages(channel, hotline),
        notes=Text() if f"{reach}." in (channel.notes.es, channel.notes.en) else channel.notes,
        sources=channel.sources,
        checked=check(channel.checked, clocks.visit.today),
        reached=reaching.reached(channel, hotline, clocks.visit),
        answering=clocks.answering(hotline, channel),
        trace=said(traces.traces(channel.type)),
    )


def own_hours(channel: Channel, hotline: Hotline) -> facts.Hours | None:
    """The channel's hours where they are not those said once for the line; not known where only others have some."""
    common = facts.common_hours(hotline)
    if channel.hours == common or not channel.hours:
        said = common or not any(other.hours for other in hotline.channels)
        return None if said else facts.opening("", "")
    return facts.opening(channel.hours, hotline.time_zone)


def own_languages(channel: Channel, hotline: Hotline) -> str:
    """The channel's languages where they are not those said once for the line, with the same care as its hours."""
    common = facts.common_languages(hotline)
    if channel.languages == common or not channel.languages:
        said = common or not any(other.languages for other in hotline.channels)
        return "" if said else _("Languages not known")
    return _("Languages: %(languages)s") % {"languages": words.languages(channel.languages)}


def callable_from(channel: Channel, names: Mapping[str, str]) -> str:
    """From where the channel can be reached, in a sentence."""
    if "*" in channel.callable_from:
        if number := links.abroad(channel):
            return _("From any country: %(number)s") % {"number": number}
        return _("From any country")
    if channel.callable_from:
        countries = ", ".join(words.in_sentence(code, names.get(code, code)) for code in channel.callable_from)
        # Translators: from where a number can be called, for example “From Mexico, Canada”.
        return _("From %(countries)s") % {"countries": countries}
    return _("From where it can be reached is not known")


@worded_once
def check(checked: Checked | None, today: date) -> Check | None:
    if checked is None:
        return None
    return Check(words.checked(checked), words.day(checked.due_on) if checked.due_on < today else "")


def oldest(checks: Iterable[Checked | None]) -> Checked | None:
    """The check that falls due first: a card must not look fresher than its oldest number."""
    return min((checked for checked in checks if checked), key=lambda checked: checked.due_on, default=None)


def published_organizations(keys: Iterable[str]) -> dict[str, Entry]:
    """The organizations among these keys that are published themselves, by key; one query."""
    wanted = {key for key in keys if key}
    found = Entry.objects.of_type("organization").filter(key__in=wanted) if wanted else ()
    return {entry.key: entry for entry in found}


def place_names(codes: Iterable[str]) -> dict[str, str]:
    """The names of places by their codes, in the language of the page."""
    names = all_place_names(get_language())
    return {code: names[code] for code in set(codes) if code in names}


@read_once
def all_place_names(language: str) -> dict[str, str]:
    return dict(Place.objects.values_list("code", f"name_{language}"))
