"""Writing the index. It happens inside the transaction in which the edition takes a publication.

A listing that changes gets a new number (directory.search.numbering).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from secrets import token_hex

from django.db import models
from pyroaring import BitMap

from directory.search.models import Doc, Facet, Phone, Posting, State, Word
from directory.search.numbering import SEATS, Key, arrivals, fits, number, seats_between
from directory.search.record import Number, Record, pack, posted, unpack

BATCH = 500


def write(removed: Iterable[str], records: list[Record]) -> None:
    """Take the removed entries out, put the records in. Entries that come again are replaced."""
    state = State.objects.select_for_update().filter(pk=1).first() or State(pk=1, alive=BitMap().serialize())
    outgoing = leaving([*removed, *(record.entry for record in records)])
    alive = BitMap.deserialize(bytes(state.alive)) - BitMap(doc.rid for doc in outgoing)
    moving = crowded(records, alive)
    if moving:
        outgoing += leaving([record.entry for record in moving])
        alive -= BitMap(doc.rid for doc in outgoing)
    incoming = arriving([*records, *moving], alive)
    change_postings(*both(outgoing, incoming, tokens_of_doc))
    change_facets(*both(outgoing, incoming, facets_of_doc))
    change_words(count_words(outgoing), count_words(incoming))
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


def crowded(records: list[Record], alive: BitMap) -> list[Record]:
    """The listings that have to move, since there is no room between them for those that come."""
    moving = []
    for rank, some in by_rank(records).items():
        if fits(alive, rank, len(some)) and seats_between(rank, sitting(rank), keys(some)) is None:
            docs = list(Doc.objects.filter(rid__in=[rid for _key, rid in sitting(rank)]))
            moving += to_records(docs)
    return moving


def arriving(records: list[Record], alive: BitMap) -> list[Doc]:
    """Write the rows of these listings, each at its place in its rank."""
    docs, phones = [], []
    for rank, some in by_rank(records).items():
        for record, rid in zip(some, numbers_for(rank, some, alive), strict=True):
            docs.append(to_doc(record, rid))
            phones += [to_phone(rid, one) for one in record.numbers]
    Doc.objects.bulk_create(docs, batch_size=BATCH)
    Phone.objects.bulk_create(phones, batch_size=BATCH)
    return docs


def numbers_for(rank: int, records: list[Record], alive: BitMap) -> Iterable[int]:
    found = seats_between(rank, sitting(rank), keys(records)) if fits(alive, rank, len(records)) else None
    if found is None:
        start = arrivals(alive, rank)
        return [number(rank, start + later) for later in range(len(records))]
    return found


def by_rank(records: list[Record]) -> dict[int, list[Record]]:
    found = defaultdict(list)
    for record in sorted(records, key=lambda one: (one.static, one.sort, one.entry)):
        found[record.static].append(record)
    return found


def keys(records: list[Record]) -> list[Key]:
    return [(record.sort, record.entry) for record in records]


def sitting(rank: int) -> list[tuple[Key, int]]:
    """Who sits on the first page of a rank, in order."""
    first = number(rank, 0)
    rows = Doc.objects.filter(rid__gte=first, rid__lt=first + SEATS).order_by("rid").values_list("sort", "entry", "rid")
    return [((sort, str(entry)), rid) for sort, entry, rid in rows]


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


def to_records(docs: list[Doc]) -> list[Record]:
    """What the rows were made of."""
    numbers = defaultdict(list)
    for row in Phone.objects.filter(rid__in=[doc.rid for doc in docs]):
        numbers[row.rid].append(Number(row.country, row.full, row.national))
    return [to_record(doc, numbers[doc.rid]) for doc in docs]


def to_record(doc: Doc, numbers: list[Number]) -> Record:
    fields, words = unpack(doc.fields)
    facets = [(name, value) for name, _equals, value in (line.partition("=") for line in facets_of_doc(doc))]
    return Record(str(doc.entry), doc.static, doc.sort, fields, words, facets, numbers)


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
    return numbers_by_key(outgoing, keys_of), numbers_by_key(incoming, keys_of)


def numbers_by_key(docs: list[Doc], keys_of) -> Bitmaps:
    found = defaultdict(list)
    for doc in docs:
        for key in keys_of(doc):
            found[key].append(doc.rid)
    return {key: BitMap(rids) for key, rids in found.items()}


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
