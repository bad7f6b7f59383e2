"""The API's description holds: for outside checkers, for its own examples, and under a fuzzer."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from directory.doors.api.operations import OPERATIONS
from directory.doors.api.urls import urlpatterns
from directory.doors.filters import HotlineFilter
from tests.lacking import require

pytestmark = pytest.mark.django_db(databases=["edition"])

ROOT = Path(__file__).resolve().parent.parent.parent
LISTS = [operation for operation in OPERATIONS if not operation.path_parameter]
SEED, EXAMPLES = 20261121, 8
LACKING = "The outside checkers are not installed. Install node and npm, then run: make var/tools/.made"


@pytest.fixture
def described(client, shipped):
    return json.loads(client.get("/api/v1/openapi.json").content)


@pytest.fixture
def schema(described):
    """A schema of the document, with what it refers to."""
    return lambda part: {**part, "components": described["components"]}


def operations(described):
    return [methods["get"] for methods in described["paths"].values()]


def answer_of(operation):
    return operation["responses"]["200"]["content"]["application/json"]


def test_the_document_is_openapi(described):
    validate(described)

    assert described["openapi"] == "3.1.0"


def test_every_address_is_described(described):
    names = {pattern.name.removeprefix("api-") for pattern in urlpatterns if pattern.name}

    assert {operation["operationId"] for operation in operations(described)} == names - {"openapi"}


def test_parameters_are_those_of_the_question(described):
    found = described["paths"]["/api/v1/hotlines"]["get"]["parameters"]

    assert [one["name"] for one in found] == list(HotlineFilter.base_filters)
    assert found[1]["schema"]["anyOf"][0] == {"type": "integer", "minimum": 1, "maximum": 200}


def test_every_example_is_a_real_answer_and_fits_its_schema(described, schema, shipped):
    for operation in operations(described):
        content = answer_of(operation)
        Draft202012Validator(schema(content["schema"]), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
            content["example"]
        )

    line = answer_of(described["paths"]["/api/v1/hotlines/{code}"]["get"])["example"]
    assert line["channels"][0]["value"] == "+528005533000"


def test_an_example_of_a_listing_is_never_one_that_was_hidden(client, described, hide):
    example = answer_of(described["paths"]["/api/v1/hotlines/{code}"]["get"])["example"]
    hotline = type("Hidden", (), {"key": example["key"], "__struct_config__": type("Config", (), {"tag": "hotline"})})

    hide(hotline)

    assert b"5533000" not in client.get("/api/v1/openapi.json").content


@pytest.mark.parametrize("operation", LISTS, ids=lambda one: one.name)
def test_every_page_of_the_shipped_listings_fits_its_schema(client, described, schema, operation):
    query = "&from=US" if operation.name == "hotlines" else ""
    body = json.loads(client.get(f"{operation.path}?per_page=200{query}").content)

    assert len(body["contents"]) > 5
    Draft202012Validator(schema(answer_of(described["paths"][operation.path]["get"])["schema"])).validate(body)


def test_types_made_of_it_compile(described, tmp_path):
    node = require(shutil.which("node"), LACKING)
    tools = ROOT / "var/tools/node_modules"
    require((tools / "openapi-typescript").exists(), LACKING)
    (tmp_path / "openapi.json").write_text(json.dumps(described))
    (tmp_path / "use.ts").write_text(USE)

    run = [node, tools / "openapi-typescript/bin/cli.js", tmp_path / "openapi.json", "-o", tmp_path / "types.ts"]
    subprocess.run(run, check=True, capture_output=True, cwd=tmp_path)
    options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2020", "--moduleResolution", "node"]
    compiled = subprocess.run(
        [node, tools / "typescript/bin/tsc", *options, tmp_path / "use.ts"], capture_output=True, text=True
    )

    assert compiled.returncode == 0, compiled.stdout


USE = """
import type { paths, components } from "./types";
type Answer = paths["/api/v1/hotlines"]["get"]["responses"]["200"]["content"]["application/json"];
export function numbers(answer: Answer): string[] {
  return answer.contents.flatMap((line) => line.channels.map((channel) => channel.value));
}
type Text = components["schemas"]["Text"];
export const spanish = (text: Text): string => text.es ?? "";
"""


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture
def served(shipped):
    """The site on a port of this machine."""

    site = WSGIHandler()

    def application(environ, start_response):
        try:
            yield from site(environ, start_response)
        finally:
            connections.close_all()

    with make_server("127.0.0.1", 0, application, handler_class=Quiet) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_fuzzer_finds_no_answer_that_is_not_described(served, tmp_path):
    """schemathesis, all its checks, the same cases in every run: bounded by their number, not by the clock."""
    command = [Path(sys.executable).parent / "schemathesis", "run", f"{served}/api/v1/openapi.json"]
    options = ["--checks", "all", "--seed", str(SEED), "--max-examples", str(EXAMPLES)]
    run = subprocess.run(
        [*command, *options, "--warnings", "off"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "NO_COLOR": "1"},
    )

    assert run.returncode == 0, run.stdout[-6000:]
    assert "No issues found" in run.stdout
