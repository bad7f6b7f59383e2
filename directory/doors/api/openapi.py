"""The API described: OpenAPI 3.1, made from the questions, the shapes and what the directory answers today.

Nothing here is written twice: parameters are those of the FilterSets, schemas those of the shapes, and the examples are
answers to real questions, so that no example holds a number that was withdrawn.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import resolve
from django.utils.translation import gettext as _

from directory.doors import fields
from directory.doors.api import answers, shapes
from directory.doors.api.operations import OPERATIONS, Operation, described, titles
from directory.doors.api.questions import NothingToAsk

REF = "#/components/schemas/{name}"
UNREADABLE = {"$ref": "#/components/schemas/Unreadable"}
NO_NUL = r"^[^\u0000]*$"


@answers.for_programs
def document(request: HttpRequest) -> HttpResponse:
    question = NothingToAsk(request.GET)
    if question.malformed:
        return answers.malformed(question)
    described = openapi(request.build_absolute_uri("/").rstrip("/"))
    return HttpResponse(msgspec.json.encode(described), content_type=answers.JSON)


def openapi(origin: str, with_examples: bool = True) -> dict[str, Any]:
    """The document, in the language that is switched on."""
    schemas, components = schemas_of_shapes()
    answered = Examples() if with_examples else NoExamples()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": settings.SITE_NAME,
            "version": "1",
            "description": _(
                "Lines and organizations with their sources and the day of the last check. Any site may read them, "
                "without a key. This version never changes meaning: it only gains addresses, parameters and members."
            ),
        },
        "servers": [{"url": origin}],
        "paths": {one.path: {"get": operation(one, schemas, answered)} for one in OPERATIONS},
        "components": {"schemas": components | {"Unreadable": unreadable()}, "responses": common_responses(schemas)},
    }


@cache
def schemas_of_shapes() -> tuple[dict[str, dict], dict[str, Any]]:
    """How each shape is referred to, by the name of its operation, and all that they refer to."""
    wanted = {one.name: one.shape for one in OPERATIONS} | {"problem": shapes.Problem}
    found, components = msgspec.json.schema_components(wanted.values(), ref_template=REF)
    return dict(zip(wanted, found, strict=True)), components


def unreadable() -> dict[str, str]:
    said = _("Any other text gives an empty answer, with the name of the parameter and what is wrong in `invalid`.")
    return {"type": "string", "pattern": NO_NUL, "description": said}


def operation(one: Operation, schemas: Mapping[str, dict], answered: "Examples") -> dict[str, Any]:
    content = {answers.JSON: {"schema": schemas[one.name]}}
    if example := answered.to(one):
        content[answers.JSON]["example"] = example
    if "format" in one.question.base_filters:
        content[answers.NDJSON] = {"schema": {"type": "string", "description": _("One document a line.")}}
    held = {"410": {"$ref": "#/components/responses/withdrawn"}} if one.may_be_withdrawn else {}
    return {
        "operationId": one.name,
        "summary": titles()[one.name],
        "parameters": [*path_parameters(one, answered), *query_parameters(one)],
        "responses": {
            "200": {"description": _("The answer."), "content": content, "headers": {"ETag": etag()}},
            "304": {"description": _("Nothing has changed since the ETag that was sent in If-None-Match.")},
            **{code: {"$ref": f"#/components/responses/{name}"} for code, name in COMMON.items()},
            **held,
        },
    }


COMMON = {"400": "malformed", "404": "nothing", "405": "read_only"}


def common_responses(schemas: Mapping[str, dict]) -> dict[str, Any]:
    said = {
        "malformed": _("A parameter is unknown, given twice or no text."),
        "nothing": _("Nothing is published at this address."),
        "read_only": _("This address can only be read."),
        "withdrawn": _("The listing was withdrawn lately and is being checked."),
    }
    content = {answers.PROBLEM: {"schema": schemas["problem"]}}
    return {name: {"description": text, "content": content} for name, text in said.items()}


def etag() -> dict[str, Any]:
    return {"schema": {"type": "string"}, "description": _("Send it back in If-None-Match.")}


def path_parameters(one: Operation, answered: "Examples") -> list[dict[str, Any]]:
    if not one.path_parameter:
        return []
    name, pattern = one.path_parameter
    found = {
        "name": name,
        "in": "path",
        "required": True,
        "description": described()[f"{{{name}}}"],
        "schema": {"type": "string", "pattern": pattern},
    }
    value = answered.path_of(one)
    return [found | ({"example": value} if value else {})]


def query_parameters(one: Operation) -> list[dict[str, Any]]:
    words = described()
    return [
        parameter(name, found.field, words.get(f"{one.name}.{name}") or words[name])
        for name, found in one.question.base_filters.items()
    ]


def parameter(name: str, field: forms.Field, words: str) -> dict[str, Any]:
    found = {"name": name, "in": "query", "required": False, "description": words, "schema": schema_of(field)}
    return found | ({"style": "form", "explode": True} if isinstance(field, fields.PhrasesField) else {})


def schema_of(field: forms.Field) -> dict[str, Any]:
    """What a parameter may be. Whatever else it is, is answered as well, with nothing."""
    match field:
        case fields.AnythingField():
            return {"type": "string"}
        case fields.PhrasesField():
            return {"type": "array", "items": {"type": "string"}}
        case fields.OneOf():
            read = {"type": "string", "enum": list(field.codes)}
        case fields.WholeNumberField():
            read = {"type": "integer", "minimum": 0, "maximum": field.most}
        case fields.DayField():
            read = {"type": "string", "format": "date"}
        case fields.CodeField():
            read = {"type": "string", "pattern": f"^{field.looks}$"}
        case _:
            read = {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    return {"anyOf": [read, UNREADABLE]}


class Examples:
    """What the directory answers today to the questions of the table, each asked once."""

    def __init__(self):
        self.answers: dict[str, Any] = {}

    def to(self, one: Operation) -> Any:
        """The answer; None where there is nothing to show."""
        if one.name not in self.answers:
            path = self.path_of(one)
            self.answers[one.name] = None if one.path_parameter and not path else asked(one.address(path), one.example)
        return self.answers[one.name]

    def path_of(self, one: Operation) -> str:
        """A value for what is variable in the address: a fixed one, or the first of the list that it belongs to."""
        if not one.path_parameter or not one.listed_in:
            return one.path_example
        of_list = self.to(next(other for other in OPERATIONS if other.name == one.listed_in))
        return of_list["contents"][0]["code"] if of_list["contents"] else ""


class NoExamples(Examples):
    """For who reads of the addresses alone."""

    def to(self, one: Operation) -> None:
        return None

    def path_of(self, one: Operation) -> str:
        return ""


def asked(address: str, query: str) -> Any:
    """What an address answers, without a visitor; None for nothing."""
    found = resolve(address)
    request = HttpRequest()
    request.method, request.GET = "GET", QueryDict(query)
    try:
        response = found.func.bare(request, **found.kwargs)
    except Http404:
        return None
    return msgspec.json.decode(response.content) if response.status_code == 200 else None
