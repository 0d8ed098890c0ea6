"""The state machine: it knows the functions and the table, and what can go wrong by its name."""

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from recovery.domain.execution.commands import Command
from recovery.usecases.driving.deciding import Decision, DueCommand, Next, TurnAsked
from tests.support.templates import FOLDER, actions, properties, resources, statements

TEXT = (FOLDER / "statemachines" / "execution.asl.json").read_text()
DEFINITION = json.loads(TEXT)
STATES: dict[str, Any] = DEFINITION["States"]
COMMANDS: dict[str, Any] = STATES["Perform"]["ItemProcessor"]["States"]
KINDS = {each.model_fields["kind"].default for each in get_args(get_args(Command)[0])}
KNOWN_ERRORS = {
    "States.ALL",
    "States.TaskFailed",
    "States.Timeout",
    "DynamoDb.ConditionalCheckFailedException",
}
TASKS = {name: state for name, state in (STATES | COMMANDS).items() if state["Type"] == "Task"}


def test_every_placeholder_is_substituted_and_no_other() -> None:
    substitutions = properties("workflow.yaml", "Execution")["DefinitionSubstitutions"]

    assert set(re.findall(r"\$\{(\w+)\}", TEXT)) == substitutions.keys()


def test_it_names_no_account_region_or_partition() -> None:
    assert not re.search(r"arn:aws|\d{12}|[a-z]{2}-[a-z]+-\d", TEXT)


def test_every_decision_leads_somewhere() -> None:
    choices = STATES["What next?"]["Choices"]

    chosen = {re.findall(r"'(\w+)'", each["Condition"])[0] for each in choices}
    assert chosen | {"FAIL"} == {each.value for each in Next}
    assert STATES["What next?"]["Default"] == "Failed"


def test_every_kind_of_command_is_a_state_of_its_own() -> None:
    choices = COMMANDS["Which command?"]["Choices"]

    chosen = {re.findall(r"'(\w+)'", each["Condition"])[0]: each["Next"] for each in choices}
    named = chosen | {"NOTIFY": COMMANDS["Which command?"]["Default"]}
    assert named.keys() == KINDS
    assert set(named.values()) == {name for name in COMMANDS if name in TASKS}


def test_it_asks_for_fields_that_decisions_have() -> None:
    asked = set(re.findall(r"\$states\.(?:input|result\.Payload)\.(\w+)", TEXT))

    given = {"executionId", "run", *_fields(Decision), *_fields(DueCommand)}
    assert asked <= given


def test_it_tells_the_functions_what_they_read() -> None:
    payload = STATES["Decide"]["Arguments"]["Payload"]

    assert payload.keys() == _fields(TurnAsked)


@pytest.mark.parametrize("name", TASKS)
def test_errors_are_known_by_names_that_exist(name: str) -> None:
    handlers = (*TASKS[name].get("Retry", ()), *TASKS[name].get("Catch", ()))

    assert {error for each in handlers for error in each["ErrorEquals"]} <= KNOWN_ERRORS


@pytest.mark.parametrize("name", TASKS)
def test_everything_is_tried_again_but_not_for_ever(name: str) -> None:
    retries = TASKS[name]["Retry"]

    assert all(0 <= each["MaxAttempts"] <= 10 for each in retries)
    assert all(each["JitterStrategy"] == "FULL" for each in retries if each["MaxAttempts"])


def test_a_command_that_is_not_answered_does_not_end_the_execution() -> None:
    for name in COMMANDS.keys() & TASKS.keys():
        assert COMMANDS[name]["Catch"] == [{"ErrorEquals": ["States.ALL"], "Next": "Not answered"}]


def test_waiting_ends_by_itself_and_not_before_a_wake_up_is_lost() -> None:
    waits = STATES["Wait for progress"]

    assert waits["TimeoutSeconds"] == "{% $states.input.waitSeconds %}"
    assert waits["Arguments"]["ConditionExpression"] == "attribute_not_exists(isDue)"


def test_its_role_allows_just_what_its_states_do() -> None:
    allowed = {action: each for each in statements("workflow.yaml") for action in actions(each)}

    functions = [{"Ref": "DecideFunctionArn"}, {"Ref": "PerformFunctionArn"}]
    assert set(_services(STATES)) == {"lambda:invoke", "aws-sdk:dynamodb:updateItem"}
    assert resources(allowed["lambda:InvokeFunction"]) == functions
    assert "table/${ExecutionTable}" in str(resources(allowed["dynamodb:UpdateItem"]))
    assert {action for action in allowed if action.startswith("dynamodb:")} == {
        "dynamodb:UpdateItem"
    }


def test_only_ids_and_numbers_are_logged_so_the_log_may_hold_all() -> None:
    logging = properties("workflow.yaml", "Execution")["LoggingConfiguration"]

    assert (logging["Level"], logging["IncludeExecutionData"]) == ("ALL", True)


def _fields(value: type[Decision] | type[DueCommand] | type[TurnAsked]) -> set[str]:
    """As they are called in JSON."""
    return {str(field.alias) for field in value.model_fields.values()}


def _services(states: dict[str, Any]) -> Iterator[str]:
    for state in states.values():
        if state["Type"] == "Task":
            yield state["Resource"].partition(":::")[2].removesuffix(".waitForTaskToken")
        if state["Type"] == "Map":
            yield from _services(state["ItemProcessor"]["States"])
