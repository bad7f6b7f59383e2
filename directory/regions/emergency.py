"""The emergency numbers of the countries, as far as the shipped listings have a source for them."""

import re
from collections import defaultdict

from directory.regions.tables import LISTING_DATA, rows

CONFIRMED = {"A", "B"}
SHORT_NUMBER = re.compile(r"[0-9]{1,3}")


def numbers() -> dict[str, list[dict[str, str]]]:
    """Numbers by country code, each with the key of its hotline: {"number": "911", "hotline": "mx-911"}.

    Lines of one country come before those that serve many. Only grades A and B count, for the line and for the number.
    """
    by_hotline = defaultdict(list)
    for channel in rows(LISTING_DATA / "channels.csv"):
        if is_short(channel) and channel["confidence"] in CONFIRMED:
            by_hotline[channel["hotline_key"]].append(channel)
    hotlines = [row for row in rows(LISTING_DATA / "hotlines.csv") if is_emergency(row)]
    found = defaultdict(dict)
    for hotline in sorted(hotlines, key=lambda row: row["regions"].count(";")):
        for channel in by_hotline[hotline["key"]]:
            for country in countries_reached(hotline, channel):
                found[country].setdefault(channel["value"], hotline["key"])
    return {
        country: [{"number": number, "hotline": hotline} for number, hotline in lines.items()]
        for country, lines in found.items()
    }


def is_emergency(hotline: dict[str, str]) -> bool:
    return hotline["kind"] == "emergency_police" and hotline["confidence"] in CONFIRMED


def is_short(channel: dict[str, str]) -> bool:
    return channel["type"] == "short_code" and SHORT_NUMBER.fullmatch(channel["value"]) is not None


def countries_reached(hotline: dict[str, str], channel: dict[str, str]) -> list[str]:
    """The countries that the line serves and where this number works; without a list, a short number works at home."""
    served = [region for region in hotline["regions"].split(";") if len(region) == 2]
    callable_from = set(channel["callable_from"].split(";")) - {""}
    return [country for country in served if not callable_from or callable_from & {country, "*"}]
