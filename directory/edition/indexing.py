"""What of a document goes into the search index: this file knows listings, `directory.search` does not."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import phonenumbers
from babel.core import get_global

from directory import documents
from directory.edition import open_lines
from directory.edition.models import Entry, Term
from directory.edition.order import always_open, need, sort_key
from directory.edition.way_out import CONSULAR_LINE
from directory.search import index, places
from directory.search.analyze import Finder
from directory.search.lexicon import concepts
from directory.search.models import PlaceName
from directory.search.places import Name
from directory.search.record import Number, Record, fields_of

WORLDWIDE = "001"
CALLED = {"phone", "short_code", "sms", "whatsapp", "tty"}


def reindex(removed: Iterable[str], entries: Iterable[Entry]) -> None:
    """Take entries out of the index by their ids, and put the others in as they are now."""
    entries = list(entries)
    operators = operators_of(entries)
    finders = Finders()
    terms = {term.code: (term.name_es, term.name_en) for term in Term.objects.all()}
    index.write(removed, [record(entry, operators, finders, terms) for entry in entries])


def operators_of(entries: list[Entry]) -> dict[str, documents.Organization]:
    """The published organizations that run the hotlines, by key."""
    keys = {entry.organization for entry in entries if entry.organization}
    return {entry.key: entry.listing for entry in Entry.objects.filter(type="organization", key__in=keys)}


class Finders:
    """Looks for the names of places in the texts of listings, only in their own countries."""

    def __init__(self):
        self.names_in = lru_cache(maxsize=None)(self.read_names)

    def for_countries(self, countries: tuple[str, ...]) -> Finder:
        def find(phrases: list[str]) -> dict[str, list[Name]]:
            tables = [self.names_in(country) for country in countries]
            found = {phrase: [row for table in tables for row in table.get(phrase, ())] for phrase in phrases}
            return {phrase: rows for phrase, rows in found.items() if rows and places.may_be_place(phrase)}

        return find

    @staticmethod
    def read_names(country: str) -> dict[str, list[Name]]:
        names: dict[str, list[Name]] = {}
        for row in places.names_of_country(country):
            names.setdefault(row.phrase, []).append(row)
        return names


def record(
    entry: Entry, operators: dict[str, documents.Organization], finders: Finders, terms: dict[str, tuple[str, str]]
) -> Record:
    listing = entry.listing
    operator = operators.get(entry.organization)
    countries = tuple(sorted({code.partition("-")[0] for code in listing.regions} - {WORLDWIDE}))
    fields, words = fields_of(
        names=texts(listing.name, getattr(listing, "acronym", documents.Text())),
        texts=[
            *texts(listing.summary, getattr(listing, "people_served", documents.Text())),
            *(texts(operator.name, operator.acronym) if operator else ()),
        ],
        kinds=[*known_concepts([listing.kind]), *(["@consulate"] if nation_of_consulate(listing) else [])],
        offers=offers(listing),
        places=place_tokens(listing),
        find=finders.for_countries(countries),
    )
    return Record(
        entry=str(entry.id),
        static=static_rank(listing),
        sort=f"{sort_key(listing.name.es, listing.name.en)[:70]} {listing.code}"[:80],
        fields=fields,
        words=words,
        facets=sorted(set(facets(listing))),
        numbers=sorted(set(numbers(listing)), key=lambda one: (one.full, one.national)),
    )


def nation_of_consulate(listing: documents.Listing) -> str:
    """Whose consulates a line reaches; empty for any other line."""
    found = CONSULAR_LINE.match(listing.key)
    return found[1].upper() if found else ""


def texts(*both: documents.Text) -> list[str]:
    return [text for one in both for text in (one.es, one.en) if text]


def offers(listing: documents.Listing) -> Iterator[str]:
    """The concepts that a listing is filed under besides its kind: services, languages, channels, what it is."""
    yield from known_concepts(getattr(listing, "services", ()))
    for code in spoken(listing):
        yield f"l:{code}"
    if isinstance(listing, documents.Hotline):
        yield "@hotline_line"
        yield from (f"@{channel.type}" for channel in listing.channels)
        if listing.cost == "free":
            yield "@free"
        if listing.anonymous == "yes":
            yield "@anonymous"
        if listing.answered_by == "ngo" and listing.reports_to_police != "yes":
            yield "@not_police"
        if always_open(listing):
            yield "@always_open"


def known_concepts(codes: Iterable[str]) -> list[str]:
    return [token for code in codes for token in concepts().get(code, ())]


def spoken(listing: documents.Listing) -> list[str]:
    own = getattr(listing, "languages", ())
    return sorted({*own, *(code for channel in getattr(listing, "channels", ()) for code in channel.languages)})


MANY_COUNTRIES = 3


def place_tokens(listing: documents.Listing) -> Iterator[str]:
    """Where a listing helps. A line for a whole country has a token of its own, as has what serves many countries."""
    if len({code.partition("-")[0] for code in listing.regions}) >= MANY_COUNTRIES:
        yield "w:many"
    if nation := nation_of_consulate(listing):
        yield f"of:{nation}"
    for code in listing.regions:
        country = code.partition("-")[0]
        yield f"c:{country}"
        if "-" in code:
            yield f"r:{code}"
        else:
            yield f"whole:{code}"
        if "-" not in code and isinstance(listing, documents.Hotline):
            yield f"nat:{code}"
        for language in ("es", "en"):
            if code == WORLDWIDE or country in speakers(language):
                yield f"w:{language}"


def static_rank(listing: documents.Listing) -> int:
    """How good a listing is before anybody asked: lines first, trafficking first, nations before parts, A before B."""
    part = all("-" in code for code in listing.regions)
    rank = 2 * (listing.grade != "A") + 3 * part + min(2 * (len(listing.regions) - 1), 8) * (not part)
    if isinstance(listing, documents.Hotline):
        afraid = 3 * (listing.answered_by == "police") + 4 * (listing.reports_to_immigration == "is_authority")
        return rank + afraid + 3 * (not always_open(listing)) + 4 * need(listing)
    return rank + 30 + 8 * need(listing) + 30 * isinstance(listing, documents.Initiative)


ALSO_SPOKEN = {"es": {"US"}, "en": set()}
"""Where a language is at home without being official: every seventh home of the United States speaks Spanish."""


@cache
def speakers(language: str) -> frozenset[str]:
    """The countries where a question in this language is likely to come from: where it is official (CLDR), and more."""
    return frozenset(ALSO_SPOKEN[language]).union(
        country
        for country, spoken_there in get_global("territory_languages").items()
        if language in spoken_there and spoken_there[language]["official_status"]
    )


def facets(listing: documents.Listing) -> Iterator[tuple[str, str]]:
    """The values by which answers can be narrowed."""
    yield "type", listing.__struct_config__.tag
    yield "kind", listing.kind
    yield "grade", listing.grade
    for code in listing.regions:
        yield "country", code.partition("-")[0]
        if "-" in code:
            yield "subdivision", code
    for service in getattr(listing, "services", ()):
        yield "service", service
    for code in spoken(listing):
        yield "spoken", code
    if isinstance(listing, documents.Hotline):
        yield "answered_by", listing.answered_by
        yield from ((open_lines.FACET, value) for value in open_lines.filed_hours(listing))
        for channel in listing.channels:
            yield "channel", channel.type
            for code in channel.callable_from:
                yield "from", code


def numbers(listing: documents.Listing) -> Iterator[Number]:
    for channel in getattr(listing, "channels", ()):
        if channel.type in CALLED:
            yield from spellings(channel, listing.regions)


def spellings(channel: documents.Channel, regions: tuple[str, ...]) -> Iterator[Number]:
    country = next((code.partition("-")[0] for code in (*channel.callable_from, *regions) if code != "*"), "")
    digits = channel.value.removeprefix("+")
    if not channel.value.startswith("+"):
        yield Number(country, "", digits)
        return
    parsed = phonenumbers.parse(channel.value)
    national = phonenumbers.national_significant_number(parsed)
    yield Number(country, digits, national)
    printed = "".join(filter(str.isdigit, phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)))
    shown = as_shown(channel.display)
    spellings = {printed, shown if shown and digits.endswith(shown) else printed, *with_trunk_eight(parsed, national)}
    for spelling in spellings - {national}:
        yield Number(country, digits, spelling)


def with_trunk_eight(parsed: phonenumbers.PhoneNumber, national: str) -> Iterator[str]:
    """The number behind the 8 that is or was dialled first in its country (libphonenumber: Russia, Lithuania …)."""
    facts = phonenumbers.PhoneMetadata.metadata_for_region(phonenumbers.region_code_for_number(parsed) or "ZZ", None)
    if facts and facts.national_prefix_for_parsing and re.fullmatch(facts.national_prefix_for_parsing, "8"):
        yield f"8{national}"


def as_shown(display: str) -> str:
    """The digits with which a number begins as it is shown: 800-7283 in a country where nobody dials more."""
    shown = re.match(r"[\d\s.-]*", display)[0]
    return "".join(filter(str.isdigit, shown))


def empty() -> None:
    """Forget the whole index, names of places included."""
    index.empty()
    PlaceName.objects.all().delete()


def replace_names(regions: list[documents.Region], removed: list[str]) -> None:
    """Write the names by which people look for the places of these countries."""
    PlaceName.objects.filter(country__in=removed).delete()
    rows = []
    for region in regions:
        for part in (region, *region.subdivisions):
            code = getattr(part, "code", None) or part.key
            if code != WORLDWIDE:
                cities = ((one.name, one.spellings, one.population) for one in part.search_names)
                rows += places.names_of_region(code, texts(part.name), cities)
    places.write_names(rows)
