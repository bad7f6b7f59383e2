"""What reach, hints and warnings are in words, for pages and for the API alike.

The caller fills in the names of countries as they stand after "desde", "en" and "from": el Reino Unido, the
United States.
"""

from directory.documents import Text
from directory.edition.collisions import Collision
from directory.edition.dialling import Hint
from directory.edition.reach import Reach, Reason

SENTENCES: dict[Reason | Hint | Collision, Text] = {
    Reason.AS_IT_IS: Text(
        es="Funciona desde {here}. Use estas cifras tal como están.",
        en="It works from {here}. Use these digits exactly as they are.",
    ),
    Reason.SHARED_PLAN: Text(
        es="Funciona desde {here}. Estas cifras bastan, aunque el número es de otro país o territorio; puede costar.",
        en="It works from {here}. These digits are enough, though it is another country's or territory's; it may cost.",
    ),
    Reason.CALL_ABROAD: Text(
        es="Se puede llamar desde {here}. Es una llamada a otro país y su compañía puede cobrarle.",
        en="You can call from {here}. It is a call to another country, and your company may charge you.",
    ),
    Reason.TEXT_ABROAD: Text(
        es="Se puede escribir desde {here}. Es un mensaje a otro país y su compañía puede cobrarle.",
        en="You can send a text from {here}. It is a message to another country, and your company may charge you.",
    ),
    Reason.BY_INTERNET: Text(
        es="Funciona por internet, también desde {here}.",
        en="It works over the internet, from {here} too.",
    ),
    Reason.ONLY_FROM: Text(
        es="Solo funciona desde {home}. Desde {here} no.",
        en="It only works from {home}. It does not work from {here}.",
    ),
    Reason.FREE_AT_HOME: Text(
        es="Es un número gratuito para quien está en {home}. No cuente con que funcione desde {here}.",
        en="It is a free number for people in {home}. Do not count on it from {here}.",
    ),
    Reason.SHORT_AT_HOME: Text(
        es="Es un número corto que solo funciona en {home}. Desde {here} no llega a esta línea.",
        en="It is a short number that only works in {home}. From {here} it does not reach this line.",
    ),
    Reason.NOT_KNOWN: Text(
        es="No sabemos si funciona desde {here}. Puede intentarlo; si no responde nadie, use otra vía.",
        en="We do not know whether it works from {here}. You can try; if nobody answers, use another way.",
    ),
    Reason.UNREADABLE: Text(
        es="No sabemos cómo usar este contacto desde {here}. Use otra vía, por favor.",
        en="We do not know how to use this contact from {here}. Please use another way.",
    ),
    Hint.PLUS: Text(
        es="En un celular también puede marcar + en lugar de {exit_code}: mantenga presionado el 0.",
        en="On a mobile phone you can also press + instead of {exit_code}: hold down the 0.",
    ),
    Hint.SECOND_TONE: Text(
        es="Donde ve ~, espere otro tono y siga. En un celular puede marcar + en lugar de {exit_code}: "
        "mantenga presionado el 0.",
        en="Where you see ~, wait for another tone and go on. On a mobile phone you can press + instead of "
        "{exit_code}: hold down the 0.",
    ),
    Hint.CARRIER: Text(
        es="En un celular, mantenga presionado el 0 hasta ver +. Desde un teléfono fijo, pregunte a su compañía qué "
        "código va en lugar de +.",
        en="On a mobile phone, hold down the 0 until you see +. From a landline, ask your phone company which code "
        "goes in place of +.",
    ),
    Hint.CARRIER_AT_HOME: Text(
        es="En un celular, mantenga presionado el 0 hasta ver +. Desde un teléfono fijo, pregunte a su compañía cómo "
        "llamar a otra ciudad.",
        en="On a mobile phone, hold down the 0 until you see +. From a landline, ask your phone company how to call "
        "another city.",
    ),
    Hint.LEADING_ONE: Text(
        es="Si llama desde un teléfono fijo de la misma zona y no entra, marque sin el 1.",
        en="If you call from a landline in the same area and it does not go through, leave out the 1.",
    ),
    Collision.SOMEBODY_ELSE: Text(
        es="Desde {here} no marque {printed} así como está: podría contestar otra persona.",
        en="From {here}, do not press {printed} as it is printed: somebody else could answer.",
    ),
    Collision.EMERGENCY: Text(
        es="Si marca {printed} en {here}, puede contestar la emergencia de ese país, no esta línea.",
        en="If you press {printed} in {here}, that country's emergency service may answer, not this line.",
    ),
}


def sentence(
    what: Reason | Hint | Collision, *, here: Text, home: Text | None = None, exit_code: str = "", printed: str = ""
) -> Text:
    """One reason, hint or warning in both languages; None where a name that it needs is missing."""
    words = SENTENCES[what]
    home = home or Text()
    return Text(
        es=filled(words.es, here=here.es, home=home.es, exit_code=exit_code, printed=printed),
        en=filled(words.en, here=here.en, home=home.en, exit_code=exit_code, printed=printed),
    )


def explain(reach: Reach, *, here: Text, home: Text | None = None) -> Text:
    """Why, and what else one needs to know to press the digits. `home` names `reach.countries`, joined."""
    reason = sentence(reach.reason, here=here, home=home)
    if not reach.hint:
        return reason
    hint = sentence(reach.hint, here=here, exit_code=reach.exit_code)
    return Text(es=joined(reason.es, hint.es), en=joined(reason.en, hint.en))


def warn(reach: Reach, *, here: Text) -> Text | None:
    """What not to press from here, or None."""
    return sentence(reach.warning, here=here, printed=reach.printed) if reach.warning else None


def filled(words: str, **names: str | None) -> str | None:
    missing = [name for name, value in names.items() if not value and f"{{{name}}}" in words]
    return None if missing else words.format(**names)


def joined(*sentences: str | None) -> str | None:
    return None if None in sentences else " ".join(sentences)
