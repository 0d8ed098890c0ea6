"""The flow of state machines: what they decide, hold, join and refuse."""

import json

import pytest
from botocore.exceptions import ClientError

from tests.support.running_cloud import until
from tests.support.workshop import Json, Workshop, unique

FAILING = """
    class Boom(Exception): pass
    def handler(event, context):
        raise Boom("bang")
"""
ECHOING = "def handler(event, context): return event"


def machine(**states: Json) -> Json:
    """Begins with the first state; a state that names no other is an end."""
    going_on = {"Next", "Choices", "Default"}
    ended = {
        name: state
        if going_on & state.keys() or state["Type"] in {"Fail", "Succeed"}
        else {**state, "End": True}
        for name, state in states.items()
    }
    return {"StartAt": next(iter(states)), "States": ended}


def task(function: str, **more: Json) -> Json:
    """Its output is what the function returns."""
    parameters = {"FunctionName": function, "Payload.$": "$"}
    resource = "arn:aws:states:::lambda:invoke"
    return {
        "Type": "Task",
        "Resource": resource,
        "Parameters": parameters,
        "OutputPath": "$.Payload",
        **more,
    }


def caught(*errors: str) -> Json:
    return [{"ErrorEquals": list(errors), "ResultPath": "$.error", "Next": "Caught"}]


def test_a_choice_goes_by_its_rules(workshop: Workshop) -> None:
    rule = {"Variable": "$.servers", "NumericGreaterThan": 5, "Next": "Many"}
    definition = machine(
        Ask={"Type": "Choice", "Choices": [rule], "Default": "Few"},
        Many={"Type": "Pass", "Result": "many"},
        Few={"Type": "Fail", "Error": "TooFew", "Cause": "servers"},
    )

    many, few = (workshop.run(definition, {"servers": each}) for each in (7, 3))

    assert json.loads(many["output"]) == "many"
    assert (few["status"], few["error"]) == ("FAILED", "TooFew")


def test_a_map_keeps_the_order_of_its_items(workshop: Workshop) -> None:
    function = workshop.function(ECHOING)
    processor = machine(Echo=task(function))
    definition = machine(Each={"Type": "Map", "MaxConcurrency": 2, "ItemProcessor": processor})

    assert workshop.output(definition, [3, 1, 2]) == [3, 1, 2]


def test_an_error_is_caught_by_the_name_of_the_exception(workshop: Workshop) -> None:
    function = workshop.function(FAILING)
    catchers = [{"ErrorEquals": ["Other"], "Next": "Wrong"}, *caught("Boom")]
    definition = machine(
        Try=task(function, Catch=catchers), Wrong={"Type": "Fail"}, Caught={"Type": "Pass"}
    )

    output = workshop.output(definition, {"plan": "p-1"})

    assert output["plan"] == "p-1"
    assert output["error"]["Error"] == "Boom"
    assert json.loads(output["error"]["Cause"])["errorMessage"] == "bang"


def test_a_retry_for_one_error_is_not_used_for_another(workshop: Workshop) -> None:
    retriers = [
        {"ErrorEquals": ["Boom"], "MaxAttempts": 0},
        {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 3},
    ]
    definition = machine(Try=task(workshop.function(FAILING), Retry=retriers))

    ended = workshop.run(definition)

    events = workshop.client("stepfunctions").get_execution_history(
        executionArn=ended["executionArn"]
    )["events"]
    assert ended["error"] == "Boom"
    assert [event["type"] for event in events].count("TaskFailed") == 1


def test_parallel_fails_as_soon_as_one_branch_does(workshop: Workshop) -> None:
    slow = machine(Wait={"Type": "Wait", "Seconds": 3600})
    broken = machine(Break={"Type": "Fail", "Error": "Broken"})
    definition = machine(Both={"Type": "Parallel", "Branches": [slow, broken]})

    ended = workshop.run(definition)

    assert (ended["status"], ended["error"]) == ("FAILED", "Broken")


