"""Service Quotas, as far as it is about DRS."""

import json
from typing import Any

import pytest

from localcloud.drs.quotas import DEFAULTS
from localcloud.faults import LowQuota
from localcloud.grammar.exchange import Request, Response
from localcloud.grammar.models import service_model
from localcloud.grammar.validating import problems
from localcloud.quotas.service import answer
from localcloud.world import Caller
from tests.support.simulated_drs import ACCOUNT, REGION, ROLE, Simulation

PER_JOB = "L-B827C881"


def request_of(operation: str, **members: Any) -> Request:  # noqa: ANN401 (JSON)
    target = {"x-amz-target": f"ServiceQuotasV20190624.{operation}"}
    return Request("POST", "/", (), target, json.dumps(members).encode())


def send(simulation: Simulation, operation: str, **members: Any) -> Response:  # noqa: ANN401 (JSON)
    caller = Caller(ACCOUNT, REGION, ROLE)
    return answer(simulation.world, caller, request_of(operation, **members))


def ask(simulation: Simulation, operation: str, **members: Any) -> dict[str, Any]:  # noqa: ANN401
    response = send(simulation, operation, **members)
    found: dict[str, Any] = json.loads(response.body)
    shape = service_model("service-quotas").operation_model(operation).output_shape
    assert response.status == 200
    assert shape is not None
    assert list(problems(shape, found)) == []
    return found


def test_a_quota_that_a_fault_lowers_is_told_as_low() -> None:
    simulation = Simulation()
    simulation.world.faults.add(LowQuota(code=PER_JOB, value=3))

    answered = ask(simulation, "GetServiceQuota", ServiceCode="drs", QuotaCode=PER_JOB)

    assert answered["Quota"]["Value"] == 3


def test_the_quota_of_servers_in_a_job_is_100() -> None:
    answered = ask(Simulation(), "GetServiceQuota", ServiceCode="drs", QuotaCode=PER_JOB)

    assert answered["Quota"]["Value"] == 100.0
    assert answered["Quota"]["QuotaArn"] == (
        f"arn:aws:servicequotas:{REGION}:{ACCOUNT}:drs/{PER_JOB}"
    )


def test_a_place_may_have_a_quota_of_its_own_and_the_default_stays() -> None:
    simulation = Simulation()
    simulation.place.quotas[PER_JOB] = 7.0
    named = {"ServiceCode": "drs", "QuotaCode": PER_JOB}

    applied = ask(simulation, "GetServiceQuota", **named)
    default = ask(simulation, "GetAWSDefaultServiceQuota", **named)

    assert applied["Quota"]["Value"] == 7.0
    assert default["Quota"]["Value"] == 100.0


def test_every_quota_that_drs_keeps_is_listed() -> None:
    simulation = Simulation()

    applied = ask(simulation, "ListServiceQuotas", ServiceCode="drs")["Quotas"]
    defaults = ask(simulation, "ListAWSDefaultServiceQuotas", ServiceCode="drs")["Quotas"]

    assert {quota["QuotaCode"] for quota in applied} >= set(DEFAULTS)
    assert [quota["Value"] for quota in applied] == [quota["Value"] for quota in defaults]


def test_a_list_comes_in_pages() -> None:
    simulation = Simulation()
    found: list[str] = []
    page: dict[str, Any] = {"NextToken": None}

    while "NextToken" in page:
        token = {"NextToken": page["NextToken"]} if page["NextToken"] else {}
        page = ask(simulation, "ListServiceQuotas", ServiceCode="drs", MaxResults=4, **token)
        found += [quota["QuotaCode"] for quota in page["Quotas"]]

    assert len(found) == len(set(found)) == 9


def test_a_list_can_be_narrowed_to_one_quota() -> None:
    simulation = Simulation()

    one = ask(simulation, "ListServiceQuotas", ServiceCode="drs", QuotaCode=PER_JOB)
    none = ask(simulation, "ListServiceQuotas", ServiceCode="drs", QuotaAppliedAtLevel="RESOURCE")

    assert [quota["QuotaCode"] for quota in one["Quotas"]] == [PER_JOB]
    assert none["Quotas"] == []


@pytest.mark.parametrize(
    ("operation", "members", "status", "code"),
    [
        (
            "GetServiceQuota",
            {"ServiceCode": "ec2", "QuotaCode": PER_JOB},
            400,
            "NoSuchResourceException",
        ),
        (
            "GetServiceQuota",
            {"ServiceCode": "drs", "QuotaCode": "L-0"},
            400,
            "NoSuchResourceException",
        ),
        ("GetServiceQuota", {"ServiceCode": "drs"}, 400, "ValidationException"),
        (
            "ListServiceQuotas",
            {"ServiceCode": "drs", "NextToken": "abc"},
            400,
            "InvalidPaginationTokenException",
        ),
        ("ListServices", {}, 501, "NotSimulatedException"),
        ("TagResource", {"ResourceARN": "a", "Tags": []}, 501, "NotSimulatedException"),
        ("ListEverything", {}, 400, "UnknownOperationException"),
    ],
)
def test_what_is_wrong_is_said(
    operation: str, members: dict[str, Any], status: int, code: str
) -> None:
    response = send(Simulation(), operation, **members)

    assert response.status == status
    assert json.loads(response.body)["__type"] == code
