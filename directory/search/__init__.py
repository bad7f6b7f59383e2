"""Search: how a query flows.

    text ─ fold ─► words ─ analyze ─► spans ─ reading ─► groups ─ plan ─► hits ─ rank ─► page
                     ▲        ▲               ▲                    ▲        │
                     │        lexicon, places whereabouts          index    └─► facet counts
                     mend (words nobody wrote)

1. `fold` makes words: no marks, no case, dotted abbreviations joined. `stem` gives all forms of a word one key.
2. `analyze.spans` cuts the words into the longest phrases that mean something: concepts, bodies and languages by the
   reviewed table (`lexicon`, its files in vocabulary/), places by the names of the regions (`places`). What is left are
   words. `whereabouts` says which names are meant as places, and where somebody only comes from; `reading` makes of
   each span a `Group`: alternatives, any of which satisfies it, with what each counts.
3. `mend` finds the words that no listing has: run together, torn apart or misspelled (`correct.Speller`). `engine`
   then reads the mended query.
4. `plan` asks for all groups together. With too few hits that mean the very things asked for, it lets any one word be
   missing, then gives up the group that informs least, and again.
5. `rank` scores the best candidates of each tier and puts them in order.
6. `phones` comes first of all: digits are looked up as numbers, and a whole number that is not ours finds nothing.
7. `engine.search` does all this for a `Question` and gives an `Answer` with exact counts for every facet.

The index (`models`, written by `index`) is derived: `record` says what of a listing goes in, `numbering` which number
it has there, `snapshot` is what a process keeps in memory. The same code runs on SQLite and PostgreSQL and gives the
same answers. This package knows tokens and numbers; what a listing is, only `directory.edition.indexing` knows.
"""