def test_a_stopped_execution_has_no_effect_afterwards_inside_a_map(workshop: Workshop) -> None:
    table, states = workshop.table(), workshop.client("stepfunctions")
    parameters = {"TableName": table, "Item": {"id": {"S": "after"}}}
    put = {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem"}
    processor = machine(
        Wait={"Type": "Wait", "Seconds": 60, "Next": "Put"}, Put={**put, "Parameters": parameters}
    )
    running = workshop.start(machine(Each={"Type": "Map", "ItemProcessor": processor}), [1, 2])

    states.stop_execution(executionArn=running, error="Cancelled", cause="by hand")

    over = workshop.ended(workshop.start(machine(Wait={"Type": "Wait", "Seconds": 90})))
    stopped = states.describe_execution(executionArn=running)
    assert over["status"] == "SUCCEEDED"
    assert (stopped["status"], stopped["error"]) == ("ABORTED", "Cancelled")
    assert workshop.item(table, "after") is None


def test_the_history_ends_where_the_execution_was_stopped(workshop: Workshop) -> None:
    states = workshop.client("stepfunctions")
    running = workshop.start(machine(Wait={"Type": "Wait", "Seconds": 3600}))
    until(lambda: len(states.get_execution_history(executionArn=running)["events"]) > 1)

    states.stop_execution(executionArn=running)

    workshop.run(machine(Wait={"Type": "Wait", "Seconds": 20}))
    events = states.get_execution_history(executionArn=running)["events"]
    assert [event["type"] for event in events] == [
        "ExecutionStarted",
        "WaitStateEntered",
        "ExecutionAborted",
    ]


def test_an_execution_has_a_time_limit(workshop: Workshop) -> None:
    definition = machine(Wait={"Type": "Wait", "Seconds": 3600}) | {"TimeoutSeconds": 30}

    assert workshop.run(definition)["status"] == "TIMED_OUT"


def test_variables_are_assigned_in_json_path_and_in_json_ata(workshop: Workshop) -> None:
    path = machine(
        Keep={"Type": "Pass", "Assign": {"n.$": "$.n"}, "Next": "Give"},
        Give={"Type": "Pass", "Parameters": {"n.$": "$n"}},
    )
    ata = {"QueryLanguage": "JSONata"} | machine(
        Keep={"Type": "Pass", "Assign": {"n": "{% $states.input.n %}"}, "Next": "Give"},
        Give={"Type": "Pass", "Output": {"n": "{% $n * 2 %}"}},
    )

    assert workshop.output(path, {"n": 3}) == {"n": 3}
    assert workshop.output(ata, {"n": 3}) == {"n": 6}


def test_json_ata_knows_the_functions_of_step_functions(workshop: Workshop) -> None:
    expressions = {
        "parts": "{% $partition([1, 2, 3], 2) %}",
        "length": "{% $length($uuid()) %}",
        "parsed": "{% $parse('{\"a\": 1}').a %}",
        "quoted": '{% $states.input.said & "!" %}',
    }
    definition = {"QueryLanguage": "JSONata"} | machine(
        Give={"Type": "Pass", "Output": expressions}
    )

    output = workshop.output(definition, {"said": 'he said "no"'})

    assert output == {"parts": [[1, 2], [3]], "length": 36, "parsed": 1, "quoted": 'he said "no"!'}


def test_json_ata_variables_may_hold_quotation_marks(workshop: Workshop) -> None:
    definition = {"QueryLanguage": "JSONata"} | machine(
        Keep={"Type": "Pass", "Assign": {"said": "{% $states.input.said %}"}, "Next": "Give"},
        Give={"Type": "Pass", "Output": "{% $said %}"},
    )

    assert workshop.output(definition, {"said": 'a "quoted"\nword'}) == 'a "quoted"\nword'


def test_intrinsic_functions_compute(workshop: Workshop) -> None:
    parameters = {
        "text.$": "States.Format('{} servers', $.n)",
        "sum.$": "States.MathAdd($.n, 1)",
        "merged.$": "States.JsonMerge($.a, $.b, false)",
        "has.$": "States.ArrayContains($.list, 2)",
    }
    definition = machine(Give={"Type": "Pass", "Parameters": parameters})

    output = workshop.output(definition, {"n": 7, "a": {"x": 1}, "b": {"y": 2}, "list": [1, 2]})

    assert output == {"text": "7 servers", "sum": 8, "merged": {"x": 1, "y": 2}, "has": True}


def test_the_history_tells_what_happened_inside_a_map(workshop: Workshop) -> None:
    processor = machine(Inner={"Type": "Pass"})
    ended = workshop.run(machine(Each={"Type": "Map", "ItemProcessor": processor}), [1, 2])

    events = workshop.client("stepfunctions").get_execution_history(
        executionArn=ended["executionArn"]
    )["events"]

    entered = [event.get("stateEnteredEventDetails", {}).get("name") for event in events]
    assert entered.count("Inner") == 2
    assert "MapIterationStarted" in [event["type"] for event in events]


@pytest.mark.parametrize(
    "definition",
    [
        {"StartAt": "Nowhere", "States": {"A": {"Type": "Pass", "End": True}}},
        {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "Nowhere"}}},
        {"StartAt": "A", "States": {"A": {"Type": "Waiting", "End": True}}},
    ],
)
def test_a_definition_that_leads_nowhere_is_refused(workshop: Workshop, definition: Json) -> None:
    with pytest.raises(ClientError) as refusal:
        workshop.machine(definition)

    assert refusal.value.response["Error"]["Code"] == "InvalidDefinition"


