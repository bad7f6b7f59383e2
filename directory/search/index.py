"""Writing the index. It happens inside the transaction in which the edition takes a publication.

A listing that changes gets a new number (directory.search.numbering).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from secrets import token_hex
from typing import Any, NamedTuple

from django.db import connections, router
from pyroaring import BitMap

from directory.search import rows
from directory.search.models import Doc, Facet, Phone, Posting, State, Word
from directory.search.numbering import SEATS, Key, arrivals, fits, number, seats_between
from directory.search.record import Number, Record, pack, posted, unpack


class Row(NamedTuple):
    """A row of Doc."""

    rid: int
    entry: str
    static: int
    sort: str
    fields: str
    facets: str


PHONE = ("rid", "country", "full", "national", "full_reversed")


def write(removed: Iterable[str], records: list[Record]) -> None:
    """Take the removed entries out, put the records in. Entries that come again are replaced."""
    state = State.objects.select_for_update().filter(pk=1).first() or State(pk=1, alive=BitMap().serialize())
    outgoing = leaving([*removed, *(record.entry for record in records)])
    alive = BitMap.deserialize(bytes(state.alive)) - BitMap(row.rid for row in outgoing)
    moving = crowded(records, alive)
    if moving:
        outgoing += leaving([record.entry for record in moving])
        alive -= BitMap(row.rid for row in outgoing)
    incoming = arriving([*records, *moving], alive)
    change_postings(*both(outgoing, incoming, tokens_of))
    change_facets(*both(outgoing, incoming, facets_of))
    change_words(count_words(outgoing), count_words(incoming))
    state.alive = (alive | BitMap(row.rid for row in incoming)).serialize()
    state.stamp = token_hex(16)
    state.save()


def leaving(entries: list[str]) -> list[Row]:
    """Take the rows of these entries away and give them back."""
    outgoing = [Row(*one) for one in rows.standing(Doc, Row._fields, "entry", entries)]
    rids = [row.rid for row in outgoing]
    rows.delete(Phone, "rid", rids)
    rows.delete(Doc, "rid", rids)
    return outgoing


def crowded(records: list[Record], alive: BitMap) -> list[Record]:
    """The listings that have to move, since there is no room between them for those that come."""
    moving = []
    for rank, some in by_rank(records).items():
        seated = sitting(rank)
        if fits(alive, rank, len(some)) and seats_between(rank, seated, keys(some)) is None:
            rids = [rid for _key, rid in seated]
            moving += to_records([Row(*one) for one in rows.standing(Doc, Row._fields, "rid", rids)])
    return moving


def arriving(records: list[Record], alive: BitMap) -> list[Row]:
    """Write the rows of these listings, each at its place in its rank."""
    incoming, phones = [], []
    for rank, some in by_rank(records).items():
        for record, rid in zip(some, numbers_for(rank, some, alive), strict=True):
            incoming.append(to_row(record, rid))
            phones += [to_phone(rid, one) for one in record.numbers]
    kept = Doc._meta.get_field("entry").get_db_prep_value
    connection = connections[router.db_for_write(Doc)]
    rows.insert(Doc, Row._fields, (row._replace(entry=kept(row.entry, connection)) for row in incoming))
    rows.insert(Phone, PHONE, phones)
    return incoming


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


def to_row(record: Record, rid: int) -> Row:
    facets = "\n".join(f"{name}={value}" for name, value in record.facets)
    return Row(rid, record.entry, record.static, record.sort, pack(record.fields, record.words), facets)


def to_phone(rid: int, number: Number) -> tuple[Any, ...]:
    return (rid, number.country, number.full, number.national, (number.full or number.national)[::-1])


def to_records(docs: list[Row]) -> list[Record]:
    """What the rows were made of."""
    numbers = defaultdict(list)
    for rid, country, full, national, _reversed in rows.standing(Phone, PHONE, "rid", [row.rid for row in docs]):
        numbers[rid].append(Number(country, full, national))
    return [to_record(row, numbers[row.rid]) for row in docs]


def to_record(row: Row, numbers: list[Number]) -> Record:
    fields, words = unpack(row.fields)
    facets = [(name, value) for name, _equals, value in (line.partition("=") for line in facets_of(row))]
    return Record(str(row.entry), row.static, row.sort, fields, words, facets, numbers)


def tokens_of(row: Row) -> set[str]:
    return posted(unpack(row.fields)[0])


def facets_of(row: Row) -> list[str]:
    return [line for line in row.facets.split("\n") if line]


def count_words(docs: list[Row]) -> Counter[str]:
    """How many of the listings have each word."""
    return Counter(word for row in docs for word in unpack(row.fields)[1] if len(word) <= LONGEST_WORD)


LONGEST_WORD = 60
EMPTY = BitMap()
Bitmaps = dict[str, BitMap]


def both(outgoing: list[Row], incoming: list[Row], keys_of) -> tuple[Bitmaps, Bitmaps]:
    """What the listings take from the bitmaps and what they add, by key."""
    return numbers_by_key(outgoing, keys_of), numbers_by_key(incoming, keys_of)


def numbers_by_key(docs: list[Row], keys_of) -> Bitmaps:
    found = defaultdict(list)
    for row in docs:
        for key in keys_of(row):
            found[key].append(row.rid)
    return {key: BitMap(rids) for key, rids in found.items()}


def changed(model: type[Posting | Facet], key: str, less: Bitmaps, more: Bitmaps) -> Bitmaps:
    """The bitmaps as they are to be written; those that nothing is left of are taken away."""
    changing = sorted({*less, *more})
    old = {one: BitMap.deserialize(bytes(kept)) for one, kept in rows.standing(model, (key, "bitmap"), key, changing)}
    bitmaps = {one: (old.get(one, EMPTY) - less.get(one, EMPTY)) | more.get(one, EMPTY) for one in changing}
    for bitmap in bitmaps.values():
        bitmap.run_optimize()
    rows.delete(model, key, [one for one, bitmap in bitmaps.items() if not bitmap])
    return {one: bitmap for one, bitmap in bitmaps.items() if bitmap}


def change_postings(less: Bitmaps, more: Bitmaps) -> None:
    found = changed(Posting, "token", less, more)
    rows.put(Posting, ("token", "df", "bitmap"), ((one, len(some), some.serialize()) for one, some in found.items()))


def change_facets(less: Bitmaps, more: Bitmaps) -> None:
    found = changed(Facet, "key", less, more)
    rows.put(Facet, ("key", "bitmap"), ((one, some.serialize()) for one, some in found.items()))


def change_words(less: Counter[str], more: Counter[str]) -> None:
    changing = sorted({*less, *more})
    counts = dict(rows.standing(Word, ("word", "df"), "word", changing))
    counts = {word: counts.get(word, 0) - less[word] + more[word] for word in changing}
    rows.put(Word, ("word", "df"), ((word, df) for word, df in counts.items() if df > 0))
    rows.delete(Word, "word", [word for word, df in counts.items() if df <= 0])
