"""What a text says: the groups of a query, the tokens of a listing. One table of words serves both."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from directory.search.fold import stem, words
from directory.search.lexicon import LONGEST_PHRASE, Meaning, vocabulary
from directory.search.places import Name, Place, choose

LONGEST_QUERY = 300
"""Characters. The longest sentence people sent to such directories is far shorter; what follows is not read."""

MOST_WORDS = 24
"""Different words read of a query; 3,000 times "trata" is one."""

MOST_GROUPS = 10
"""Groups asked of the index; what is beyond them informs little."""

SENTENCE = 8
"""Words from which a query is told, not typed: of its words only what means something in particular decides."""

NATION_WHEN_TOLD, REGION_WHEN_TOLD = 5.0, 1.5
"""How many times more the nation's line counts in a sentence, and what serves the region of a city: who tells what
happens needs who answers, near or not."""

BROADER_WEIGHT = 0.5
"""What a broader concept counts where a narrower one was asked: a trafficking line for "forced labour"."""

WHERE = frozenset({"en", "in", "near", "desde", "from", "around", "hacia", "outside"})
"""Words after which a place stands."""

PRONOUNS = frozenset({"me", "te", "se", "le", "les", "nos", "i", "you", "he", "she", "they", "we"})
"""Words after which a verb stands."""

Finder = Callable[[list[str]], dict[str, list[Name]]]
"""What places each of the phrases may name."""


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


@dataclass(frozen=True)
class Span:
    """A run of words with what it means; a single word that means nothing in particular has neither."""

    words: tuple[str, ...]
    meanings: tuple[Meaning, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass
class Reading:
    """A query as it was understood."""

    groups: list[Group] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def told(self) -> bool:
        """Whether it is a sentence that means something in particular."""
        return len(self.words) >= SENTENCE and any(group.kind != "word" for group in self.groups)

    @property
    def language(self) -> str:
        """The language most of the small words are in; empty where they do not tell."""
        counted = Counter(one for word in self.words if (one := vocabulary().languages.get(word)))
        (first, most), (_second, fewer) = [*counted.most_common(2), ("", 0), ("", 0)][:2]
        return first if most > fewer else ""


def spans(text_words: list[str], find: Finder) -> Iterator[Span]:
    """Cut words into the longest phrases that mean something, from the left."""
    found = find(runs(text_words))
    table = vocabulary()
    start = 0
    while start < len(text_words):
        for length in range(min(LONGEST_PHRASE, len(text_words) - start), 0, -1):
            phrase = tuple(text_words[start : start + length])
            meanings, names = table.meanings(phrase), tuple(found.get(" ".join(phrase), ()))
            if meanings or names or length == 1:
                yield Span(phrase, meanings, names)
                start += length
                break


def runs(text_words: list[str]) -> list[str]:
    """Every run of words that may be a name."""
    return list(
        dict.fromkeys(
            " ".join(text_words[start : start + length])
            for start in range(len(text_words))
            for length in range(1, min(LONGEST_PHRASE, len(text_words) - start) + 1)
        )
    )


def read_query(text: str, find: Finder, plain: frozenset[str] = frozenset()) -> Reading:
    """The groups of a query, each once. Phrases in `plain` are taken as words: the visitor undid their meaning."""
    reading = Reading(words=words(text[:LONGEST_QUERY])[:MOST_WORDS])
    cut = [Span(span.words) if " ".join(span.words) in plain else span for span in spans(reading.words, find)]
    cut = [span if is_place(number, cut) else Span(span.words) for number, span in enumerate(cut)]
    seen: set[tuple[str, ...]] = set()
    for span in cut:
        for group in groups_of(span, regions_beside(span, cut)):
            if group.tokens not in seen and len(reading.groups) < MOST_GROUPS:
                seen.add(group.tokens)
                reading.groups.append(group)
    reading.groups = without_containers(reading.groups)
    if reading.told:
        reading.groups = [as_told(group) for group in reading.groups]
    return reading


def is_place(number: int, cut: list[Span]) -> bool:
    """Whether a span that may name a place does: "solo", "union" and the like only where the text says that it is one.

    It says so before it ("en Union") or by a larger place around it, or says nothing else. After "me" or "they" comes
    a verb ("me quito"). Spans that name nothing are none of this function's business.
    """
    span = cut[number]
    if not span.names or span.meanings or len(span.words) > 1:
        return True
    before = [word for one in cut[:number] for word in one.words][-2:]
    if before and before[-1] in PRONOUNS:
        return False
    if span.words[0] not in vocabulary().ordinary or len(cut) == 1:
        return True
    inside = regions_beside(span, cut)
    located = bool(before) and (before[-1] in WHERE or tuple(before) == ("cerca", "de"))
    return located or any(name.country in inside or name.code in inside for name in span.names)


def as_told(group: Group) -> Group:
    """A group of a sentence: its mere words only rank, and the line of the whole nation is nearly as near."""
    if group.kind == "place":
        return replace(group, alternatives=tuple(nearer(*one) for one in group.alternatives))
    return replace(group, soft=True) if group.kind == "word" else group


def nearer(token: str, weight: float) -> tuple[str, float]:
    more = {"nat": NATION_WHEN_TOLD, "r": REGION_WHEN_TOLD}.get(token.partition(":")[0], 1)
    return token, min(1.0, round(weight * more, 3))


def regions_beside(span: Span, cut: list[Span]) -> frozenset[str]:
    """The codes of the countries and subdivisions that a text names besides this span."""
    others = [one for one in cut if one is not span and one.names and not one.meanings] if span.names else []
    chosen = [place for one in others for place in choose(list(one.names))[:1]]
    return frozenset(place.code for place in chosen if not place.city)


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
    if span.names and not span.meanings:
        places = choose(list(span.names), inside)
        yield Group("place", text, place_alternatives(places, literal), literal, places=places)
    elif span.meanings:
        yield meaning_group(text, span.meanings, literal)
    else:
        yield from word_groups(span.words)


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
            yield Group("word", word, ((key, 1.0), (f"c:{country}", 0.3)), (key,), soft=True)
        else:
            yield Group("word", word, ((key, 1.0), *acronym(word)), (key,), soft=word in table.soft)


def acronym(word: str) -> Iterator[tuple[str, float]]:
    """The same word as the initials of a name."""
    if FEWEST_INITIALS <= len(word) <= MOST_INITIALS and word not in vocabulary().soft and not word.isdigit():
        yield f"a.{word}", INITIALS_WEIGHT


REGION_FOR_CITY, NATION_FOR_PLACE, PART_FOR_NATION, WORD_FOR_PLACE = 0.4, 0.1, 0.5, 0.4
"""What counts where a place was asked: for a city its region; the nation's line; for a country what helps only a part
of
it; and the bare word in a text ("Consulado de Guatemala" in Los Angeles)."""


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


def tokens_of(text: str, find: Finder) -> dict[str, None]:
    """The tokens of a listing's text: stems, and the concepts, bodies, languages and places that it names.

    A text that is a body's name and nothing else gets the body's token with `=` before it.
    """
    tokens: dict[str, None] = {}
    cut = list(spans(words(text), find))
    for span in cut:
        for meaning in (*span.meanings, *inner_meanings(span)):
            tokens |= dict.fromkeys((meaning.token, *meaning.broader))
            if len(cut) == 1 and meaning.token.startswith("#"):
                tokens[f"={meaning.token}"] = None
        for place in choose(list(span.names)) if span.names and not span.meanings else ():
            tokens |= dict.fromkeys(place.within())
        tokens |= dict.fromkeys(stem(word) for word in span.words if word not in vocabulary().stop)
    return tokens


INITIALS_WEIGHT = 0.7
"""What an acronym counts that we made ourselves of the words of a name."""

FEWEST_INITIALS, MOST_INITIALS = 3, 6


def initials_of(name: str) -> dict[str, None]:
    """The token of the acronym that people make of a name: "a.stpp" of Support for Trafficked People Program."""
    capitals = [word for word in words(name.partition("(")[0]) if word not in vocabulary().stop and not word.isdigit()]
    if not FEWEST_INITIALS <= len(capitals) <= MOST_INITIALS:
        return {}
    return {f"a.{''.join(word[0] for word in capitals)}": None}


def inner_meanings(span: Span) -> list[Meaning]:
    """The concepts inside the name of a body: a line "contra la Violencia Doméstica" is about that, too."""
    if not span.meanings or not span.meanings[0].token.startswith("#"):
        return []
    shorter = [tuple(run.split()) for run in runs(list(span.words)) if len(run.split()) < len(span.words)]
    return [one for run in shorter for one in vocabulary().meanings(run) if one.token.startswith("@")]
