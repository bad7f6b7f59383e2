"""Whether a channel can be used from where the visitor stands, in the words of the page, and what to do where not."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.documents import Channel, Hotline, Text
from directory.doors import links, words
from directory.doors.visit import Visit, said
from directory.edition import sentences, way_out
from directory.edition.reach import BY_INTERNET, Reach, State, reach
from directory.edition.toll_free import countries
from directory.edition.way_out import Kind, Step

ORDER = [State.CALLABLE, State.UNKNOWN, State.NOT_CALLABLE]
MOST_INSTEAD = 2
MOST_OF_A_KIND = {Kind.TRAFFICKING_LINE: 2, Kind.OTHER_LINE: 3, Kind.CONSULATE: 3}
"""Steps shown of each kind; the place's own page has them all."""


@dataclass(frozen=True)
class Reached:
    """`here` is the country in a sentence. `dial` and `href` are empty where nothing may be pressed.

    What is tapped and not pressed carries no warning about digits.
    """

    state: str
    here: str
    dial: str
    href: str
    why: str
    warning: str
    struck: str

    @property
    def works(self) -> bool:
        return self.state == State.CALLABLE

    @property
    def fails(self) -> bool:
        return self.state == State.NOT_CALLABLE

    @property
    def order(self) -> int:
        return ORDER.index(State(self.state))


@dataclass(frozen=True)
class Instead:
    """One way that works: the line it belongs to, what it does, and its digits. `code` is empty for the same line."""

    code: str
    name: Text
    word: str
    href: str
    shown: str


@dataclass(frozen=True)
class Group:
    """What to turn to, under a heading."""

    heading: str
    ways: list[Instead]


def reached(channel: Channel, hotline: Hotline, visit: Visit) -> Reached | None:
    """None where the visitor did not say where she stands."""
    if visit.here is None:
        return None
    found = reach(channel, hotline.regions, visit.region)
    here = visit.name(visit.here.code)
    return Reached(
        state=found.state.value,
        here=said(here),
        dial=found.dial,
        href=found.uri,
        why=said(sentences.explain(found, here=here, home=visit.joined(found.countries))),
        warning="" if found.uri and channel.type in BY_INTERNET else said(sentences.warn(found, here=here)),
        struck=found.printed or links.shown(channel),
    )


def instead(line: Hotline, visit: Visit) -> list[Instead]:
    """The best ways that work for a line that has one that does not: its own, then the trafficking line here."""
    steps = [*other_channels(line, visit), *others(line, visit)]
    firsts = [way(step, step.ways[0]) for step in steps if step.kind != Kind.EMERGENCY]
    return firsts[:MOST_INSTEAD]


def other_channels(line: Hotline, visit: Visit) -> list[Step]:
    own = way_out.step(Kind.OTHER_CHANNEL, line, visit.region)
    return [own] if own else []


def others(line: Hotline, visit: Visit) -> list[Step]:
    """The other lines for somebody who stands here; found once a page for each country of help."""
    return [step for step in lines_towards(help_in(line, visit), visit) if step.hotline.key != line.key]


def lines_towards(country: str, visit: Visit) -> list[Step]:
    known = visit.__dict__.setdefault("steps_by_country", {})
    if country not in known:
        active = [hotline for hotline in visit.lines_here if hotline.status == "active"]
        known[country] = list(filter(None, way_out.lines(active, visit.region, country)))
    return known[country]


def groups(line: Hotline, visit: Visit) -> list[Group]:
    """All steps of the way out, under headings, the longest lists cut."""
    steps = way_out.way_out(line, visit.region, help_in(line, visit), visit.lines_here)
    found = []
    for kind in Kind:
        some = [step for step in steps if step.kind == kind][: MOST_OF_A_KIND.get(kind)]
        ways = [way(step, one) for step in some for one in (step.ways if kind == Kind.OTHER_CHANNEL else step.ways[:1])]
        if ways:
            found.append(Group(heading(kind, said(visit.name(visit.here.code))), ways))
    return found


def heading(kind: Kind, here: str) -> str:
    """What the steps are to somebody who stands here."""
    return {
        Kind.OTHER_CHANNEL: _("Other ways of reaching this line, which work from where you are"),
        Kind.TRAFFICKING_LINE: _("The line on human trafficking where you are (%(country)s)") % {"country": here},
        Kind.OTHER_LINE: _("Other lines where you are (%(country)s)") % {"country": here},
        Kind.CONSULATE: _("Consulates, for people of the country where help should be"),
        Kind.EMERGENCY: _("If you are in danger now"),
    }[kind]


def way(step: Step, one: way_out.Way) -> Instead:
    return Instead(
        code="" if step.kind == Kind.OTHER_CHANNEL else step.hotline.code,
        name=step.hotline.name,
        word=words.channel_type(one.channel.type),
        href=one.reach.uri,
        shown=one.reach.dial or links.shown(one.channel),
    )


def help_in(line: Hotline, visit: Visit) -> str:
    """The country where the line helps; where it helps in several, one in which the visitor does not stand."""
    served = countries(line.regions)
    return next((code for code in served if code != visit.here.code), visit.here.code)


def as_data(found: Reach, visit: Visit) -> dict:
    """The reach for programs, in both languages."""
    here = visit.name(found.from_)
    reason = sentences.explain(found, here=here, home=visit.joined(found.countries))
    warning = sentences.warn(found, here=here)
    return {
        "from": found.from_,
        "state": found.state.value,
        "dial": found.dial,
        "uri": found.uri,
        "reason": {"es": reason.es, "en": reason.en},
        "warning": {"es": warning.es, "en": warning.en} if warning else None,
    }
