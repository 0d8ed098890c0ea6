"""Lambda, as far as the product relies on it."""

import json
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import pairwise
from time import monotonic
from zipfile import ZipFile

from tests.support.running_cloud import RunningCloud, until
from tests.support.workshop import Workshop, allowing, unique, zipped

SURROUNDINGS = """
    import os, sys
    def handler(event, context):
        return {"names": dict(os.environ), "python": sys.executable}
"""
COUNTING = """
    calls = 0
    class OutOfStock(Exception): pass
    def handler(event, context):
        global calls
        calls += 1
        if event == "fail":
            raise OutOfStock("no more widgets")
        return calls
"""
LOGGING = """
    import logging
    logging.getLogger().setLevel("INFO")
    def handler(event, context):
        logging.getLogger("shop").info("sold %s", event)
        print("printed", event)
"""
STORING = """
    import boto3
    def handler(event, context):
        boto3.client("dynamodb").put_item(TableName=event["table"], Item={"id": {"S": event["id"]}})
"""
SLEEPING = """
    import time
    def handler(event, context):
        began = time.time()
        time.sleep(4)
        return [began, time.time()]
"""


def test_a_function_runs_as_its_role_with_its_own_variables(workshop: Workshop) -> None:
    who = """
        import boto3, os
        def handler(event, context):
            return [boto3.client("sts").get_caller_identity()["Arn"], os.environ["COLOUR"]]
    """
    role = workshop.role(allowing("sts:GetCallerIdentity"))
    function = workshop.function(who, role=role, variables={"COLOUR": "green"})

    arn, colour = workshop.invoke(function)

    assert f":assumed-role/{role.rpartition('/')[2]}/" in arn
    assert colour == "green"


def test_a_function_may_do_only_what_its_role_allows(workshop: Workshop) -> None:
    allowed, other = workshop.table(), workshop.table()
    resource = workshop.arn("dynamodb", f"table/{allowed}")
    role = workshop.role(allowing("dynamodb:PutItem", resource=resource))
    function = workshop.function(STORING, role=role)

    workshop.invoke(function, {"table": allowed, "id": "a"})
    refusal = workshop.invoke(function, {"table": other, "id": "a"})

    assert workshop.item(allowed, "a")
    assert "not authorized to perform: dynamodb:PutItem" in refusal["errorMessage"]


def test_a_function_finds_the_clock_and_nothing_of_the_server(workshop: Workshop) -> None:
    found = workshop.invoke(workshop.function(SURROUNDINGS))

    names = found["names"]
    assert names["CLOCK_SPEED"] == "60"
    assert names["CLOCK_ORIGIN"].endswith("+00:00")
    assert names["TZ"] == ":UTC"
    assert names["AWS_ENDPOINT_URL"] == workshop.cloud.endpoint
    assert not {"PYTHONPATH", "LOCALCLOUD_FOLDER", "MINISTACK_ACCOUNT_ID", "AUTH"} & names.keys()
    assert "localcloud" not in found["python"]


def test_an_exception_reaches_the_caller_by_its_name_and_with_its_stack(
    workshop: Workshop,
) -> None:
    function = workshop.function(COUNTING)

    reply = workshop.client("lambda").invoke(FunctionName=function, Payload='"fail"')

    error = json.loads(reply["Payload"].read())
    assert reply["FunctionError"] == "Unhandled"
    assert (error["errorType"], error["errorMessage"]) == ("OutOfStock", "no more widgets")
    assert "in handler" in "".join(error["stackTrace"])


def test_an_exception_does_not_end_the_environment(workshop: Workshop) -> None:
    function = workshop.function(COUNTING)

    answers = [workshop.invoke(function, event) for event in ("ok", "fail", "ok")]

    assert (answers[0], answers[2]) == (1, 3)


def test_a_function_that_takes_too_long_is_ended(workshop: Workshop) -> None:
    sleeping = "import time\ndef handler(event, context): time.sleep(30)"
    function = workshop.function(sleeping, timeout=1)

    error = workshop.invoke(function)

    assert "Task timed out after 1.00 seconds" in error["errorMessage"]


def test_what_a_function_logs_is_in_its_log_group(workshop: Workshop) -> None:
    function = workshop.function(LOGGING)
    logs, group = workshop.client("logs"), f"/aws/lambda/{function.rpartition(':')[2]}"

    workshop.invoke(function, "a chair")

    events = until(lambda: logs.filter_log_events(logGroupName=group)["events"])
    lines = "\n".join(event["message"] for event in events)
    assert "[INFO]" in lines
    assert "sold a chair" in lines
    assert "printed a chair" in lines


def test_a_tail_of_the_log_is_framed_as_on_aws(workshop: Workshop) -> None:
    function = workshop.function(LOGGING)

    reply = workshop.client("lambda").invoke(
        FunctionName=function, Payload='"a table"', LogType="Tail"
    )

    lines = b64decode(reply["LogResult"]).decode().splitlines()
    assert lines[0].startswith("START RequestId: ")
    assert lines[-1].startswith("REPORT RequestId: ")
    assert "printed a table" in lines


def test_an_invocation_is_over_when_the_handler_is(workshop: Workshop) -> None:
    function = workshop.function("def handler(event, context): return 1")
    workshop.invoke(function)
    took = []

    for _ in range(20):
        began = monotonic()
        workshop.invoke(function)
        took.append(monotonic() - began)

    assert min(took) < 0.045


def test_an_asynchronous_call_is_carried_out_later(workshop: Workshop) -> None:
    table, function = workshop.table(), workshop.function(STORING)
    event = json.dumps({"table": table, "id": "later"})

    reply = workshop.client("lambda").invoke(
        FunctionName=function, Payload=event, InvocationType="Event"
    )

    assert reply["StatusCode"] == 202
    assert until(lambda: workshop.item(table, "later"))


def test_calls_at_the_same_time_run_at_the_same_time(workshop: Workshop) -> None:
    function = workshop.function(SLEEPING)

    with ThreadPoolExecutor(4) as pool:
        ran = sorted(pool.map(lambda _: workshop.invoke(function), range(4)))

    assert all(after[0] < before[1] for before, after in pairwise(ran))


def test_code_and_layers_are_unpacked_and_compiled_once_for_all_functions(
    workshop: Workshop,
) -> None:
    functions, packed = workshop.client("lambda"), BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("python/stock.py", "WIDGETS = 7")
    layer = functions.publish_layer_version(
        LayerName=unique("layer"), Content={"ZipFile": packed.getvalue()}
    )
    source = """
        import os, stock
        def handler(event, context):
            return [stock.WIDGETS, os.path.exists(stock.__cached__), stock.__file__, __file__]
    """
    both, code = [workshop.function(source), workshop.function(source)], zipped(source)

    for function in both:
        functions.update_function_code(FunctionName=function, ZipFile=code)
        functions.update_function_configuration(
            FunctionName=function, Layers=[layer["LayerVersionArn"]]
        )

    first, second = (workshop.invoke(function) for function in both)
    assert first[:2] == [7, True]
    assert first == second


def test_new_code_takes_effect(workshop: Workshop) -> None:
    function = workshop.function("def handler(event, context): return 'old'")
    workshop.invoke(function)

    workshop.client("lambda").update_function_code(
        FunctionName=function, ZipFile=zipped("def handler(event, context): return 'new'")
    )

    assert workshop.invoke(function) == "new"


def test_a_function_lives_and_dies_with_the_server(
    workshop: Workshop, emulator: RunningCloud
) -> None:
    workshop.invoke(workshop.function("def handler(event, context): return 1"))

    assert emulator.children()
