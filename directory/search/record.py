"""A listing as search sees it: tokens in five fields, facet values, phone numbers. It knows nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from sys import intern

from directory.search.analyze import Finder, initials_of, tokens_of
from directory.search.fold import words

PLACE_PREFIXES = ("c:", "r:", "t:", "nat:", "whole:", "w:", "of:")
FIELDS = ("name", "kind", "place", "offer", "text")
WEIGHTS = {"name": 6.0, "kind": 4.0, "place": 3.0, "offer": 2.0, "text": 1.0}
"""What a token counts by the field that it stands in (search report, design 5)."""

SYNONYM_IN_NAME = 3.0
"""What a concept counts in a name that says it in other words than the caller's; their own word counts in full."""

LONGEST_TOKEN = 120


@dataclass(frozen=True)
class Number:
    """A phone number as digits: with its country code, and as dialled at home. Short codes have no `full`."""

    country: str
    full: str
    national: str


@dataclass
class Record:
    """One listing to index. `static` is its rank without a query, 0 best; `sort` breaks ties the same everywhere."""

    entry: str
    static: int
    sort: str
    fields: dict[str, dict[str, None]]
    words: list[str]
    facets: list[tuple[str, str]] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seen:
    """A listing as the ranker sees it; `name_words` are the stems of its name. `counts` is what each token counts by
    the best field that it stands in, `as_synonym` the same where the name says it in other words than the caller's.
    """

    rid: int
    entry: str
    static: int
    sort: str
    fields: dict[str, frozenset[str]]
    name_words: frozenset[str]
    counts: dict[str, float]
    as_synonym: dict[str, float]


def seen(rid: int, entry: str, static: int, sort: str, packed: str) -> Seen:
    fields = {kind: frozenset(tokens) for kind, tokens in unpack(packed)[0].items()}
    counts, as_synonym = best_of(fields, WEIGHTS), best_of(fields, WEIGHTS | {"name": SYNONYM_IN_NAME})
    return Seen(rid, entry, static, sort, fields, plain_words(fields["name"]), counts, as_synonym)


def best_of(fields: dict[str, frozenset[str]], weights: dict[str, float]) -> dict[str, float]:
    return {token: weights[kind] for kind in sorted(weights, key=weights.get) for token in fields[kind]}


def fields_of(
    names: Iterable[str],
    texts: Iterable[str],
    kinds: Iterable[str],
    offers: Iterable[str],
    places: Iterable[str],
    find: Finder,
) -> tuple[dict[str, dict[str, None]], list[str]]:
    """The tokens of each field, and the words as they stand. `kinds`, `offers` and `places` are tokens
    already."""
    name, text = {}, {}
    said = [*names], [*texts]
    for one in said[0]:
        name |= tokens_of(one, find) | initials_of(one)
    for one in said[1]:
        text |= tokens_of(one, find)
    named = [token for token in (*name, *text) if token.startswith(PLACE_PREFIXES)]
    fields = {
        "name": dict.fromkeys(token for token in name if not token.startswith(PLACE_PREFIXES)),
        "place": dict.fromkeys([*places, *named]),
        "kind": dict.fromkeys(kinds),
        "offer": dict.fromkeys(offers),
        "text": dict.fromkeys(token for token in text if not token.startswith(PLACE_PREFIXES) and token not in name),
    }
    spelled = [word for part in said for one in part for word in words(one) if not word.isdigit()]
    return {kind: short(tokens) for kind, tokens in fields.items()}, sorted(set(spelled))


def short(tokens: dict[str, None]) -> dict[str, None]:
    return {token: None for token in tokens if len(token) <= LONGEST_TOKEN and " " not in token}


def pack(fields: dict[str, dict[str, None]], spelled: list[str]) -> str:
    """The fields as the ranker reads them back: a line a field, tokens between spaces, the words last."""
    return "\n".join([*(" ".join(fields[kind]) for kind in FIELDS), " ".join(spelled)])


def unpack(packed: str) -> tuple[dict[str, dict[str, None]], list[str]]:
    """The fields and the words. A token that many listings have is kept in memory once."""
    *lines, spelled = packed.split("\n")
    tokens = (dict.fromkeys(map(intern, line.split())) for line in lines)
    return dict(zip(FIELDS, tokens, strict=True)), spelled.split()


def plain_words(tokens: Iterable[str]) -> frozenset[str]:
    """The stems among the tokens; the rest are concepts, bodies, languages and initials."""
    return frozenset(token for token in tokens if token[:1] not in "@#=" and not token.startswith(("l:", "a.")))


def posted(fields: dict[str, Iterable[str]]) -> set[str]:
    """The tokens under which a listing stands in the index; those of its name stand there once more, as `n.` tokens."""
    return {f"n.{token}" for token in fields["name"]}.union(*fields.values())
