"""What a visitor can take back or add: how the question was understood, and the facets that narrow the answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directory.doors import cards, facts, finding, words
from directory.doors.board import service_names
from directory.doors.filters import SearchFilter
from directory.doors.finding import Found
from directory.doors.steps import Step, Steps
from directory.edition.unchanged import read_once
from directory.search.fold import words as folded
from directory.search.mend import replaced
from directory.search.reading import Group
from directory.search.snapshot import snapshot

MOST_OPTIONS = 30
AROUND = ',;:.!?¡¿()"“”«»'
"""What stands around a phrase and is no part of it."""


@dataclass(frozen=True)
class Facet:
    heading: str
    options: list[Step]


@dataclass(frozen=True)
class Correction:
    """The question as it was read, and the step back to the words as they were typed."""

    meant: str
    step: Step


class Words:
    """The values of facets in the words of the page. `names` are those of places, `terms` those of kinds of help."""

    def __init__(self, names: dict[str, str], terms: dict[str, str]):
        self.headings = {
            "type": pgettext("facet", "What it is"),
            "country": pgettext("facet", "Country"),
            "subdivision": pgettext("facet", "Region"),
            "service": pgettext("facet", "What is offered"),
            "kind": pgettext("facet", "Kind"),
            "spoken": pgettext("facet", "Language"),
            "answered_by": pgettext("facet", "Who answers"),
            "channel": pgettext("facet", "Way of reaching it"),
            "from": pgettext("facet", "Can be reached from"),
            "open": pgettext("facet", "Now"),
        }
        kinds = {"hotline": _("Lines"), "organization": _("Organizations"), "initiative": _("Initiatives")}
        self.named = {
            "type": lambda code: kinds.get(code, ""),
            "country": lambda code: names.get(code, ""),
            "subdivision": lambda code: names.get(code, ""),
            "from": lambda code: names.get(code, ""),
            "service": lambda code: terms.get(code, ""),
            "kind": words.any_kind,
            "spoken": words.language,
            "answered_by": lambda code: facts.who_answers(code) or "",
            "channel": words.channel_type,
            "open": lambda _code: pgettext("facet", "Answers now for certain"),
        }
        self.listed: dict[str, dict[str, str]] = {}

    def value(self, name: str, value: object) -> str:
        return self.named[name](getattr(value, "code", value))

    def values(self, name: str) -> dict[str, str]:
        """The words of every value of a facet that a listing has."""
        if name not in self.listed:
            self.listed[name] = {value: self.value(name, value) for value in snapshot().facets.get(name, ())}
        return self.listed[name]


@read_once
def words_of_page(language: str) -> Words:
    """The words in the language of the page, which is the one that is active."""
    return Words(cards.all_place_names(language), service_names())


SHOWN = ("type", "country", "service", "spoken", "answered_by", "from", "open")
"""The facets on the page, in their order; the others are for programs."""


def facets(found: Found, question: SearchFilter, said: Words, steps: Steps) -> list[Facet]:
    """The facets by which the answer can still be narrowed, the values of most answers first."""
    counts = finding.facet_counts(found.answer)
    shown = []
    for name in SHOWN:
        if name in question.chosen or not counts.get(name):
            continue
        listed = said.values(name)
        named = [(listed.get(value) or said.value(name, value), value, count) for value, count in counts[name].items()]
        options = sorted((one for one in named if one[0]), key=lambda one: (-one[2], one[0]))[:MOST_OPTIONS]
        narrows = len(options) > 1 or any(count < found.total for _word, _value, count in options)
        if narrows:
            taps = [steps.adding(name, value, word, count) for word, value, count in options]
            shown.append(Facet(said.headings[name], taps))
    return shown


def understood(found: Found, question: SearchFilter, said: Words, names: dict[str, str], steps: Steps) -> list[Step]:
    """Each thing that the words were taken for, with the tap that takes them as mere words."""
    chips = [
        steps.adding("plain", group.text, text)
        for group in found.answer.groups
        if (text := meaning(group, question.text, said, names))
    ]
    return chips


def meaning(group: Group, typed: str, said: Words, names: dict[str, str]) -> str:
    """What a group was taken for; empty where it is a word like any other."""
    if group.soft:
        return ""
    match group.kind:
        case "place":
            return _("in: %(place)s") % {"place": place_named(group, names)}
        case "language":
            spoken = ", ".join(words.language(code) for code in finding.spoken(group))
            return _("speaks: %(language)s") % {"language": spoken}
        case "concept":
            offered = ", ".join(filter(None, (said.value("service", code) for code in finding.concepts(group))))
            return _("offers: %(service)s") % {"service": offered} if offered else as_typed(group.text, typed)
        case "identity":
            return as_typed(group.text, typed)
    return ""


def place_named(group: Group, names: dict[str, str]) -> str:
    """A region by its name; a city with the country that it is in, or with all of them where the name is shared."""
    place = group.places[0]
    if not place.city and len(group.places) == 1:
        return finding.place_name(place, names)
    around = dict.fromkeys(names.get(one.country, one.country) for one in group.places)
    return f"{finding.place_name(place, names)} ({', '.join(around)})"


def as_typed(text: str, typed: str) -> str:
    """The words as they stand in the question, marks and capitals included, without the comma behind them; folded where
    they are not found there.
    """
    written, length = typed.split(), len(text.split())
    runs = (" ".join(written[start : start + length]) for start in range(len(written)))
    return next((run.strip(AROUND) for run in runs if " ".join(folded(run)) == text), text)


def taken_back(question: SearchFilter, said: Words, steps: Steps) -> Iterator[Step]:
    """What the visitor chose herself, each with the tap that takes it off."""
    for name, value in question.chosen.items():
        text = _("%(heading)s: %(value)s") % {"heading": said.headings[name], "value": said.value(name, value)}
        yield steps.without(name, text)
    if plain := question.value("plain"):
        text = _("only as words: %(phrases)s") % {"phrases": ", ".join(sorted(plain))}
        yield steps.without("plain", text)
    if question.value("exact"):
        yield steps.without("exact", _("exactly as typed"))


def correction(found: Found, question: SearchFilter, steps: Steps) -> Correction | None:
    corrected = found.answer.corrected
    if not corrected:
        return None
    undone = _("Search for “%(typed)s”") % {"typed": question.text}
    return Correction(replaced(folded(question.text), corrected), steps.adding("exact", "1", undone))


def way_back(found: Found, question: SearchFilter, said: Words, steps: Steps, language: str) -> list[Step]:
    """Where the filters left nothing: which one to take off, with what is found then."""
    back = []
    for name, value in question.chosen.items() if not found.total else ():
        others = {one: values for one, values in question.facets.items() if one != name}
        if count := finding.ask(question, others, language).total:
            text = _("%(heading)s: %(value)s") % {"heading": said.headings[name], "value": said.value(name, value)}
            back.append(steps.without(name, text, count))
    return back
