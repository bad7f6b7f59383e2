"""What is pressed for which line from where: a table reasoned from ITU-T E.164, the NANP and the shipped listings.

Written by hand, not copied from the code's answers. Exit prefixes and calling codes are those that the desk loads.
"""

import pytest

from directory.edition.reach import reach
from tests.edition.test_reach_lines import LINES, country
from tests.edition.test_reach_lines import line as written

YES, NO, UNKNOWN = "callable", "not_callable", "unknown"

TABLE = [
    # line, from, state, what is pressed, why
    ("mx 800", "MX", YES, "800 553 3000", "at home: ten digits, no 01 since 2019"),
    ("mx 800", "US", NO, "", "callable_from names Mexico only"),
    ("mx 800", "GT", NO, "", "a neighbour is not Mexico"),
    ("mx 800", "JM", NO, "", "and 800 is another's number there"),
    ("mx 800 whatsapp", "US", YES, "+52 800 553 3000", "WhatsApp is saved with + everywhere"),
    ("mx 800 whatsapp", "MX", YES, "+52 800 553 3000", "also at home"),
    ("mx 55", "MX", YES, "55 2555 3573", "ten digits at home"),
    ("mx 55", "US", YES, "011 52 55 2555 3573", "exit prefix of the NANP is 011"),
    ("mx 55", "CA", YES, "011 52 55 2555 3573", "the same from Canada"),
    ("mx 55", "PR", YES, "011 52 55 2555 3573", "the same from Puerto Rico"),
    ("mx 55", "DO", YES, "011 52 55 2555 3573", "the same from the Dominican Republic"),
    ("mx 55", "GT", YES, "00 52 55 2555 3573", "00 as in most countries"),
    ("mx 55", "ES", YES, "00 52 55 2555 3573", "00 in Europe"),
    ("mx 55", "CU", YES, "119 52 55 2555 3573", "Cuba's exit prefix is 119"),
    ("mx 55", "JP", YES, "010 52 55 2555 3573", "Japan's exit prefix is 010"),
    ("mx 55", "AU", YES, "0011 52 55 2555 3573", "Australia's exit prefix is 0011"),
    ("mx 55", "RU", YES, "8 ~ 10 52 55 2555 3573", "Russia: 8, second tone, 10"),
    ("mx 55", "UA", YES, "0 ~ 0 52 55 2555 3573", "Ukraine: 0, second tone, 0"),
    ("mx 55", "NG", YES, "009 52 55 2555 3573", "Nigeria's exit prefix is 009"),
    ("mx 55", "GY", YES, "001 52 55 2555 3573", "Guyana's exit prefix is 001"),
    ("mx 55", "BR", YES, "+52 55 2555 3573", "Brazil's exit prefix depends on the company"),
    ("mx 55", "CO", YES, "+52 55 2555 3573", "Colombia's exit prefix depends on the company"),
    ("mx 55", "CL", YES, "+52 55 2555 3573", "Chile's exit prefix depends on the company"),
    ("mx 55", "BO", YES, "+52 55 2555 3573", "Bolivia's exit prefix depends on the company"),
    ("mx 55", "AQ", YES, "+52 55 2555 3573", "no exit prefix is known in Antarctica"),
    ("us 888", "US", YES, "1 888 373 7888", "free numbers need the 1"),
    ("us 888", "PR", YES, "1 888 373 7888", "named in callable_from"),
    ("us 888", "CA", NO, "", "same plan, not named"),
    ("us 888", "JM", NO, "", "same plan, not named: not thereby callable"),
    ("us 888", "DO", NO, "", "same plan, not named"),
    ("us 888", "MX", NO, "", "another plan"),
    ("us 888", "GB", NO, "", "another plan"),
    ("us 888 unsaid", "US", YES, "1 888 373 7888", "empty: home only, and the line is of the US"),
    ("us 888 unsaid", "PR", YES, "1 888 373 7888", "and of Puerto Rico"),
    ("us 888 unsaid", "JM", NO, "", "empty, free, elsewhere"),
    ("us 888 unsaid", "CA", NO, "", "empty, free, elsewhere in the plan"),
    ("us 888 unsaid", "MX", NO, "", "empty, free, elsewhere"),
    ("jm 888 unsaid", "JM", YES, "1 888 587 8423", "its line is Jamaica's: home, though the library says US"),
    ("jm 888 unsaid", "US", NO, "", "so the US is not its home"),
    ("us 520", "US", YES, "1 520 623 7874", "one and ten digits"),
    ("us 520", "CA", YES, "1 520 623 7874", "within the NANP no 011"),
    ("us 520", "MX", YES, "00 1 520 623 7874", "Mexico's exit prefix is 00"),
    ("us 520", "GT", NO, "", "not named"),
    ("us 619", "US", YES, "1 619 666 2757", "one and ten digits"),
    ("us 619", "JM", YES, "1 619 666 2757", "within the NANP no 011"),
    ("us 619", "BS", YES, "1 619 666 2757", "within the NANP no 011"),
    ("us 619", "TT", YES, "1 619 666 2757", "within the NANP no 011"),
    ("us 619", "HN", YES, "00 1 619 666 2757", "00 from Central America"),
    ("us 619", "SV", YES, "00 1 619 666 2757", "00 from Central America"),
    ("us 619", "PE", YES, "00 1 619 666 2757", "00 from Peru"),
    ("us 619", "PH", YES, "00 1 619 666 2757", "00 from the Philippines"),
    ("us 619", "IN", YES, "00 1 619 666 2757", "00 from India"),
    ("us 619", "BR", YES, "+1 619 666 2757", "by company"),
    ("us 619", "KR", YES, "+1 619 666 2757", "by company: 001, 002, 00700 …"),
    ("us 619", "TH", YES, "+1 619 666 2757", "by company: 001, 007, 009 …"),
    ("us 619", "SG", YES, "+1 619 666 2757", "by company: 001, 018, 019 …"),
    ("us 619", "IL", YES, "+1 619 666 2757", "by company: 012, 013, 014 …"),
    ("us 619", "KZ", YES, "8 ~ 10 1 619 666 2757", "8, second tone, 10"),
    ("jm 876", "JM", YES, "1 876 906 4923", "one and ten digits"),
    ("jm 876", "US", YES, "1 876 906 4923", "within the NANP no 011"),
    ("jm 876", "GB", YES, "00 1 876 906 4923", "00 and country code 1"),
    ("do 809", "DO", YES, "1 809 689 7212", "one and ten digits"),
    ("do 809", "US", YES, "1 809 689 7212", "within the NANP no 011"),
    ("do 809", "HT", YES, "00 1 809 689 7212", "Haiti is not in the NANP"),
    ("do 809200 unsaid", "DO", YES, "1 809 200 7212", "free inside, by our own table"),
    ("do 809200 unsaid", "US", NO, "", "free inside only, though the library calls it ordinary"),
    ("tt 800 unsaid", "TT", YES, "1 868 800 4288", "Trinidad's own 800, in its own area code"),
    ("tt 800 unsaid", "US", NO, "", "free inside only"),
    ("ar fixed", "AR", YES, "0387 422 5227", "trunk zero at home"),
    ("ar fixed", "UY", YES, "00 54 387 422 5227", "no trunk zero from abroad, no 9: a fixed line"),
    ("ar fixed", "US", YES, "011 54 387 422 5227", "no trunk zero from abroad"),
    ("ar mobile", "AR", YES, "011 15 2771 6463", "0, area, 15 at home"),
    ("ar mobile", "CL", YES, "+54 9 11 2771 6463", "9 in place of 15 from abroad"),
    ("ar mobile", "US", YES, "011 54 9 11 2771 6463", "9 in place of 15 from abroad"),
    ("ar 0810 unsaid", "AR", YES, "0810 123 4567", "local rate, inside"),
    ("ar 0810 unsaid", "ES", NO, "", "shared cost: home only, by our own table"),
    ("pe mobile", "PE", YES, "949 773 925", "nine digits, no trunk zero"),
    ("pe mobile", "US", YES, "011 51 949 773 925", "exit prefix, country code"),
    ("pe lima", "PE", YES, "01 6121626", "trunk zero and area 1"),
    ("pe lima", "MX", YES, "00 51 1 6121626", "no trunk zero from abroad"),
    ("pe 0800 unsaid", "PE", YES, "0800 22210", "as pressed at home"),
    ("pe 0800 unsaid", "US", NO, "", "free: home only"),
    ("pe 0800 unsaid", "ES", NO, "", "free: home only"),
    ("pe 1818", "PE", YES, "1818", "a short code as it is"),
    ("pe 1818", "US", NO, "", "short codes are the country's own"),
    ("pe 100 unsaid", "PE", YES, "100", "empty: home only"),
    ("pe 100 unsaid", "UY", NO, "", "100 is another line there"),
    ("co 01 8000", "CO", YES, "01 800 0522020", "as pressed at home"),
    ("co 01 8000", "VE", NO, "", "not named"),
    ("ve fixed", "VE", YES, "0212 4145114", "trunk zero at home"),
    ("ve fixed", "CO", YES, "+58 212 4145114", "Colombia: by company"),
    ("ve fixed", "ES", YES, "00 58 212 4145114", "no trunk zero from abroad"),
    ("br mobile", "BR", YES, "+55 61 98260 0610", "between areas a company's code is pressed: + works on mobiles"),
    ("br mobile", "US", YES, "011 55 61 98260 0610", "exit prefix, country code, area, nine digits"),
    ("br mobile", "PY", YES, "00 55 61 98260 0610", "the same with 00"),
    ("br 0800 unsaid", "BR", YES, "0800 123 4567", "free numbers need no company's code"),
    ("br 0800 unsaid", "AR", NO, "", "free: home only"),
    ("cl 600 unsaid", "CL", YES, "600 818 1000", "shared cost, at home"),
    ("cl 600 unsaid", "PE", NO, "", "shared cost: home only"),
    ("cl mobile", "CL", YES, "9 4072 9659", "nine digits"),
    ("cl mobile", "BO", YES, "+56 9 4072 9659", "Bolivia: by company"),
    ("it mobile", "IT", YES, "348 476 7078", "mobiles have no zero"),
    ("it mobile", "VA", YES, "348 476 7078", "the Vatican is in Italy's plan"),
    ("it mobile", "SM", YES, "+39 348 476 7078", "San Marino presses something else for Italy"),
    ("it fixed", "IT", YES, "06 6981 2345", "Rome keeps its zero"),
    ("it fixed", "US", YES, "011 39 06 6981 2345", "and keeps it from abroad"),
    ("it 800 unsaid", "IT", YES, "800 290 290", "free at home"),
    ("it 800 unsaid", "ES", NO, "", "free: home only"),
    ("gb 0800 unsaid", "GB", YES, "0800 808 3733", "free at home"),
    ("gb 0800 unsaid", "JE", NO, "", "the same plan, but not its home"),
    ("gb 0800 unsaid", "IE", NO, "", "free: home only"),
    ("gb fixed", "GB", YES, "020 7946 0018", "trunk zero at home"),
    ("gb fixed", "JE", YES, "020 7946 0018", "Jersey dials the United Kingdom as at home"),
    ("gb fixed", "IM", YES, "020 7946 0018", "and so does the Isle of Man"),
    ("gb fixed", "IE", YES, "00 44 20 7946 0018", "no trunk zero from abroad"),
    ("gb fixed", "KE", YES, "000 44 20 7946 0018", "Kenya's exit prefix is 000"),
    ("ru 8 800 unsaid", "RU", YES, "8 800 200 01 22", "trunk prefix 8"),
    ("ru 8 800 unsaid", "KZ", NO, "", "shares +7, is not its home"),
    ("ru fixed", "RU", YES, "8 495 123 45 67", "trunk prefix 8"),
    ("ru fixed", "KZ", YES, "+7 495 123 45 67", "separate networks: + is sure on mobiles"),
    ("ru fixed", "BY", YES, "8 ~ 10 7 495 123 45 67", "8, second tone, 10"),
    ("hu 06 80 unsaid", "HU", YES, "06 80 205 520", "trunk prefix 06"),
    ("hu 06 80 unsaid", "AT", NO, "", "free: home only"),
    ("sk 0800", "SK", YES, "0800 800 818", "trunk zero at home"),
    ("sk 0800", "CZ", YES, "00 421 800 800 818", "free, but its source says +421 from abroad: * decides"),
    ("sk 0800", "US", YES, "011 421 800 800 818", "* decides"),
    ("fi ordinary", "AX", YES, "029 5463177", "Åland dials Finland as at home"),
    ("ke mobile", "KE", YES, "0722 116116", "trunk zero at home"),
    ("ke mobile", "UG", YES, "+254 722 116116", "Uganda: 005 for Kenya, else by company"),
    ("ug fixed", "KE", YES, "+256 31 2123456", "Kenya presses 006 for Uganda, not 000"),
    ("jp fixed", "JP", YES, "03 3595 2487", "trunk zero at home"),
    ("jp fixed", "PH", YES, "00 81 3 3595 2487", "no trunk zero from abroad"),
    ("sv 7", "SV", YES, "800 6439", "seven digits, free"),
    ("sv 7", "US", NO, "", "not named"),
    ("mx 55 unsaid", "MX", UNKNOWN, "55 2555 3573", "empty and ordinary: not known, even at home"),
    ("mx 55 unsaid", "US", UNKNOWN, "011 52 55 2555 3573", "not known; the digits to try"),
    ("world free unsaid", "US", UNKNOWN, "011 800 1234 5678", "+800 is at home nowhere"),
    ("mx 911", "MX", YES, "911", "a short code as it is"),
    ("mx 911", "US", NO, "", "other people answer 911 there"),
    ("mx 089 unsaid", "MX", YES, "089", "zero belongs to it"),
    ("mx 089 unsaid", "GT", NO, "", "empty: home only"),
    ("eu 112", "FR", YES, "112", "named"),
    ("eu 112", "US", NO, "", "not named"),
    ("es 116111", "ES", YES, "116 111", "in the groups in which it is printed"),
    ("es 116111", "PT", NO, "", "Portugal's 116 111 is another line"),
    ("us sms code", "US", YES, "233733", "a short code as it is"),
    ("us sms code", "MX", NO, "", "short codes for texts are the country's own"),
    ("us sms 800 unsaid", "US", YES, "1 800 422 4453", "at home"),
    ("us sms 800 unsaid", "MX", NO, "", "free: home only, for texts too"),
    ("mx sms", "US", YES, "+52 55 1309 9024", "texts go from mobiles: +"),
    ("us email", "MX", YES, "", "nothing to press, works everywhere"),
    ("us email unsaid", "MX", UNKNOWN, "", "empty: not known"),
    ("pe chat", "US", YES, "", "nothing to press"),
    ("co app", "CO", YES, "", "nothing to press, no address"),
    ("us relay", "US", YES, "711", "a short code as it is"),
    ("us relay", "MX", NO, "", "and only there"),
    ("not a number", "MX", UNKNOWN, "", "no plan has it: nothing is printed"),
    ("bo 800 rejected unsaid", "PE", NO, "", "free by our own table, though the library rejects it"),
    ("bo 800 rejected unsaid", "BO", UNKNOWN, "", "nothing is printed that the plan rejects"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "here", "state", "dial", "why"), TABLE, ids=lambda value: str(value).replace("*", ""))
