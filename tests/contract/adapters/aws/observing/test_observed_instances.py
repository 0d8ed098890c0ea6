"""Launched instances as they are observed on the simulated EC2 and Systems Manager."""

import pytest
from botocore.stub import Stubber

from localcloud.ec2.state import InstanceState
from localcloud.faults import FailingCheck, SlowAgent
from recovery.adapters.aws.observing.observer import AwsObserver
from recovery.domain.errors import LocationUnreachable
from recovery.domain.execution.facts import InstanceObserved
from tests.support.simulated_aws import HERE, SimulatedAws

GONE = ("i-00000000000000bad", "i-0000000000000dead")


def look(aws: SimulatedAws, *instance_ids: str) -> dict[str, tuple[bool, bool]]:
    """Whether the status checks pass, and whether the agent is online."""
    seen = AwsObserver(aws.clients, aws.clock).instances(HERE, instance_ids)
    return {
        each.instance_id: (each.passes_status_checks, each.agent_online) for each in seen.instances
    }


def test_an_instance_becomes_well_after_its_launch() -> None:
    aws = SimulatedAws()
    aws.start(*aws.add_servers(1))
    aws.wait(560)
    [instance_id] = aws.place.ec2.instances

    before = look(aws, instance_id)
    aws.wait(600)
    after = look(aws, instance_id)

    assert before == {instance_id: (False, False)}
    assert after == {instance_id: (True, True)}


def test_troubles_are_told_apart() -> None:
    aws = SimulatedAws()
    impaired, silent = aws.add_servers(2)
    aws.world.faults.add(FailingCheck(server=impaired))
    aws.world.faults.add(SlowAgent(server=silent))
    aws.launched(impaired, silent)
    aws.wait(900)
    by_server = {each["sourceServerID"]: each["recoveryInstanceID"] for each in aws.instances()}

    seen = look(aws, *by_server.values())

    assert seen == {by_server[impaired]: (False, True), by_server[silent]: (True, False)}


def test_instances_that_do_not_exist_hide_none_of_the_others() -> None:
    aws = SimulatedAws()
    [well] = aws.launched_instances(1)

    seen = look(aws, GONE[0], well, GONE[1])

    assert seen == {GONE[0]: (False, False), well: (True, True), GONE[1]: (False, False)}


def test_a_look_at_strangers_alone_finds_nobody_well() -> None:
    aws = SimulatedAws()

    seen = AwsObserver(aws.clients, aws.clock).instances(HERE, GONE[:1])

    assert seen.instances == (InstanceObserved(instance_id=GONE[0]),)


def test_many_instances_take_few_calls() -> None:
    aws = SimulatedAws()
    instance_ids = aws.launched_instances(60)
    aws.launched_instances(2)
    instance_ids += [id_ for id_ in aws.place.ec2.instances if id_ not in instance_ids]
    aws.clients.counted()

    seen = look(aws, *instance_ids)

    assert set(seen.values()) == {(True, True)}
    assert aws.clients.counted() == {
        "DescribeInstanceStatus": 1,
        "DescribeInstanceInformation": 2,
    }


def test_a_look_that_is_not_allowed_finds_nobody_ill() -> None:
    aws = SimulatedAws()
    [instance_id] = aws.launched_instances(1)
    with Stubber(aws.clients.of("ec2", HERE)) as stubber:
        stubber.add_client_error("describe_instance_status", "UnauthorizedOperation")

        with pytest.raises(LocationUnreachable) as refused:
            look(aws, instance_id)

    assert refused.value.why == "ACCESS_DENIED"


def test_both_status_checks_have_to_pass() -> None:
    aws = SimulatedAws()
    instance_ids = aws.launched_instances(3)
    checks = zip(instance_ids, ("ok", "ok", "impaired"), ("ok", "impaired", "ok"), strict=True)
    statuses = [
        {"InstanceId": id_, "InstanceStatus": {"Status": own}, "SystemStatus": {"Status": system}}
        for id_, own, system in checks
    ]
    with Stubber(aws.clients.of("ec2", HERE)) as stubber:
        stubber.add_response("describe_instance_status", {"InstanceStatuses": statuses})

        seen = look(aws, *instance_ids)

    assert [passes for passes, _ in seen.values()] == [True, False, False]


def test_an_instance_that_does_not_run_is_not_well() -> None:
    aws = SimulatedAws()
    stopped, well = aws.launched_instances(2)
    aws.place.ec2.instances[stopped].state = InstanceState.STOPPED

    seen = look(aws, stopped, well)

    assert [passes for passes, _ in seen.values()] == [False, True]