def test_a_name_is_used_once(workshop: Workshop) -> None:
    states, arn = workshop.client("stepfunctions"), workshop.machine(machine(A={"Type": "Pass"}))
    name = unique("execution")
    states.start_execution(stateMachineArn=arn, name=name)

    with pytest.raises(ClientError) as refusal:
        states.start_execution(stateMachineArn=arn, name=name)

    assert refusal.value.response["Error"]["Code"] == "ExecutionAlreadyExists"


def test_an_express_workflow_answers_at_once(workshop: Workshop) -> None:
    function = workshop.function(ECHOING)
    arn = workshop.machine(machine(Echo=task(function)), kind="EXPRESS")

    answer = workshop.client("stepfunctions").start_sync_execution(
        stateMachineArn=arn, input='{"a": 1}'
    )

    assert answer["status"] == "SUCCEEDED"
    assert json.loads(answer["output"]) == {"a": 1}


def test_a_failed_execution_goes_on_where_it_failed(workshop: Workshop) -> None:
    table, states = workshop.table(), workshop.client("stepfunctions")
    parameters = {"TableName": table, "Key": {"id": {"S": "go"}}}
    look = {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:getItem"}
    definition = machine(
        First={"Type": "Pass", "Next": "Look"},
        Look={**look, "Parameters": parameters, "OutputPath": "$.Item.id.S"},
    )
    failed = workshop.run(definition)
    workshop.client("dynamodb").put_item(TableName=table, Item={"id": {"S": "go"}})

    states.redrive_execution(executionArn=failed["executionArn"])

    ended = workshop.ended(failed["executionArn"])
    assert failed["status"] == "FAILED"
    assert json.loads(ended["output"]) == "go"


def test_many_executions_run_at_the_same_time(workshop: Workshop) -> None:
    states = workshop.client("stepfunctions")
    arn = workshop.machine(machine(Wait={"Type": "Wait", "Seconds": 30}))

    started = [states.start_execution(stateMachineArn=arn)["executionArn"] for _ in range(40)]

    assert {workshop.ended(each)["status"] for each in started} == {"SUCCEEDED"}


def test_a_variable_of_jsonata_holds_nothing_or_a_map(workshop: Workshop) -> None:
    found = "{% $states.input.found %}"
    definition = machine(
        Begin={"Type": "Pass", "Assign": {"seen": None}, "Next": "Tell"},
        Tell={"Type": "Pass", "Output": {"found": found, "was": "{% $seen %}"}, "Next": "Keep"},
        Keep={"Type": "Pass", "Assign": {"seen": found}, "Next": "Tell all"},
        **{"Tell all": {"Type": "Pass", "Output": ["{% $states.input.was %}", "{% $seen %}"]}},
    )

    looks = {"e-1/1/1": "2026-08-22T12:00:00Z"}
    some, none = (
        workshop.output({"QueryLanguage": "JSONata", **definition}, {"found": each})
        for each in (looks, None)
    )

    assert (some, none) == ([None, looks], [None, None])
