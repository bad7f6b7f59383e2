"""Numbers that cannot be counted on outside their own country, and which country that is.

The library's number types decide, and after them a table of our own: the library calls some free ranges ordinary or
does not know them. Its word on what "can be dialled internationally" is never asked: it says yes for Mexico's 800
numbers.
"""

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

HOME_ONLY_TYPES = {PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.PREMIUM_RATE}

HOME_ONLY_PREFIXES = {
    # The regulator's own "línea gratuita" is 809-200-9707: https://indotel.gob.do/dau/preguntas-frecuentes-del-usuario/
    "DO": ("809200",),
    # "Toll-free numbers now begin with 800"; the library knows two small blocks: http://wtng.info/wtng-591-bo.html
    "BO": ("800",),
    # 0810, local rate, made for callers inside: liquisearch.com/telephone_numbers_in_argentina/non-geographic_numbers
    "AR": ("810",),
    # 80 00 12 87, printed as free of charge; the library rejects the range: https://oeildufaso.com/?p=1740
    "BF": ("8000",),
}
"""Beginnings of national numbers by country: free or shared-cost, whatever type the library gives them."""

WORLDWIDE = "001"
"""UN M49, and what the library answers for numbers of no country (+800, ITU-T E.169.1)."""


def is_home_only(number: PhoneNumber) -> bool:
    """Whether the number is free or shared-cost: only its own country's networks can be expected to carry it."""
    if phonenumbers.number_type(number) in HOME_ONLY_TYPES:
        return True
    national = phonenumbers.national_significant_number(number)
    regions = phonenumbers.region_codes_for_country_code(number.country_code)
    return any(national.startswith(HOME_ONLY_PREFIXES.get(region, ())) for region in regions)


def home_countries(number: PhoneNumber, regions: tuple[str, ...]) -> tuple[str, ...]:
    """ISO 3166-1 codes of the countries where the number is at home; empty where that is not known.

    `regions` are those of its hotline. They decide for free numbers, because +1 888 belongs to no country of the plan.
    """
    if is_home_only(number):
        sharing = phonenumbers.region_codes_for_country_code(number.country_code)
        if served := tuple(code for code in countries(regions) if code in sharing):
            return served
    own = phonenumbers.region_code_for_number(number)
    return (own,) if own and own != WORLDWIDE else ()


def countries(regions: tuple[str, ...]) -> tuple[str, ...]:
    """The countries of ISO 3166-1 and -2 codes, each once, in their order; the world is none."""
    return tuple(dict.fromkeys(region[:2] for region in regions if region != WORLDWIDE))
