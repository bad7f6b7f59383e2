"""How high a frame will be, so that a partner's page keeps the room and nothing jumps.

The heights are those of static/frame.css in a frame 360 pixels wide; tests/browser measures them again in a browser.
"""

from math import ceil

from directory.doors.cards import HotlineCard, Way
from directory.doors.embed.lines import Gone, Here
from directory.doors.embed.question import EmbedFilter
from directory.doors.facts import Hours
from directory.doors.visit import said

CHOOSER = 740
AROUND, HEADING, NOTE, FOOT = 24, 38, 46, 90
EMERGENCY, EMERGENCY_NUMBER = 86, 72
CARD, NAME_LINE, STATE_LINE, SMALL_LINE = 52, 20, 23, 20
BUTTON, SECOND_LINE, BELOW_BUTTON = 48, 16, 12
WARNING, CONSULAR = 38, 106

NAME_LETTERS, STATE_LETTERS, SMALL_LETTERS, BUTTON_LETTERS = 28, 29, 37, 20
"""Letters that fit on a line."""

MOST_WAYS, STEP = 3, 20


def reserved(here: Here, question: EmbedFilter) -> int:
    """The height in CSS pixels of the embed page of a place, a little more rather than less."""
    height = AROUND + FOOT + (HEADING if question.has_heading else 0) + (NOTE if question.value("from") else 0)
    height += EMERGENCY + EMERGENCY_NUMBER * len(here.emergency) if here.emergency else 0
    height += sum(card_height(card, question.is_compact) for card in here.lines.cards) or NOTE
    height += gone_height(here.gone)
    return ceil(height / STEP) * STEP


def gone_height(gone: Gone) -> int:
    recalled = [f"{said(recall.name)} retirado el {recall.on}" for recall in gone.recalls]
    numbers = [
        f"{number.shown} {number.why}" + (f"Use this instead: {said(number.line.listing.name)}" if number.line else "")
        for number in gone.numbers
    ]
    return sum(
        NOTE + sum((SMALL_LINE + 4) * (rows(text, SMALL_LETTERS - 6) + 1) for text in texts)
        for texts in (recalled, numbers)
        if texts
    )


def card_height(card: HotlineCard, compact: bool) -> int:
    height = CARD + NAME_LINE * rows(said(card.name) + "  ↗", NAME_LETTERS)
    height += (WARNING if card.warning else 0) + (CONSULAR if card.consular else 0)
    height += sum(way_height(way, compact) for way in card.ways[:MOST_WAYS])
    height += SMALL_LINE * 2 if len(card.ways) > MOST_WAYS else 0
    if not compact:
        height += STATE_LINE * rows(card.answering.said, STATE_LETTERS) if card.answering else 0
        height += SMALL_LINE * rows(spoken(card.hours) + card.languages, SMALL_LETTERS - 6)
    overdue = card.checked and card.checked.overdue
    return (
        height + SMALL_LINE * (rows(card.checked.said, SMALL_LETTERS) if card.checked else 1) + (44 if overdue else 0)
    )


def way_height(way: Way, compact: bool) -> int:
    shown = (way.reached.dial if way.reached else "") or way.shown
    below = [way.reached.why, way.reached.warning] if way.reached else [way.callable_from]
    if way.keyword:
        below.append("Send to" + way.keyword + way.number)
    if not compact:
        below += [said(way.notes), spoken(way.hours), way.languages, way.answering.said if way.answering else ""]
    text = " ".join(filter(None, below))
    button = BUTTON + SECOND_LINE * (rows(shown + way.word, BUTTON_LETTERS) - 1)
    return button + BELOW_BUTTON + SMALL_LINE * rows(text, SMALL_LETTERS)


def spoken(hours: Hours | None) -> str:
    return (hours.worded or hours.raw) if hours else ""


def rows(text: str, letters: int) -> int:
    return max(1, ceil(len(text) / letters))
