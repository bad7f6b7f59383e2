"""A query as it was understood: groups of alternatives, and what each of them counts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from directory.search.analyze import FEWEST_INITIALS, MOST_INITIALS, Finder, Span, spans
from directory.search.fold import stem, words
from directory.search.lexicon import SOMEBODY, Meaning, vocabulary
from directory.search.places import Place, choose
from directory.search.whereabouts import is_origin, is_place, regions_beside

LONGEST_QUERY = 300
"""Characters. The longest sentence people sent to such directories is far shorter; what follows is not read."""

MOST_WORDS = 24
"""Different words read of a query; 3,000 times "trata" is one."""

MOST_GROUPS = 10
"""Groups asked of the index; what is beyond them informs little."""

SENTENCE, LONG_SENTENCE = 7, 10
"""Words from which a query is told, not typed: of its words only what means something in particular decides."""

NATION_WHEN_TOLD, REGION_WHEN_TOLD = 5.0, 1.5
"""How many times more the nation's line counts in a sentence, and what serves the region of a city: who tells what
happens needs who answers, near or not."""

BROADER_WEIGHT = 0.5
"""What a broader concept counts where a narrower one was asked: a trafficking line for "forced labour"."""

DEMONYM_WEIGHT = 0.3
"""What the country that somebody is from counts."""

INITIALS_WEIGHT = 0.7
"""What an acronym counts that we made ourselves of the words of a name."""

REGION_FOR_CITY, NATION_FOR_PLACE, PART_FOR_NATION, WORD_FOR_PLACE = 0.4, 0.1, 0.5, 0.4
"""What counts where a place was asked: for a city its region; the nation's line; for a country what helps only a part
of it; and the bare word in a text ("Consulado de Guatemala" in Los Angeles)."""


@dataclass(frozen=True)
class Group:
    """One thing asked for. Any of the alternatives satisfies it; each counts its weight.

    `kind` is word, concept, identity, language or place. `soft` groups rank but never exclude. `literal` are the stems
    of the words typed, for ranking: the caller's own word beats its synonym.
    """

    kind: str
    text: str
    alternatives: tuple[tuple[str, float], ...]
    literal: tuple[str, ...] = ()
    soft: bool = False
    places: tuple[Place, ...] = ()

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        return tuple(token for token, _weight in self.alternatives)

    @cached_property
    def whole_names(self) -> frozenset[str]:
        """What stands in a name that is the name of the body asked for and nothing else."""
        return frozenset(f"={token}" for token in self.tokens if token.startswith("#"))


@dataclass
class Reading:
    """A query as it was understood."""

    groups: list[Group] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def told(self) -> bool:
        """Whether it is a sentence about somebody, or a long one, that means something in particular."""
        least = LONG_SENTENCE if SOMEBODY.isdisjoint(self.words) else SENTENCE
        return len(self.words) >= least and any(group.kind != "word" for group in self.groups)

    @property
    def language(self) -> str:
        """The language most of the small words are in; empty where they do not tell."""
        counted = Counter(one for word in self.words if (one := vocabulary().languages.get(word)))
        (first, most), (_second, fewer) = [*counted.most_common(2), ("", 0), ("", 0)][:2]
        return first if most > fewer else ""


def read_query(text: str, find: Finder, plain: frozenset[str] = frozenset()) -> Reading:
    """The groups of a query, each once. Phrases in `plain` are taken as words: the visitor undid their meaning."""
    reading = Reading(words=words(text[:LONGEST_QUERY])[:MOST_WORDS])
    cut = [Span(span.words) if " ".join(span.words) in plain else span for span in spans(reading.words, find)]
    cut = [span if is_place(number, cut) else Span(span.words) for number, span in enumerate(cut)]
    seen: set[tuple[str, ...]] = set()
    for number, span in enumerate(cut):
        for group in origin(span) if is_origin(number, cut) else groups_of(span, regions_beside(span, cut)):
            if group.tokens not in seen:
                seen.add(group.tokens)
                reading.groups.append(group)
    reading.groups = without_containers(reading.groups)
    if reading.told:
        reading.groups = [as_told(group) for group in reading.groups]
    reading.groups = most_telling(reading.groups)
    return reading


def most_telling(groups: list[Group]) -> list[Group]:
    """Not more groups than are asked, in their order: those that mean something before words, soft ones last."""
    ranked = sorted(range(len(groups)), key=lambda number: (groups[number].soft, groups[number].kind == "word", number))
    kept = set(ranked[:MOST_GROUPS])
    return [group for number, group in enumerate(groups) if number in kept]


def as_told(group: Group) -> Group:
    """A group of a sentence: its mere words only rank, and the line of the whole nation is nearly as near."""
    if group.kind == "place":
        return replace(group, alternatives=tuple(nearer(*one) for one in group.alternatives))
    return replace(group, soft=True) if group.kind == "word" else group


def nearer(token: str, weight: float) -> tuple[str, float]:
    more = {"nat": NATION_WHEN_TOLD, "r": REGION_WHEN_TOLD}.get(token.partition(":")[0], 1)
    return token, min(1.0, round(weight * more, 3))


def without_containers(groups: list[Group]) -> list[Group]:
    """Leave out a country or subdivision that only says where another place of the query is: "La Paz, Bolivia"."""
    first = [group.places[0] for group in groups if group.places]
    containers = {
        code for place in first for code in (place.country, place.code) if place.token not in (f"c:{code}", f"r:{code}")
    }
    return [
        group for group in groups if not group.places or group.places[0].city or group.places[0].code not in containers
    ]


def groups_of(span: Span, inside: frozenset[str]) -> Iterator[Group]:
    text = " ".join(span.words)
    literal = tuple(stem(word) for word in span.words if word not in vocabulary().stop)
    if span.may_be_place:
        places = choose(list(span.names), inside)
        yield Group("place", text, place_alternatives(places, literal), literal, places=places)
    elif span.meanings:
        yield meaning_group(text, span.meanings, literal)
    else:
        yield from word_groups(span.words)


def origin(span: Span) -> Iterator[Group]:
    """A place that somebody comes from: it never excludes what is elsewhere."""
    place, text = choose(list(span.names))[0], " ".join(span.words)
    alternatives = *((stem(word), 1.0) for word in span.words), *nationality(place.country)
    yield Group("word", text, alternatives, tuple(map(stem, span.words)), soft=True)


def meaning_group(text: str, meanings: tuple[Meaning, ...], literal: tuple[str, ...]) -> Group:
    alternatives = {meaning.token: 1.0 for meaning in meanings}
    for meaning in meanings:
        for token in meaning.broader:
            alternatives.setdefault(token, BROADER_WEIGHT)
    kind = {"@": "concept", "#": "identity"}.get(meanings[0].token[0], "language")
    soft = kind == "concept" and text in vocabulary().soft
    return Group(kind, text, tuple(alternatives.items()), literal, soft)


def word_groups(typed: tuple[str, ...]) -> Iterator[Group]:
    table = vocabulary()
    for word in typed:
        key = stem(word)
        if word in table.stop:
            continue
        if country := table.demonyms.get(word):  # "soy mexicana": she may be anywhere
            yield Group("word", word, ((key, 1.0), *nationality(country)), (key,), soft=True)
        else:
            yield Group("word", word, ((key, 1.0), *acronym(word)), (key,), soft=word in table.soft)


def nationality(country: str) -> tuple[tuple[str, float], ...]:
    """What is in the country that somebody is from, and its consulates wherever they are."""
    return (f"c:{country}", DEMONYM_WEIGHT), (f"of:{country}", 1.0)


def acronym(word: str) -> Iterator[tuple[str, float]]:
    """The same word as the initials of a name."""
    if FEWEST_INITIALS <= len(word) <= MOST_INITIALS and word not in vocabulary().soft and not word.isdigit():
        yield f"a.{word}", INITIALS_WEIGHT


def place_alternatives(places: tuple[Place, ...], literal: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """The place itself, then what contains it and serves it whole; a one-word name also as the word in a text."""
    alternatives: dict[str, float] = {}
    for place in places:
        if place.token == f"c:{place.country}":
            alternatives[f"whole:{place.country}"] = place.weight
            alternatives[place.token] = PART_FOR_NATION * place.weight
            continue
        alternatives.setdefault(place.token, place.weight)
        if place.city and "-" in place.code:
            alternatives.setdefault(f"r:{place.code}", round(REGION_FOR_CITY * place.weight, 3))
        alternatives.setdefault(f"nat:{place.country}", round(NATION_FOR_PLACE * place.weight, 3))
        alternatives.setdefault(f"whole:{place.country}", round(NATION_FOR_PLACE / 2 * place.weight, 3))
    if len(literal) == 1:
        alternatives.setdefault(literal[0], WORD_FOR_PLACE)
    return tuple(alternatives.items())
