"""Lines and countries for the tests of reach: channels as the data set has them, countries as the desk loads them."""

import pytest

from directory.documents import EmergencyNumber
from directory.regions.countries import calling_code, exit_prefix
from tests.listings import channel, region


def country(code, *emergency_numbers):
    """A country's document with its own calling code, exit prefix and the given emergency numbers."""
    numbers = tuple(EmergencyNumber(number, f"{code.lower()}-{number}") for number in emergency_numbers)
    return region(code, calling_code=calling_code(code), exit_prefix=exit_prefix(code), emergency_numbers=numbers)


def line(type_, value, callable_from, regions, display=""):
    """A channel and the regions of its hotline; both lists are written as in the CSV: US;PR."""
    places = tuple(callable_from.split(";")) if callable_from else ()
    made = channel(type=type_, value=value, display=display or value, callable_from=places)
    return made, tuple(regions.split(";"))


LINES = {
    "mx 800": line("phone", "+528005533000", "MX", "MX", "800 5533 000"),
    "mx 800 whatsapp": line("whatsapp", "+528005533000", "*", "MX", "800 5533 000 (WhatsApp)"),
    "mx 55": line("phone", "+525525553573", "*", "MX"),
    "mx 55 unsaid": line("phone", "+525525553573", "", "MX"),
    "us 888": line("phone", "+18883737888", "US;PR", "US;PR", "1-888-373-7888"),
    "us 888 unsaid": line("phone", "+18883737888", "", "US;PR", "1-888-373-7888"),
    "jm 888 unsaid": line("phone", "+18885878423", "", "JM", "888-587-8423"),
    "us 520": line("phone", "+15206237874", "US;CA;MX", "US;MX", "(520) 623 7874"),
    "us 619": line("phone", "+16196662757", "*", "US-CA", "619-666-2757"),
    "jm 876": line("phone", "+18769064923", "*", "JM", "876-906-4923"),
    "do 809": line("phone", "+18096897212", "*", "DO", "809-689-7212"),
    "do 809200 unsaid": line("phone", "+18092007212", "", "DO", "809-200-7212"),
    "tt 800 unsaid": line("phone", "+18688004288", "", "TT", "800-4288 (800-4CTU)"),
    "ar fixed": line("phone", "+543874225227", "*", "AR-A", "0387 422-5227"),
    "ar mobile": line("phone", "+5491127716463", "*", "AR", "11 2771-6463"),
    "ar 0810 unsaid": line("phone", "+548101234567", "", "AR"),
    "pe mobile": line("phone", "+51949773925", "*", "PE-LOR", "949 773 925"),
    "pe lima": line("phone", "+5116121626", "*", "PE"),
    "pe 0800 unsaid": line("phone", "+5180022210", "", "PE", "0800 22210"),
    "pe 1818": line("short_code", "1818", "PE", "PE"),
    "pe 100 unsaid": line("short_code", "100", "", "PE"),
    "co 01 8000": line("phone", "+5718000522020", "CO", "CO", "01 8000 52 20 20"),
    "co app": line("app", "LibertApp", "*", "CO"),
    "ve fixed": line("phone", "+582124145114", "*", "VE", "0212 414 5114"),
    "br mobile": line("phone", "+5561982600610", "*", "001", "+55 61 98260-0610"),
    "br 0800 unsaid": line("phone", "+558001234567", "", "BR"),
    "cl 600 unsaid": line("phone", "+566008181000", "", "CL", "600 818 1000"),
    "cl mobile": line("phone", "+56940729659", "*", "CL", "9 4072 9659"),
    "it mobile": line("phone", "+393484767078", "*", "IT", "348 476 7078"),
    "it fixed": line("phone", "+390669812345", "*", "IT"),
    "it 800 unsaid": line("phone", "+39800290290", "", "IT", "800 290 290"),
    "gb 0800 unsaid": line("phone", "+448008083733", "", "GB-ENG;GB-WLS", "0800 808 3733"),
    "gb fixed": line("phone", "+442079460018", "*", "GB"),
    "ru 8 800 unsaid": line("phone", "+78002000122", "", "RU", "8-800-2000-122"),
    "ru fixed": line("phone", "+74951234567", "*", "RU"),
    "hu 06 80 unsaid": line("phone", "+3680205520", "", "HU", "06 80 20 55 20"),
    "sk 0800": line("phone", "+421800800818", "*", "SK", "0800 800 818"),
    "fi ordinary": line("phone", "+358295463177", "*", "FI", "+358 2954 63177"),
    "ke mobile": line("phone", "+254722116116", "*", "KE", "0722 116 116"),
    "ug fixed": line("phone", "+256312123456", "*", "UG"),
    "jp fixed": line("phone", "+81335952487", "*", "JP", "03-3595-2487"),
    "sv 7": line("phone", "+5038006439", "SV", "US;SV", "800-6439"),
    "world free unsaid": line("phone", "+80012345678", "", "001"),
    "mx 911": line("short_code", "911", "MX", "MX"),
    "mx 089 unsaid": line("short_code", "089", "", "MX"),
    "eu 112": line("short_code", "112", "AT;BE;FR;DE", "AT;BE;FR;DE"),
    "es 116111": line("short_code", "116111", "ES", "ES", "116 111"),
    "us sms code": line("sms", "233733", "US;PR", "US;PR", "233733 (BEFREE)"),
    "us sms 800 unsaid": line("sms", "+18004224453", "", "US", "1-800-422-4453"),
    "mx sms": line("sms", "+525513099024", "*", "MX"),
    "us email": line("email", "help@humantraffickinghotline.org", "*", "US;PR"),
    "us email unsaid": line("email", "help@humantraffickinghotline.org", "", "US;PR"),
    "pe chat": line("chat", "https://www.mimp.gob.pe/chat100", "*", "PE"),
    "us relay": line("short_code", "711", "US;PR", "US;PR", "TTY: 711"),
    "not a number": line("phone", "+5299", "*", "MX"),
    "bo 800 rejected unsaid": line("phone", "+591800113040", "", "BO", "800 11 3040"),
}


@pytest.mark.parametrize(
    "code, calling_code, exit_prefix",
    [("US", "1", "011"), ("MX", "52", "00"), ("CU", "53", "119"), ("RU", "7", "8~10"), ("BR", "55", "")],
)
def test_the_countries_of_these_tests_are_those_that_the_desk_loads(code, calling_code, exit_prefix):
    assert (country(code).calling_code, country(code).exit_prefix) == (calling_code, exit_prefix)
