"""Which operation a request calls, and with what."""

import pytest

from localcloud.grammar.exchange import Request
from localcloud.grammar.models import service_model
from localcloud.grammar.parsing import Call, NoOperation, NotJson, parsed, parsed_json
from tests.support.drs_requests import request_of

ARN = "arn:aws:drs:us-west-2:111122223333:source-server/s-00000000000000001"


def call_of(request: Request) -> Call:
    return parsed(service_model("drs"), request)


@pytest.mark.parametrize("name", service_model("drs").operation_names)
def test_every_operation_is_found_by_its_method_and_path(name: str) -> None:
    model = service_model("drs").operation_model(name)
    labels = {"resourceArn": ARN} if "{" in model.http["requestUri"] else {}

    call = call_of(request_of(name, **labels))

    assert call.operation.name == name
    assert call.input == labels


def test_tag_keys_come_from_the_query_and_may_hold_anything() -> None:
    keys = ["Cost centre", "a/b&c=d", "ä"]

    call = call_of(request_of("UntagResource", resourceArn=ARN, tagKeys=keys))

    assert call.input == {"resourceArn": ARN, "tagKeys": keys}


def test_an_arn_that_was_decoded_on_its_way_is_understood() -> None:
    call = call_of(Request("GET", f"/tags/{ARN}"))

    assert call.operation.name == "ListTagsForResource"
    assert call.input == {"resourceArn": ARN}


def test_numbers_in_the_query_become_numbers() -> None:
    call = call_of(request_of("ListStagingAccounts", maxResults=7, nextToken="7"))

    assert call.input == {"maxResults": 7, "nextToken": "7"}


def test_text_that_is_no_number_is_left_for_the_validation() -> None:
    call = call_of(Request("GET", "/ListStagingAccounts", (("maxResults", "many"),)))

    assert call.input == {"maxResults": "many"}


def test_unknown_members_and_nulls_are_ignored_as_a_real_server_does() -> None:
    body = b'{"sourceServers": [{"sourceServerID": "s-1", "colour": 1}], "isDrill": null, "x": {}}'

    call = call_of(Request("POST", "/StartRecovery", body=body))

    assert call.input == {"sourceServers": [{"sourceServerID": "s-1"}]}


@pytest.mark.parametrize("body", [b"{", b"[]", b'"text"', b"\xff"])
def test_a_body_that_is_no_object_is_not_understood(body: bytes) -> None:
    with pytest.raises(NotJson):
        call_of(Request("POST", "/StartRecovery", body=body))


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/StartTheEngine"), ("GET", "/StartRecovery"), ("PUT", f"/tags/{ARN}"), ("GET", "/")],
)
def test_no_operation_has_this_method_and_path(method: str, path: str) -> None:
    with pytest.raises(NoOperation):
        call_of(Request(method, path))


def test_a_json_service_finds_its_operation_in_a_header() -> None:
    target = {"x-amz-target": "ServiceQuotasV20190624.GetServiceQuota"}
    body = b'{"ServiceCode": "drs", "QuotaCode": "L-B827C881", "Colour": 1}'

    call = parsed_json(service_model("service-quotas"), Request("POST", "/", (), target, body))

    assert call.operation.name == "GetServiceQuota"
    assert call.input == {"ServiceCode": "drs", "QuotaCode": "L-B827C881"}


@pytest.mark.parametrize("target", ["", "GetServiceQuota", "ServiceQuotasV20190624.Get"])
def test_a_json_service_refuses_other_targets(target: str) -> None:
    with pytest.raises(NoOperation):
        parsed_json(
            service_model("service-quotas"), Request("POST", "/", (), {"x-amz-target": target})
        )
