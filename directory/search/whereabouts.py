"""Where a query is about: which of its words are names of places, and which only say where somebody is from."""

from directory.search.analyze import Span
from directory.search.lexicon import vocabulary
from directory.search.places import choose

WHERE = frozenset({"en", "in", "near", "desde", "from", "around", "hacia", "outside"})
"""Words after which a place stands."""

PRONOUNS = frozenset({"me", "te", "se", "le", "les", "nos", "i", "you", "he", "she", "they", "we"})
"""Words after which a verb stands."""

COMING = frozenset(
    {"soy", "somos", "es", "son", "vino", "vine", "viene", "vienen", "vengo", "llego", "llegue", "llegaron"}
)
"""Words after which "de" says where somebody comes from."""

CALLING = frozenset({"call", "calling", "calls", "dial", "text"})
"""Words after which "from" says where somebody is."""


def is_place(number: int, cut: list[Span]) -> bool:
    """Whether a span that may name a place does: "solo", "union" and the like only where the text says that it is one.

    It says so before it ("en Union") or by a larger place around it, or says nothing else. After "me" or "they" comes
    a verb ("me quito"). Spans that name nothing are none of this function's business.
    """
    span = cut[number]
    if not span.may_be_place or len(span.words) > 1:
        return True
    before = [word for one in cut[:number] for word in one.words][-2:]
    if before and before[-1] in PRONOUNS:
        return False
    if span.words[0] not in vocabulary().ordinary or len(cut) == 1:
        return True
    inside = regions_beside(span, cut)
    located = bool(before) and (before[-1] in WHERE or tuple(before) == ("cerca", "de"))
    return located or any(name.country in inside or name.code in inside for name in span.names)


def is_origin(number: int, cut: list[Span]) -> bool:
    """Whether a place is only where somebody comes from: "from Vietnam", beside "in South Korea"."""
    return comes_from(number, cut) and any(
        one.may_be_place and not comes_from(other, cut) for other, one in enumerate(cut)
    )


def comes_from(number: int, cut: list[Span]) -> bool:
    if not cut[number].may_be_place:
        return False
    verb, last = (["", ""] + [word for one in cut[:number] for word in one.words])[-2:]
    return (last == "from" and verb not in CALLING) or (last == "de" and verb in COMING)


def regions_beside(span: Span, cut: list[Span]) -> frozenset[str]:
    """The codes of the countries and subdivisions that a text names besides this span."""
    others = [one for one in cut if one is not span and one.may_be_place] if span.names else []
    chosen = [place for one in others for place in choose(list(one.names))[:1]]
    return frozenset(place.code for place in chosen if not place.city)
