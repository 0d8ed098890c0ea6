"""What CloudFront runs at each request is really run: by node, which speaks the same JavaScript."""

import json
import re
import subprocess

import pytest

from tests.support.templates import FOLDER, of_type

FUNCTIONS = of_type("console.yaml", "AWS::CloudFront::Function")
CALLED = "process.stdout.write(JSON.stringify(handler(JSON.parse(process.argv[1]))))"


def sent_on(file: str, uri: str, **stated: object) -> dict[str, object]:
    """What becomes of a request for a path."""
    request = {"method": "GET", "uri": uri, "querystring": {}, "headers": {}, "cookies": {}}
    event = {"version": "1.0", "request": request | stated}
    source = (FOLDER / "cloudfront" / file).read_text()
    done = subprocess.run(  # noqa: S603  our own function
        ["node", "--eval", f"{source}\n{CALLED}", json.dumps(event)],  # noqa: S607  wherever it is
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize(
    "page", ["/", "/plans", "/plans/p-1", "/executions/e-1/waves/", "/apis", "/api"]
)
def test_every_page_is_shown_by_the_same_document(page: str) -> None:
    assert sent_on("pages.js", page)["uri"] == "/index.html"


@pytest.mark.parametrize("file", ["/index.html", "/config.json", "/favicon.svg", "/docs/v1.2/a.b"])
def test_a_file_is_asked_for_as_itself(file: str) -> None:
    assert sent_on("pages.js", file)["uri"] == file


@pytest.mark.parametrize(
    ("path", "of_api"),
    [
        ("/api/recovery-plans", "/recovery-plans"),
        ("/api/", "/"),
        ("/api/accounts/api/api", "/accounts/api/api"),
        ("/api/plans/a%2Fb", "/plans/a%2Fb"),
        ("/apis", "/apis"),
    ],
)
def test_the_api_is_called_by_its_own_paths(path: str, of_api: str) -> None:
    assert sent_on("api.js", path)["uri"] == of_api


@pytest.mark.parametrize("file", ["pages.js", "api.js"])
def test_nothing_else_of_a_request_is_touched(file: str) -> None:
    stated = {
        "method": "POST",
        "querystring": {"name": {"value": "web"}},
        "headers": {"authorization": {"value": "token"}},
    }

    sent = sent_on(file, "/api/me.json", **stated)

    assert {name: sent[name] for name in stated} == stated


def test_these_are_all_functions() -> None:
    deployed = {each["Properties"]["FunctionCode"] for each in FUNCTIONS.values()}

    assert deployed == {f"cloudfront/{file.name}" for file in FOLDER.glob("cloudfront/*")}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_small_plain_and_runs_as_soon_as_it_is_deployed(name: str) -> None:
    stated = FUNCTIONS[name]["Properties"]
    source = (FOLDER / stated["FunctionCode"]).read_text()

    assert stated["AutoPublish"] is True
    assert stated["FunctionConfig"]["Runtime"] == "cloudfront-js-2.0"
    assert source.isascii()
    assert len(source) < 10_000
    assert not re.search(r"\b(require|import|fetch|eval|setTimeout|process)\b", source)