def test_every_line_says_what_is_pressed_from_where(line, here, state, dial, why):
    channel, regions = LINES[line]

    found = reach(channel, regions, country(here))

    assert (found.state, found.dial) == (state, dial), why


def test_the_table_is_as_wide_as_it_has_to_be():
    assert len(TABLE) >= 120
    assert len({here for _line, here, *_rest in TABLE}) >= 25


@pytest.mark.parametrize(
    "line, here, uri",
    [
        ("mx 55", "US", "tel:+525525553573"),
        ("mx 800", "MX", "tel:+528005533000"),
        ("mx 800", "US", ""),
        ("mx 800 whatsapp", "US", "https://wa.me/528005533000"),
        ("mx 55 unsaid", "US", "tel:+525525553573"),
        ("mx 911", "MX", "tel:911"),
        ("mx 911", "US", ""),
        ("us sms code", "US", "sms:233733"),
        ("mx sms", "US", "sms:+525513099024"),
        ("us email", "MX", "mailto:help@humantraffickinghotline.org"),
        ("pe chat", "US", "https://www.mimp.gob.pe/chat100"),
        ("co app", "CO", ""),
    ],
)
def test_the_link_is_the_full_number_or_the_short_code_and_never_one_that_does_not_work(line, here, uri):
    channel, regions = LINES[line]

    assert reach(channel, regions, country(here)).uri == uri


@pytest.mark.parametrize(
    "value, type_",
    [("javascript:alert(1)", "chat"), ("help@example.org?bcc=x@example.org", "email"), ("12345", "whatsapp")],
)
def test_an_address_that_no_one_should_follow_gets_no_link(value, type_):
    channel, regions = written(type_, value, "*", "MX")

    found = reach(channel, regions, country("MX"))

    assert (found.state, found.uri, found.dial) == (UNKNOWN, "", "")
