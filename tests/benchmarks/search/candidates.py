"""Those that are compared. Each builds its index from the same listings and answers with a total, counts and a page."""

import sqlite3
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Protocol

from tests.benchmarks.search.made import Made, place_names
from tests.benchmarks.search.queries import Query

AT_ONCE = 200_000
"""Listings a transaction; a million records at once do not fit into memory."""


class Candidate(Protocol):
    answers_numbers: bool

    def build(self, listings: Iterable[Made]) -> None: ...
    def prepare(self, query: Query) -> object: ...
    def ask(self, prepared: object) -> int: ...
    def change(self, listing: Made) -> None: ...
    def size(self) -> int: ...


def chunks(listings: Iterable[Made]) -> Iterable[list[Made]]:
    listings = iter(listings)
    while chunk := list(islice(listings, AT_ONCE)):
        yield chunk


class Ours:
    """The engine of the site, as a page calls it: reading and correcting the query is in the time."""

    answers_numbers = True

    def __init__(self, folder: Path):
        from django.core.management import call_command

        call_command("migrate", database="edition", verbosity=0)

    def build(self, listings):
        from directory.edition.follow import writing
        from directory.search import index, places

        with writing():
            index.empty()
            places.write_names(place_names())
        for chunk in chunks(listings):
            with writing():
                index.write((), [made.record for made in chunk])

    def prepare(self, query):
        return query.typed

    def ask(self, prepared):
        from directory.doors.finding import COUNTED
        from directory.search.engine import Question, search

        return search(Question(prepared, counted=COUNTED)).total

    def change(self, listing):
        from directory.edition.follow import writing
        from directory.search import index

        with writing():
            index.write((), [listing.record])

    def size(self):
        from django.db import connections

        connection = connections["edition"]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT sum(pg_total_relation_size(relid)) FROM pg_stat_user_tables")
                return int(cursor.fetchone()[0])
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            return pages * cursor.execute("PRAGMA page_size").fetchone()[0]


class Tantivy:
    """tantivy over our tokens, with our reading of the query, made before the clock starts: BM25, weighted fields,
    terms aggregations on fast fields."""

    answers_numbers = False
    fields = {"name": 6.0, "kind": 4.0, "place": 3.0, "offer": 2.0, "text": 1.0}
    facets = (
        "type",
        "kind_",
        "grade",
        "country",
        "subdivision",
        "service",
        "spoken",
        "answered_by",
        "channel",
        "hours",
        "from",
    )

    def __init__(self, folder: Path):
        import tantivy

        from directory.edition.follow import writing
        from directory.search import places

        Ours(folder)  # only the names of places, to read queries
        with writing():
            places.write_names(place_names())
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("entry", stored=True, tokenizer_name="raw")
        for name in self.fields:
            schema.add_text_field(name, tokenizer_name="tokens", index_option="freq")
        for name in self.facets:
            schema.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        self.folder, self.tantivy, self.schema = folder / "tantivy", tantivy, schema.build()
        self.folder.mkdir()
        self.index = tantivy.Index(self.schema, path=str(self.folder))
        whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self.index.register_tokenizer("tokens", whitespace)
        self.index.register_fast_field_tokenizer("raw", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).build())
        self.counts = {name: {"terms": {"field": name, "size": 1000}} for name in self.facets}

    def build(self, listings):
        writer = self.index.writer(500_000_000)
        for made in listings:
            writer.add_document(self.document(made))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def document(self, made):
        document = self.tantivy.Document()
        document.add_text("entry", made.record.entry)
        for name in self.fields:
            document.add_text(name, " ".join(made.record.fields[name]))
        for name, value in made.record.facets:
            document.add_text("kind_" if name == "kind" else name, value)
        return document

    def prepare(self, query):
        from directory.search import places
        from directory.search.reading import read_query

        occur, groups = self.tantivy.Occur, read_query(query.meant, places.find).groups
        asked = [(occur.Should if group.soft else occur.Must, self.any_of(group)) for group in groups]
        return self.tantivy.Query.boolean_query(asked) if asked else self.tantivy.Query.all_query()

    def any_of(self, group):
        query, occur = self.tantivy.Query, self.tantivy.Occur
        terms = [
            (query.term_query(self.schema, name, token, "freq"), weight * self.fields[name])
            for token, weight in group.alternatives
            for name in self.where(token)
        ]
        return query.boolean_query([(occur.Should, query.boost_query(term, weight)) for term, weight in terms])

    @staticmethod
    def where(token):
        """The fields in which a token may stand."""
        if token.startswith(("c:", "r:", "t:", "nat:", "whole:", "w:")):
            return ["place"]
        return ["kind", "offer", "text"] if token[0] in "@#" else ["name", "text"]

    def ask(self, prepared):
        result = self.searcher.search(prepared, limit=20, count=True)
        [self.searcher.doc(address).get_first("entry") for _score, address in result.hits]
        self.searcher.aggregate(prepared, self.counts)
        return result.count

    def change(self, listing):
        writer = self.index.writer(50_000_000)
        writer.delete_documents_by_term("entry", listing.record.entry)
        writer.add_document(self.document(listing))
        writer.commit()
        self.index.reload()
        self.searcher = self.index.searcher()

    def size(self):
        return sum(path.stat().st_size for path in self.folder.iterdir())


class FullText:
    """FTS5 as it comes: unicode61, bm25, all words. It counts three facets where the others count more."""

    answers_numbers = False

    def __init__(self, folder: Path):
        self.path = folder / "fts5.sqlite3"
        self.database = sqlite3.connect(self.path)
        tokenizer = "tokenize='unicode61 remove_diacritics 2'"
        self.database.execute(f"CREATE VIRTUAL TABLE listing USING fts5(name, summary, place, {tokenizer})")
        self.database.execute("CREATE TABLE facet (id INTEGER PRIMARY KEY, entry TEXT UNIQUE, type, kind, country)")

    def build(self, listings):
        for chunk in chunks(listings):
            with self.database:
                for made in chunk:
                    self.insert(made)

    def insert(self, made):
        known = dict(made.record.facets)
        row = [made.record.entry, known["type"], known["kind"], known["country"]]
        number = self.database.execute(
            "INSERT INTO facet (entry, type, kind, country) VALUES (?, ?, ?, ?)", row
        ).lastrowid
        text = [number, made.name, made.summary, made.place]
        self.database.execute("INSERT INTO listing (rowid, name, summary, place) VALUES (?, ?, ?, ?)", text)

    def prepare(self, query):
        return " ".join(f'"{word}"' for word in query.meant.split())

    def ask(self, prepared):
        best = "SELECT rowid FROM listing WHERE listing MATCH ? ORDER BY bm25(listing, 6, 1, 3) LIMIT 20"
        self.database.execute(best, [prepared]).fetchall()
        hits = "SELECT rowid FROM listing WHERE listing MATCH ?"
        counts = f"SELECT type, kind, country, count(*) FROM facet WHERE id IN ({hits}) GROUP BY 1, 2, 3"
        return sum(row[3] for row in self.database.execute(counts, [prepared]))

    def change(self, listing):
        with self.database:
            (number,) = self.database.execute("SELECT id FROM facet WHERE entry = ?", [listing.record.entry]).fetchone()
            self.database.execute("DELETE FROM listing WHERE rowid = ?", [number])
            self.database.execute("DELETE FROM facet WHERE id = ?", [number])
            self.insert(listing)

    def size(self):
        return self.path.stat().st_size


CANDIDATES = {"ours": Ours, "tantivy": Tantivy, "FTS5": FullText}
