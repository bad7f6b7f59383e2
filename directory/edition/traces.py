"""What each way of asking for help leaves behind, for somebody whose phone or bill is looked through.

Advocates advise to call rather than to write, and to write in a form rather than by mail: a call leaves a number, a
letter leaves the words. Sources: bcsth.ca/get-help-now/online-safety, vtnetwork.org/internet-and-computer-safety,
design/field.md §3 (10); on bills and call lists dvrp.org/internet-and-phone-safety.
"""

from collections.abc import Iterable

from directory.documents import Channel, Text

CALL = Text(
    es="Queda en la lista de llamadas del teléfono y puede aparecer en la factura, a veces también si es gratis.",
    en="It stays in the phone's call list and may show on the bill, sometimes even when it is free.",
)

TRACES = {
    "phone": CALL,
    "short_code": CALL,
    "tty": Text(
        es="Queda en la lista de llamadas y puede aparecer en la factura; el aparato puede guardar lo escrito.",
        en="It stays in the call list and may show on the bill; the device may keep what was typed.",
    ),
    "web_form": Text(
        es="La página queda en el historial del navegador, salvo en una ventana privada.",
        en="The page stays in the browser's history, except in a private window.",
    ),
    "chat": Text(
        es="La página del chat queda en el historial del navegador, salvo en una ventana privada.",
        en="The chat's page stays in the browser's history, except in a private window.",
    ),
    "app": Text(
        es="El ícono queda a la vista y la descarga queda registrada en la tienda de aplicaciones.",
        en="The icon stays in sight, and the app store remembers the download.",
    ),
    "whatsapp": Text(
        es="La conversación queda en WhatsApp, y también en los aparatos vinculados, hasta que se borre.",
        en="The conversation stays in WhatsApp, and on linked devices too, until it is deleted.",
    ),
    "sms": Text(
        es="Los mensajes quedan en el teléfono hasta que se borren, y el número puede aparecer en la factura.",
        en="The messages stay on the phone until they are deleted, and the number may show on the bill.",
    ),
    "email": Text(
        es="El mensaje queda en su buzón, en Enviados, y en el buzón de quien lo recibe.",
        en="The message stays in your mailbox, under Sent, and in the mailbox of whoever receives it.",
    ),
}
"""One line a channel type."""

NOT_KNOWN = Text(es="No sabemos qué deja esta vía.", en="We do not know what this way leaves behind.")

RANKS = {
    "phone": 0, "short_code": 0, "web_form": 1, "chat": 1, "tty": 2, "app": 3, "whatsapp": 4, "sms": 5, "email": 6,
}  # fmt: skip
"""Less first: a number; a page; words typed on a device; an icon; a conversation; the same and a bill; letters."""

WHY_FIRST = {
    0: Text(
        es="La llamada va primero porque deja un número, no lo que usted dijo.",
        en="The call comes first because it leaves a number, not what you said.",
    ),
    1: Text(
        es="La página va primero porque deja su dirección, no una conversación.",
        en="The page comes first because it leaves its address, not a conversation.",
    ),
}
"""Only where the difference is plain; of the others no order is claimed to be safer."""


def traces(channel_type: str) -> Text:
    """What a channel of this type leaves behind, in one line."""
    return TRACES.get(channel_type, NOT_KNOWN)


def least_traceable_first(channels: Iterable[Channel]) -> list[Channel]:
    """The channels, those that leave least first; what leaves the same stays in its order."""
    return sorted(channels, key=lambda channel: RANKS.get(channel.type, len(RANKS)))


def why_first(channels: Iterable[Channel]) -> Text | None:
    """Why the first of `least_traceable_first` comes first; None where all leave the same or it cannot be said."""
    ranks = {RANKS.get(channel.type, len(RANKS)) for channel in channels}
    return WHY_FIRST.get(min(ranks)) if len(ranks) > 1 else None
