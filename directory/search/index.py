"""Writing the index. It happens inside the transaction in which the edition takes a publication.

A listing's number is made of its static rank and of its arrival among those of the same rank, so that the first of any
bitmap are the best of it, whatever came when. A listing that changes gets a new number.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from secrets import token_hex

from django.db import models
from pyroaring import BitMap

from directory.search.models import Doc, Facet, Phone, Posting, State, Word
from directory.search.record import Number, Record, pack, posted, unpack

ROOM = 1 << 24
"""Numbers for each static rank; there are at most 256 ranks, as a roaring bitmap takes 32 bits."""

BATCH = 500


def write(removed: Iterable[str], records: list[Record]) -> None:
    """Take the removed entries out, put the records in. Entries that come again are replaced."""
    state = State.objects.select_for_update().filter(pk=1).first() or State(pk=1, alive=BitMap().serialize())
    outgoing = leaving([*removed, *(record.entry for record in records)])
    incoming = arriving(records)
    change_postings(*both(outgoing, incoming, tokens_of_doc))
    change_facets(*both(outgoing, incoming, facets_of_doc))
    change_words(count_words(outgoing), count_words(incoming))
    alive = BitMap.deserialize(bytes(state.alive)) - BitMap(doc.rid for doc in outgoing)
    state.alive = (alive | BitMap(doc.rid for doc in incoming)).serialize()
    state.stamp = token_hex(16)
    state.save()


def leaving(entries: list[str]) -> list[Doc]:
    """Take the rows of these entries away and give them back."""
    outgoing = list(chunked(Doc, "entry", entries))
    rids = [doc.rid for doc in outgoing]
    for start in range(0, len(rids), BATCH):
        Phone.objects.filter(rid__in=rids[start : start + BATCH]).delete()
        Doc.objects.filter(rid__in=rids[start : start + BATCH]).delete()
    return outgoing


def arriving(records: list[Record]) -> list[Doc]:
    """Write the rows of these listings, each behind the last of its rank."""
    docs, phones, last = [], [], {}
    for record in sorted(records, key=lambda one: (one.static, one.sort, one.entry)):
        if record.static not in last:
            rank = Doc.objects.filter(rid__gte=record.static * ROOM, rid__lt=(record.static + 1) * ROOM)
            newest = rank.aggregate(models.Max("rid"))["rid__max"]
            last[record.static] = record.static * ROOM - 1 if newest is None else newest
        last[record.static] += 1
        docs.append(to_doc(record, last[record.static]))
        phones += [to_phone(docs[-1].rid, number) for number in record.numbers]
    Doc.objects.bulk_create(docs, batch_size=BATCH)
    Phone.objects.bulk_create(phones, batch_size=BATCH)
    return docs


def empty() -> None:
    """Forget everything."""
    for model in (Doc, Posting, Facet, Phone, Word, State):
        model.objects.all().delete()


def to_doc(record: Record, rid: int) -> Doc:
    facets = "\n".join(f"{name}={value}" for name, value in record.facets)
    return Doc(
        rid=rid,
        entry=record.entry,
        static=record.static,
        sort=record.sort,
        fields=pack(record.fields, record.words),
        facets=facets,
    )


def to_phone(rid: int, number: Number) -> Phone:
    return Phone(
        rid=rid,
        country=number.country,
        full=number.full,
        national=number.national,
        full_reversed=(number.full or number.national)[::-1],
    )


def tokens_of_doc(doc: Doc) -> set[str]:
    return posted(unpack(doc.fields)[0])


def facets_of_doc(doc: Doc) -> list[str]:
    return [line for line in doc.facets.split("\n") if line]


def count_words(docs: list[Doc]) -> Counter[str]:
    """How many of the listings have each word."""
    return Counter(word for doc in docs for word in unpack(doc.fields)[1] if len(word) <= LONGEST_WORD)


LONGEST_WORD = 60
Bitmaps = dict[str, BitMap]


def both(outgoing: list[Doc], incoming: list[Doc], keys_of) -> tuple[Bitmaps, Bitmaps]:
    """What the listings take from the bitmaps and what they add, by key."""
    less, more = defaultdict(BitMap), defaultdict(BitMap)
    for docs, bitmaps in ((outgoing, less), (incoming, more)):
        for doc in docs:
            for key in keys_of(doc):
                bitmaps[key].add(doc.rid)
    return less, more


def changed(old: bytes | None, key: str, less: Bitmaps, more: Bitmaps) -> BitMap:
    bitmap = BitMap.deserialize(bytes(old)) if old else BitMap()
    bitmap -= less.get(key, BitMap())
    bitmap |= more.get(key, BitMap())
    bitmap.run_optimize()
    return bitmap


def change_postings(less: Bitmaps, more: Bitmaps) -> None:
    """Rows are locked in the order of their tokens, or two writers could wait for each other."""
    tokens = sorted({*less, *more})
    standing = {row.token: row.bitmap for row in chunked(Posting, "token", tokens)}
    bitmaps = {token: changed(standing.get(token), token, less, more) for token in tokens}
    Posting.objects.bulk_create(
        (Posting(token=token, df=len(found), bitmap=found.serialize()) for token, found in bitmaps.items() if found),
        batch_size=BATCH, update_conflicts=True, unique_fields=["token"], update_fields=["df", "bitmap"],
    )  # fmt: skip
    delete(Posting, "token", [token for token, bitmap in bitmaps.items() if not bitmap])


def change_facets(less: Bitmaps, more: Bitmaps) -> None:
    keys = sorted({*less, *more})
    standing = {row.key: row.bitmap for row in chunked(Facet, "key", keys)}
    bitmaps = {key: changed(standing.get(key), key, less, more) for key in keys}
    Facet.objects.bulk_create(
        (Facet(key=key, bitmap=bitmap.serialize()) for key, bitmap in bitmaps.items() if bitmap),
        batch_size=BATCH, update_conflicts=True, unique_fields=["key"], update_fields=["bitmap"],
    )  # fmt: skip
    delete(Facet, "key", [key for key, bitmap in bitmaps.items() if not bitmap])


def change_words(less: Counter[str], more: Counter[str]) -> None:
    words = sorted({*less, *more})
    standing = {row.word: row.df for row in chunked(Word, "word", words)}
    counts = {word: standing.get(word, 0) - less[word] + more[word] for word in words}
    Word.objects.bulk_create(
        (Word(word=word, df=df) for word, df in counts.items() if df > 0),
        batch_size=BATCH, update_conflicts=True, unique_fields=["word"], update_fields=["df"],
    )  # fmt: skip
    delete(Word, "word", [word for word, df in counts.items() if df <= 0])


def chunked(model: type[models.Model], name: str, values: list[str]) -> Iterable[models.Model]:
    for start in range(0, len(values), BATCH):
        chosen = {f"{name}__in": values[start : start + BATCH]}
        yield from model.objects.select_for_update().filter(**chosen).order_by(name)


def delete(model: type[models.Model], name: str, values: list[str]) -> None:
    for start in range(0, len(values), BATCH):
        model.objects.filter(**{f"{name}__in": values[start : start + BATCH]}).delete()
