"""The question of a visitor or a program put to the search engine, and its answer with the listings themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from pyroaring import BitMap

from directory.documents import RetiredNumber
from directory.doors import cards
from directory.doors.filters import EVERYWHERE, SearchFilter
from directory.doors.open_now import open_hours
from directory.doors.retired import retired_numbers
from directory.edition import open_lines, withdrawn
from directory.edition.models import Entry, Withdrawal
from directory.edition.unchanged import Kept, read_once
from directory.search.engine import Answer, Question, search
from directory.search.phones import numbers_in
from directory.search.rank import Scored
from directory.search.reading import Group
from directory.search.snapshot import EMPTY, snapshot

COUNTED = frozenset({"type", "kind", "country", "subdivision", "service", "spoken", "channel", "answered_by", "from"})
NOTHING = Answer([], 0, {}, [], {})
entries_kept = Kept(2000)
"""Entries by their ids."""


@dataclass(frozen=True)
class Found:
    """One page of an answer. `missing_number` is a whole number that is neither ours nor one that was."""

    answer: Answer
    listings: list[tuple[Scored, Entry]]
    retired: list[RetiredNumber]
    withdrawn: list[Withdrawal]
    missing_number: str

    @property
    def total(self) -> int:
        return self.answer.total


def find(question: SearchFilter, language: str) -> Found:
    """Ask the engine. A question of which any part is invalid finds nothing."""
    if question.invalid:
        return Found(NOTHING, [], [], [], "")
    answer = ask(question, question.facets, language, COUNTED)
    typed = numbers_in(question.text)
    retired = retired_numbers(typed)
    gone = withdrawn.with_number(typed, "", timezone.localdate())
    missing = answer.missing_number
    if missing and (retired or gone or (question.facets and ask(question, {}, language).total)):
        missing = ""
    return Found(answer, listings(answer), retired, gone, missing)


def ask(
    question: SearchFilter, facets: dict[str, tuple[str, ...]], language: str, counted: frozenset[str] = frozenset()
) -> Answer:
    return search(
        Question(
            text=question.text,
            filters=facets,
            plain=question.value("plain") or frozenset(),
            start=question.start,
            size=question.size,
            correct=not question.value("exact"),
            language=language,
            counted=counted,
        )
    )


def listings(answer: Answer) -> list[tuple[Scored, Entry]]:
    """The entries of the page in their order; one query. One that was taken down meanwhile is left out."""
    kept = entries_kept.now()
    if missing := [one.entry for one in answer.results if one.entry not in kept]:
        kept |= {str(entry.id): entry for entry in Entry.objects.filter(id__in=missing)}
    return [(one, kept[one.entry]) for one in answer.results if one.entry in kept]


def facet_counts(answer: Answer) -> dict[str, dict[str, int]]:
    """How many answers each value would leave. What holds everywhere counts with every country."""
    counts = dict(answer.facets)
    index = snapshot() if answer.total else None
    for name, everywhere in EVERYWHERE.items():
        if index and name in counts:
            bitmaps = index.facets.get(name, {})
            anywhere = answer.hits & bitmaps.get(everywhere, EMPTY)
            counts[name] = {
                value: count + len(anywhere) - anywhere.intersection_cardinality(bitmaps.get(value, EMPTY))
                for value, count in counts[name].items()
                if value != everywhere
            }
    return counts | {"open": {"1": now} if (now := answered_now(answer)) else {}}


def answered_now(answer: Answer) -> int:
    """How many answers are lines that certainly answer now."""
    return open_during(open_hours()).intersection_cardinality(answer.hits)


@read_once
def open_during(values: tuple[str, ...]) -> BitMap:
    """The lines that have one of these hours."""
    hours = snapshot().facets.get(open_lines.FACET, {})
    return BitMap.union(EMPTY, *(hours[value] for value in values if value in hours))


def understood(groups: Iterable[Group]) -> dict[str, list]:
    """What the question says in codes: places as objects with their names, kinds of help, languages."""
    groups = list(groups)
    places = [place for group in groups for place in group.places]
    names = cards.place_names(place.code for place in places) if places else {}
    return {
        "places": [{"code": place.code, "name": place_name(place, names)} for place in places],
        "services": [code for group in groups if group.kind == "concept" for code in concepts(group)],
        "languages": [code for group in groups if group.kind == "language" for code in spoken(group)],
    }


def place_name(place, names: dict[str, str]) -> str:
    """A city by its own name, a region by its name in the language of the page."""
    return place.name if place.city else names.get(place.code, place.name)


def concepts(group: Group) -> list[str]:
    """The concepts that the words mean, without the broader ones."""
    return [token.removeprefix("@") for token, weight in group.alternatives if weight == 1 and token.startswith("@")]


def spoken(group: Group) -> list[str]:
    return [token.removeprefix("l:") for token in group.tokens if token.startswith("l:")]
