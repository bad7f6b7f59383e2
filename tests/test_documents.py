"""Documents are hashed as text, so the text must say everything and always be the same."""

from typing import get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from directory import documents


def any_of(kind):
    """Every value that a document type can have: msgspec's structs tell their fields."""
    return st.builds(kind, **{name: st.from_type(hint) for name, hint in get_type_hints(kind).items()})


STRUCTS = [documents.Text, documents.Source, documents.Checked, documents.Member, documents.EmergencyNumber]
STRUCTS += [documents.SearchName, documents.Subdivision, documents.Channel, *documents.TYPES.values()]
for struct in STRUCTS:
    st.register_type_strategy(struct, any_of(struct))
st.register_type_strategy(str, st.text(max_size=20))

SCHEMA = Draft202012Validator(documents.json_schema())

any_document = st.one_of(*map(st.from_type, documents.TYPES.values()))


@settings(max_examples=40, deadline=None)
@given(any_document)
def test_a_document_survives_being_written_down(document):
    assert documents.decode(documents.encode(document)) == document


@settings(max_examples=40, deadline=None)
@given(any_document)
def test_the_same_document_always_gives_the_same_text(document):
    text = documents.encode(document)

    assert documents.encode(documents.decode(text)) == text


@settings(max_examples=40, deadline=None)
@given(any_document)
def test_a_document_keeps_its_json_schema(document):
    SCHEMA.validate(msgspec.json.decode(documents.encode(document)))


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"type": "person"}', '{"type": "hotline", "key": "line"}'])
def test_a_text_that_is_no_document_is_refused(text):
    with pytest.raises(msgspec.DecodeError):
        documents.decode(text)
