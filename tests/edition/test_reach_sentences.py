"""Reach in words, in both languages, and what each way of asking leaves behind."""

import pytest

from directory.edition.reach import Reason, reach
from directory.edition.sentences import SENTENCES, explain, sentence, warn
from directory.edition.traces import least_traceable_first, traces, why_first
from tests.edition.test_reach_lines import LINES, country
from tests.listings import channel, text

MEXICO, US, BRAZIL = text("México", "Mexico"), text("Estados Unidos", "the United States"), text("Brasil", "Brazil")


def reached(line, code):
    made, regions = LINES[line]
    return reach(made, regions, country(code))


def test_a_free_number_says_where_it_works():
    assert explain(reached("mx 800", "US"), here=US, home=MEXICO) == text(
        "Solo funciona desde México. Desde Estados Unidos no.",
        "It only works from Mexico. It does not work from the United States.",
    )


def test_the_warning_quotes_what_must_not_be_pressed():
    assert warn(reached("mx 800", "US"), here=US) == text(
        "Desde Estados Unidos no marque 800 5533 000 así como está: podría contestar otra persona.",
        "From the United States, do not press 800 5533 000 as it is printed: somebody else could answer.",
    )


def test_where_there_is_nothing_to_warn_of_there_is_no_warning():
    assert warn(reached("mx 800", "MX"), here=MEXICO) is None


def test_a_call_abroad_tells_mobiles_of_the_plus_sign():
    assert explain(reached("mx 55", "US"), here=US, home=MEXICO).en == (
        "You can call from the United States. It is a call to another country, and your company may charge you. "
        "On a mobile phone you can also press + instead of 011: hold down the 0."
    )


@pytest.mark.parametrize(
    "code, part",
    [
        ("RU", "Donde ve ~, espere otro tono y siga. En un celular puede marcar + en lugar de 8 ~ 10"),
        ("BR", "Desde un teléfono fijo, pregunte a su compañía qué código va en lugar de +."),
    ],
)
def test_an_unusual_exit_prefix_is_explained(code, part):
    assert part in explain(reached("mx 55", code), here=text("aquí", "here"), home=MEXICO).es


def test_brazil_is_told_of_the_company_between_its_own_cities():
    assert "otra ciudad" in explain(reached("br mobile", "BR"), here=BRAZIL, home=BRAZIL).es


def test_a_neighbour_in_the_us_may_leave_out_the_one_but_not_of_a_free_number():
    assert "leave out the 1" in explain(reached("us 619", "US"), here=US, home=US).en
    assert "leave out the 1" not in explain(reached("us 888", "US"), here=US, home=US).en


def test_a_missing_name_leaves_the_sentence_out_in_its_language_only():
    assert sentence(Reason.AS_IT_IS, here=text(es="México")).en is None
    assert sentence(Reason.AS_IT_IS, here=text(es="México")).es.startswith("Funciona desde México.")


def test_every_reason_hint_and_warning_exists_in_both_languages():
    assert all(words.es and words.en and words.es != words.en for words in SENTENCES.values())
    assert set(Reason) <= set(SENTENCES)


def test_every_way_of_asking_says_what_it_leaves_behind():
    types = ["phone", "short_code", "sms", "whatsapp", "tty", "chat", "email", "web_form", "app"]

    assert all(traces(type_).es and traces(type_).en for type_ in types)
    assert "factura" in traces("phone").es
    assert traces("carrier pigeon").en == "We do not know what this way leaves behind."


def test_what_leaves_least_comes_first_and_says_why():
    mail, text_message, call, page = (channel(type=type_) for type_ in ("email", "sms", "phone", "web_form"))

    assert least_traceable_first([mail, text_message, page, call]) == [call, page, text_message, mail]
    assert why_first([mail, call]).en == "The call comes first because it leaves a number, not what you said."
    assert why_first([mail, page]).en == "The page comes first because it leaves its address, not a conversation."


def test_what_leaves_the_same_keeps_its_order_and_claims_nothing():
    short, long = channel(type="short_code", value="1818"), channel(type="phone")

    assert least_traceable_first([long, short]) == [long, short]
    assert why_first([long, short]) is None
    assert why_first([channel(type="email"), channel(type="sms")]) is None
