"""DescribeInstanceStatus in virtual time."""

from typing import Any

import pytest

from localcloud.ec2 import instances
from localcloud.ec2.errors import Ec2Refusal
from localcloud.ec2.status_checks import describe_instance_status
from localcloud.faults import FailingCheck
from tests.support.simulated_machines import WINDOWS, Machines


def described(machines: Machines, **request: Any) -> list[str]:  # noqa: ANN401  # of the API
    found = describe_instance_status(machines.world, machines.place, request)
    return [each["InstanceId"] for each in found["InstanceStatuses"]]


def test_checks_initialize_for_about_two_minutes() -> None:
    machines = Machines()
    instance_id = machines.launch()

    machines.wait(45)
    at_first = machines.checks(instance_id)
    machines.wait(200)

    assert at_first == ("initializing", "initializing")
    assert machines.checks(instance_id) == ("ok", "ok")


def test_checks_of_windows_take_about_twice_as_long() -> None:
    machines = Machines()
    linux, windows = machines.launch("linux"), machines.launch("windows", os=WINDOWS)

    machines.wait(60)
    times = [
        instance.checked_at - machines.world.agenda.moment
        for instance in (machines.instance(linux), machines.instance(windows))
        if instance.checked_at
    ]

    assert times[1] > 1.4 * times[0]


def test_passed_checks_say_so_in_detail() -> None:
    machines = Machines()
    machines.managed()

    found = describe_instance_status(machines.world, machines.place, {})["InstanceStatuses"]

    assert found[0]["InstanceStatus"] == {
        "Status": "ok",
        "Details": [{"Name": "reachability", "Status": "passed"}],
    }
    assert found[0]["InstanceState"] == {"Code": 16, "Name": "running"}
    assert found[0]["AvailabilityZone"] == "eu-west-1a"


def test_a_failing_check_stays_impaired_for_ever() -> None:
    machines = Machines()
    machines.world.faults.add(FailingCheck(server="web-1"))
    instance_id = machines.launch("web-1")

    machines.wait(45)
    at_first = machines.checks(instance_id)
    machines.wait(300)
    later = machines.checks(instance_id)
    machines.wait(7 * 24 * 3600)

    assert at_first == ("initializing", "initializing")
    assert later == machines.checks(instance_id) == ("impaired", "ok")


def test_a_fault_of_a_document_does_not_touch_the_status_checks() -> None:
    machines = Machines()
    machines.world.faults.add(FailingCheck(server="web-1", document="Check"))

    instance_id = machines.managed("web-1")

    assert machines.checks(instance_id) == ("ok", "ok")
    assert len(machines.world.faults.listed()) == 1


def test_a_fault_that_strikes_once_is_over_after_a_restart() -> None:
    machines = Machines()
    machines.world.faults.add(FailingCheck(times=1))
    instance_id = machines.managed()
    before = machines.checks(instance_id)

    instances.stop(machines.world, machines.place, instance_id)
    machines.wait(120)
    instances.start(machines.world, machines.place, instance_id)
    machines.wait(30)
    restarted = machines.checks(instance_id)
    machines.wait(300)

    assert before == ("impaired", "ok")
    assert restarted == ("initializing", "initializing")
    assert machines.checks(instance_id) == ("ok", "ok")


def test_only_running_instances_are_described_unless_all_are_asked_for() -> None:
    machines = Machines()
    running, stopped = machines.managed("a"), machines.launch("b", disposition="STOPPED")
    machines.wait(60)

    assert described(machines) == [running]
    assert described(machines, IncludeAllInstances=True) == [running, stopped]
    assert machines.checks(stopped) == ("not-applicable", "not-applicable")


def test_a_terminated_instance_has_no_checks() -> None:
    machines = Machines()
    instance_id = machines.managed()

    instances.terminate(machines.world, machines.place, instance_id)
    machines.wait(120)

    assert described(machines, InstanceIds=[instance_id]) == []
    assert machines.checks(instance_id) == ("not-applicable", "not-applicable")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("instance-state-name", "running"),
        ("instance-state-code", "16"),
        ("instance-status.status", "ok"),
        ("system-status.status", "ok"),
        ("availability-zone", "eu-west-1a"),
    ],
)
def test_filters_choose_among_instances(name: str, value: str) -> None:
    machines = Machines()
    instance_id = machines.managed()
    machines.launch("another", disposition="STOPPED")
    machines.wait(60)

    matching = [{"Name": name, "Values": [value]}]
    other = [{"Name": name, "Values": ["something-else"]}]

    assert described(machines, Filters=matching) == [instance_id]
    assert described(machines, Filters=other) == []


def test_an_unknown_filter_is_refused() -> None:
    machines = Machines()
    machines.managed()

    with pytest.raises(Ec2Refusal, match="The filter 'colour' is invalid"):
        described(machines, Filters=[{"Name": "colour", "Values": ["blue"]}])


def test_an_unknown_instance_is_refused() -> None:
    machines = Machines()

    with pytest.raises(Ec2Refusal, match=r"InvalidInstanceID\.NotFound"):
        described(machines, InstanceIds=["i-0123456789abcdef0"])


def test_pages_are_followed_by_their_token() -> None:
    machines = Machines()
    launched = [machines.launch(f"server-{number}") for number in range(12)]
    machines.wait(60)

    first = describe_instance_status(machines.world, machines.place, {"MaxResults": 5})
    request = {"MaxResults": 10, "NextToken": first["NextToken"]}
    rest = describe_instance_status(machines.world, machines.place, request)

    found = [each["InstanceId"] for each in first["InstanceStatuses"] + rest["InstanceStatuses"]]
    assert found == launched
    assert "NextToken" not in rest


@pytest.mark.parametrize(
    "request_",
    [
        {"MaxResults": 3},
        {"MaxResults": 1001},
        {"NextToken": "?"},
        {"MaxResults": 5, "InstanceIds": ["i-0123456789abcdef0"]},
    ],
)
def test_what_ec2_does_not_accept_is_refused(request_: dict[str, Any]) -> None:
    machines = Machines()

    with pytest.raises(Ec2Refusal, match="InvalidParameter"):
        described(machines, **request_)
