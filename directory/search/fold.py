"""How text becomes words: the first step of index and query alike."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

DOTTED = re.compile(r"\b(?:[a-z]{1,2}\.){2,}(?:[a-z]{1,2}\b)?|\b[a-z]{1,2}(?:\.[a-z]{1,2}){1,4}\b")
"""Abbreviations with dots: O.I.M., EE.UU., D.F."""

APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
CAPITAL_US = re.compile(r"\bU\.S\.(?:A\.)?(?!\w)|\bUS\b(?=[^a-z]*$|.*[a-z])")
"""The country in capitals; in small letters it is a pronoun."""

CAPITAL_LA = re.compile(r"(?:(?<=[a-z] )|^)LA(?![\w-]| [A-ZÁÉÍÓÚÑ])")
"""The city in capitals among small letters; else it is an article, in EL RENO and LA PAZ as well."""

WORD = re.compile(r"[^\W_]+")

_english = Stemmer.Stemmer("english")
_spanish = Stemmer.Stemmer("spanish")


class _Shown(dict):
    """For str.translate: drops what is not seen by itself (marks, right-to-left signs), turns controls into spaces."""

    def __missing__(self, code: int) -> str | int | None:
        category = unicodedata.category(chr(code))
        self[code] = {"Mn": None, "Me": None, "Cf": None, "Cs": None, "Cc": " "}.get(category, code)
        return self[code]


_shown = _Shown()


def fold(text: str) -> str:
    """The text without marks, case, invisible characters and compatibility forms (full-width digits become digits)."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return text.translate(_shown).casefold()


def words(text: str) -> list[str]:
    """The words of a text in order, folded: "EE.UU." is one word, as is "K'iche'"; "US" in capitals is "usa", and "LA"
    is the city.
    """
    if "U" in text:  # most names have nothing to look for, and there are 130,000 of them
        text = CAPITAL_US.sub("usa", text)
    if "LA" in text:
        text = CAPITAL_LA.sub("los angeles", text)
    folded = fold(text)
    if "'" in folded or not folded.isascii():
        folded = APOSTROPHE.sub("", folded)
    if "." in folded:
        folded = DOTTED.sub(lambda found: found[0].replace(".", ""), folded)
    return WORD.findall(folded)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """One key for all forms of a word in both languages: the English stem, then the Spanish stem of that.

    The order is fixed, so that one word has one key whatever language the text around it is in.
    """
    return _spanish.stemWord(_english.stemWord(word))
