"""What CloudFormation is answered when it publishes the console."""

import json
from collections.abc import Iterator
from io import StringIO

import pytest

from recovery.handlers.hosting import console_deploy
from recovery.observability import logger
from recovery.wiring.hosting import Places
from tests.support.cloudformation import CloudFormation, cloudformation
from tests.support.consoles import A_CONSOLE, an_archive
from tests.support.memory.hosting import MemoryHosting

STATED = {
    "BucketName": "console-1",
    "DistributionId": "E2QWRUHAPOMQZL",
    "ArtefactBucket": "artefacts",
    "ArtefactKey": "12ab/console.zip",
    "Environment": "test",
    "Region": "eu-west-1",
    "UserPoolId": "eu-west-1_AbC",
    "UserPoolClientId": "c-1",
    "UserPoolEndpoint": "",
}


@pytest.fixture
def hosting(monkeypatch: pytest.MonkeyPatch) -> MemoryHosting:
    made = MemoryHosting()
    made.artefacts.kept["12ab/console.zip"] = an_archive()
    rooms = {Places("artefacts", "console-1", "E2QWRUHAPOMQZL"): made.room}
    monkeypatch.setattr(console_deploy, "publishing_room", lambda places: rooms[places])
    return made


@pytest.fixture(scope="module")
def stack() -> Iterator[CloudFormation]:
    with cloudformation() as made:
        yield made


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    made = StringIO()
    monkeypatch.setattr(logger.registered_handler, "stream", made)
    return made


@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_the_console_is_published(stack: CloudFormation, hosting: MemoryHosting, kind: str) -> None:
    answer = stack.ask(console_deploy.handler, kind, **STATED)

    assert answer == ("SUCCESS", "console-1", "")
    assert hosting.site.contents.keys() == {*A_CONSOLE, "config.json"}
    assert hosting.edge.forgotten.keys() == {"r-1"}


def test_the_console_is_told_where_people_sign_in(
    stack: CloudFormation, hosting: MemoryHosting
) -> None:
    endpoint = {"UserPoolEndpoint": "http://127.0.0.1:4566"}

    stack.ask(console_deploy.handler, "Create", **(STATED | endpoint))

    settings = json.loads(hosting.site.contents["config.json"])
    assert settings["auth"]["userPoolEndpoint"] == "http://127.0.0.1:4566"


def test_an_empty_endpoint_is_none(stack: CloudFormation, hosting: MemoryHosting) -> None:
    stack.ask(console_deploy.handler, "Create", **STATED)

    settings = json.loads(hosting.site.contents["config.json"])
    assert settings["auth"].keys() == {"userPoolId", "userPoolClientId"}


def test_what_was_done_is_told_in_one_line(
    stack: CloudFormation, hosting: MemoryHosting, log: StringIO
) -> None:
    stack.ask(console_deploy.handler, "Create", **STATED)

    (line,) = map(json.loads, log.getvalue().splitlines())
    assert line["message"] == "publication"
    assert line["put"] == hosting.site.written


def test_a_failure_is_logged_without_the_address_by_which_anybody_could_answer(
    stack: CloudFormation, hosting: MemoryHosting, log: StringIO
) -> None:
    hosting.artefacts.kept.clear()

    stack.ask(console_deploy.handler, "Create", **STATED)

    assert "12ab/console.zip: it is not there" in stack.log.getvalue()
    assert "signature" not in stack.log.getvalue() + log.getvalue()


def test_nothing_is_published_and_nothing_removed_when_the_resource_goes(
    stack: CloudFormation, hosting: MemoryHosting
) -> None:
    stack.ask(console_deploy.handler, "Create", **STATED)
    before = dict(hosting.site.contents)

    answer = stack.ask(console_deploy.handler, "Delete", **STATED)

    assert answer == ("SUCCESS", "as-before", "")
    assert hosting.site.contents == before


def test_what_is_wrong_with_the_artefact_is_the_reason_of_the_stack(
    stack: CloudFormation, hosting: MemoryHosting
) -> None:
    hosting.artefacts.kept["12ab/console.zip"] = b"broken"

    answer = stack.ask(console_deploy.handler, "Update", **STATED)

    assert answer.status == "FAILED"
    assert answer.reason.startswith("12ab/console.zip: it cannot be unpacked")
    assert answer.reason.endswith("Package the console again, and deploy that.")


@pytest.mark.usefixtures("hosting")
def test_a_missing_property_is_named(stack: CloudFormation) -> None:
    stated = {name: value for name, value in STATED.items() if name != "UserPoolId"}

    answer = stack.ask(console_deploy.handler, "Create", **stated)

    assert answer.status == "FAILED"
    assert "UserPoolId" in answer.reason
