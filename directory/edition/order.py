"""The order in which a person would want listings."""

import unicodedata

from directory import documents

HOTLINE_KINDS = ["trafficking", "victims", "women", "child", "migrant", "labour", "missing_persons", "emergency_police"]
"""Trafficking first. Police lines come last here: the emergency number stands above the list, in a block of its own."""

DIRECT_HELP = {
    "crisis_line", "shelter", "legal", "medical", "psychosocial", "immigration", "repatriation",
    "reintegration", "case_management", "interpretation",
}  # fmt: skip
"""What an organization gives to the person herself; the rest passes her on or works for everybody."""


def need(listing: documents.Listing) -> int:
    """How far down a listing stands; 0 comes first."""
    match listing:
        case documents.Hotline():
            return HOTLINE_KINDS.index(listing.kind) if listing.kind in HOTLINE_KINDS else len(HOTLINE_KINDS)
        case documents.Organization():
            if DIRECT_HELP.intersection(listing.services):
                return 1 if listing.kind == "law_enforcement" else 0
            return 2 if listing.services else 3
    return 0


def always_open(listing: documents.Listing) -> bool:
    return isinstance(listing, documents.Hotline) and "24/7" in {
        listing.hours,
        *(channel.hours for channel in listing.channels),
    }


def sort_key(text: str | None, other: str | None) -> str:
    """The text folded so that both databases sort it alike: no marks, no case, ASCII where it can be."""
    decomposed = unicodedata.normalize("NFKD", text or other or "")
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()[:200]
