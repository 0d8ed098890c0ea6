"""One request to DRS: in which order it is looked at, and what faults do to it."""

import pytest

from localcloud.drs.table import OPERATIONS
from localcloud.faults import LostReply, LowQuota, Throttle
from localcloud.grammar.exchange import Request
from localcloud.grammar.models import service_model
from tests.support.drs_requests import ask, request_of, send
from tests.support.simulated_drs import Simulation

ARN = "arn:aws:drs:us-west-2:111122223333:source-server/s-00000000000000000"
NOT_SIMULATED = ("SourceNetwork", "RecoveryPlan")


@pytest.mark.parametrize("name", service_model("drs").operation_names)
def test_every_operation_is_answered_or_knowingly_refused(name: str) -> None:
    assert (name in OPERATIONS) != any(words in name for words in NOT_SIMULATED)


def test_an_operation_that_is_not_simulated_says_so_and_is_not_tried_again() -> None:
    simulation = Simulation()

    answered = ask(simulation, "DescribeSourceNetworks")

    assert (answered.status, answered.code) == (501, "NotSimulatedException")


def test_an_answer_has_the_status_that_the_model_says() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)

    started = ask(simulation, "StartRecovery", sourceServers=[{"sourceServerID": server_id}])
    described = ask(simulation, "DescribeJobs")
    initialised = ask(simulation, "InitializeService")

    assert (started.status, described.status, initialised.status) == (202, 200, 204)
    assert initialised.body == {}


def test_an_unknown_path_is_an_unknown_operation() -> None:
    response = send(Simulation(), Request("POST", "/StartTheEngine", body=b"{}"))

    assert response.status == 404
    assert response.headers["x-amzn-errortype"] == "UnknownOperationException"


def test_a_body_that_cannot_be_read_is_refused() -> None:
    response = send(Simulation(), Request("POST", "/StartRecovery", body=b"{"))

    assert response.status == 400
    assert b'"reason": "cannotParse"' in response.body


def test_invalid_input_is_refused_with_every_field_that_is_wrong() -> None:
    simulation = Simulation()
    servers = [{"sourceServerID": "s-1", "recoverySnapshotID": "snap-00000000000000001"}]

    answered = ask(simulation, "StartRecovery", sourceServers=servers)

    assert (answered.status, answered.code) == (400, "ValidationException")
    assert answered.body["reason"] == "fieldValidationFailed"
    assert {each["name"] for each in answered.body["fieldList"]} == {
        "sourceServers.1.member.sourceServerID",
        "sourceServers.1.member.recoverySnapshotID",
    }


def test_more_than_the_model_allows_is_refused_before_any_quota() -> None:
    simulation = Simulation()
    server_ids = simulation.add_servers(201)
    servers = [{"sourceServerID": server_id} for server_id in server_ids]

    too_many = ask(simulation, "StartRecovery", sourceServers=servers)
    above_quota = ask(simulation, "StartRecovery", sourceServers=servers[:101])

    assert too_many.code == "ValidationException"
    assert (above_quota.status, above_quota.code) == (402, "ServiceQuotaExceededException")
    assert above_quota.body["quotaCode"] == "L-B827C881"


def test_an_account_that_never_initialised_drs_is_told_so_before_its_input_is_looked_at() -> None:
    simulation = Simulation()
    simulation.place.drs.is_initialized = False

    answered = ask(simulation, "DescribeJobs", maxResults=0)

    assert (answered.status, answered.code) == (400, "UninitializedAccountException")


def test_tags_and_initialising_need_no_initialised_account() -> None:
    simulation = Simulation()
    simulation.place.drs.is_initialized = False

    assert ask(simulation, "ListTagsForResource", resourceArn=ARN).code == (
        "ResourceNotFoundException"
    )
    assert ask(simulation, "InitializeService").status == 204
    assert ask(simulation, "DescribeJobs").status == 200


def test_a_throttled_operation_says_when_to_come_back() -> None:
    simulation = Simulation()
    simulation.world.faults.add(Throttle(operation="DescribeJobs", retry_after=7, times=1))

    other = ask(simulation, "DescribeSourceServers")
    throttled = ask(simulation, "DescribeJobs")
    again = ask(simulation, "DescribeJobs")

    assert (throttled.status, throttled.code) == (429, "ThrottlingException")
    assert throttled.headers["Retry-After"] == "7"
    assert (other.status, again.status) == (200, 200)


def test_throttling_with_a_rate_lets_a_burst_through_and_then_so_many_a_second() -> None:
    simulation = Simulation()
    simulation.world.faults.add(Throttle(operation="DescribeJobs", rate=0.5, burst=2))

    at_once = [ask(simulation, "DescribeJobs").status for _ in range(3)]
    simulation.clock.advance(2)
    later = [ask(simulation, "DescribeJobs").status for _ in range(2)]

    assert at_once == [200, 200, 429]
    assert later == [200, 429]


def test_throttling_with_a_rate_is_counted_for_each_operation() -> None:
    simulation = Simulation()
    simulation.world.faults.add(Throttle(rate=0.1))
    ask(simulation, "DescribeJobs")

    other = ask(simulation, "DescribeSourceServers")
    again = ask(simulation, "DescribeJobs")

    assert (other.status, again.status) == (200, 429)


def test_a_quota_that_is_low_for_a_while_refuses_and_then_lets_start() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    number = simulation.world.faults.add(LowQuota(code="L-D88FAC3A", value=0))
    wanted = [{"sourceServerID": server_id}]

    refused = ask(simulation, "StartRecovery", sourceServers=wanted)
    simulation.world.faults.remove(number)
    started = ask(simulation, "StartRecovery", sourceServers=wanted)

    assert (refused.status, refused.body["quotaCode"]) == (402, "L-D88FAC3A")
    assert started.status == 202


def test_a_lost_reply_is_carried_out_nevertheless() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    simulation.world.faults.add(LostReply(operation="StartRecovery", times=1))
    request = request_of("StartRecovery", sourceServers=[{"sourceServerID": server_id}])

    first, second = send(simulation, request), send(simulation, request)

    assert first.is_lost
    assert (second.is_lost, second.status) == (False, 409)
    assert len(simulation.place.drs.jobs) == 1


def test_a_refused_call_loses_no_reply() -> None:
    simulation = Simulation()
    simulation.world.faults.add(LostReply(operation="StopReplication", times=1))

    refused = send(simulation, request_of("StopReplication", sourceServerID="s-" + "0" * 17))

    assert (refused.status, refused.is_lost) == (404, False)


def test_what_was_due_has_happened_before_the_answer() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    ask(simulation, "StartRecovery", sourceServers=[{"sourceServerID": server_id}])

    simulation.clock.advance(3600)
    [job] = ask(simulation, "DescribeJobs").body["items"]

    assert job["status"] == "COMPLETED"
