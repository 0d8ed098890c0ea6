"""JSON 1.1, as clients of Systems Manager speak it."""

import json

import pytest
from botocore.parsers import create_parser

from localcloud.faults import LostReply, Throttle
from localcloud.grammar.exchange import Request, Response
from localcloud.grammar.models import service_model
from localcloud.ssm.service import OPERATIONS
from localcloud.ssm.wire import operation_of, respond
from tests.support.simulated_machines import NOON, Machines, script


def respond_to(machines: Machines, operation: str, body: bytes = b"{}") -> Response:
    headers = {"x-amz-target": f"AmazonSSM.{operation}"}
    return respond(
        machines.world, machines.caller, Request("POST", "/", headers=headers, body=body)
    )


def test_moments_are_seconds() -> None:
    machines = Machines()
    machines.managed()

    body = json.loads(respond_to(machines, "DescribeInstanceInformation").body)

    assert body["InstanceInformationList"][0]["LastPingDateTime"] == NOON.timestamp() + 600


def test_botocore_reads_an_error_by_its_code() -> None:
    machines = Machines()

    response = respond_to(machines, "GetDocument", b'{"Name": "Unknown"}')
    shape = service_model("ssm").shape_for("GetDocumentResult")
    raw = {"status_code": response.status, "headers": {}, "body": response.body}
    parsed = create_parser("json").parse(raw, shape)

    assert parsed["Error"] == {
        "Code": "InvalidDocument",
        "Message": "Document with name Unknown does not exist.",
    }


@pytest.mark.parametrize("body", [b"{", b"[]", b'"text"', b"\xff"])
def test_what_is_no_json_object_is_refused(body: bytes) -> None:
    response = respond_to(Machines(), "SendCommand", body)

    assert response.status == 400
    assert json.loads(response.body)["__type"] == "SerializationException"


def test_members_that_the_model_does_not_know_are_ignored() -> None:
    response = respond_to(Machines(), "ListDocuments", b'{"Colour": "blue", "NextToken": null}')

    assert response.status == 200


def test_what_breaks_the_model_is_told() -> None:
    response = respond_to(Machines(), "GetDocument", b"{}")

    body = json.loads(response.body)
    assert body["__type"] == "ValidationException"
    assert body["message"].startswith("1 validation error detected: Value at 'Name'")


def test_a_fault_throttles_an_operation() -> None:
    machines = Machines()
    machines.world.faults.add(Throttle(operation="ListDocuments", times=1))

    throttled = respond_to(machines, "ListDocuments")
    again = respond_to(machines, "ListDocuments")

    assert json.loads(throttled.body)["__type"] == "ThrottlingException"
    assert (throttled.status, again.status) == (400, 200)


def test_a_reply_may_be_lost_although_the_operation_is_carried_out() -> None:
    machines = Machines()
    machines.world.faults.add(LostReply(operation="CreateDocument", times=1))
    content = json.dumps(script("echo one"))

    response = respond_to(
        machines, "CreateDocument", json.dumps({"Name": "Check", "Content": content}).encode()
    )

    assert response.is_lost
    assert "Check" in machines.place.ssm.documents


def test_only_our_operations_are_ours() -> None:
    ours = Request("POST", "/", headers={"x-amz-target": "AmazonSSM.SendCommand"})
    others = Request("POST", "/", headers={"x-amz-target": "AmazonSSM.GetParameter"})

    assert operation_of(ours) == "SendCommand"
    assert operation_of(others) is None
    assert operation_of(Request("POST", "/")) is None


def test_every_operation_is_one_of_systems_manager() -> None:
    assert set(OPERATIONS) <= set(service_model("ssm").operation_names)
