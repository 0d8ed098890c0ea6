"""When the SSM agents of launched instances can be seen."""

import pytest

from localcloud.ec2 import instances
from localcloud.faults import SlowAgent
from localcloud.ssm.errors import SsmError
from tests.support.simulated_machines import WINDOWS, Machines


def test_an_agent_is_absent_until_it_registers() -> None:
    machines = Machines()
    instance_id = machines.launch()

    machines.wait(60)
    at_first = machines.pings()
    machines.wait(200)

    assert at_first == {}
    assert machines.pings() == {instance_id: "Online"}


@pytest.mark.parametrize("number", range(10))
def test_agents_of_linux_take_one_to_three_minutes(number: int) -> None:
    machines = Machines(seed=number)
    machines.launch()

    machines.wait(60)
    early = machines.pings()
    machines.wait(3 * 60)

    assert (len(early), len(machines.pings())) == (0, 1)


@pytest.mark.parametrize("number", range(10))
def test_agents_of_windows_take_three_to_seven_minutes(number: int) -> None:
    machines = Machines(seed=number)
    machines.launch(os=WINDOWS)

    machines.wait(180)
    early = machines.pings()
    machines.wait(5 * 60)

    assert (len(early), len(machines.pings())) == (0, 1)


def test_a_slow_agent_comes_when_the_fault_says() -> None:
    machines = Machines()
    machines.world.faults.add(SlowAgent(server="web-1", seconds=1800))
    machines.launch("web-1")

    machines.wait(1750)
    early = machines.pings()
    machines.wait(100)

    assert (len(early), len(machines.pings())) == (0, 1)


def test_an_agent_that_never_comes_is_never_seen() -> None:
    machines = Machines()
    machines.world.faults.add(SlowAgent(server="web-1"))
    machines.launch("web-1")
    other = machines.launch("web-2")

    machines.wait(24 * 3600)

    assert machines.pings() == {other: "Online"}


def test_a_stopped_instance_loses_its_connection_after_five_minutes() -> None:
    machines = Machines()
    instance_id = machines.managed()

    instances.stop(machines.world, machines.place, instance_id)
    machines.wait(200)
    unnoticed = machines.pings()
    machines.wait(200)

    assert unnoticed == {instance_id: "Online"}
    assert machines.pings() == {instance_id: "ConnectionLost"}


def test_an_agent_is_back_some_time_after_a_restart() -> None:
    machines = Machines()
    instance_id = machines.managed()
    instances.stop(machines.world, machines.place, instance_id)
    machines.wait(400)

    instances.start(machines.world, machines.place, instance_id)
    machines.wait(30)
    at_first = machines.pings()
    machines.wait(300)

    assert at_first == {instance_id: "ConnectionLost"}
    assert machines.pings() == {instance_id: "Online"}


def test_an_instance_that_never_registered_is_not_known_when_it_stops() -> None:
    machines = Machines()
    machines.world.faults.add(SlowAgent())
    instance_id = machines.managed()

    instances.stop(machines.world, machines.place, instance_id)
    machines.wait(600)

    assert machines.pings() == {}


def test_a_terminated_instance_is_no_longer_listed() -> None:
    machines = Machines()
    instance_id = machines.managed()

    instances.terminate(machines.world, machines.place, instance_id)
    machines.wait(120)
    terminated = machines.pings()
    machines.wait(2 * 3600)

    assert terminated == machines.pings() == {}


def test_an_agent_tells_what_it_runs_on() -> None:
    machines = Machines()
    instance_id = machines.managed("dc-1", os=WINDOWS)

    found = machines.ssm("DescribeInstanceInformation")["InstanceInformationList"][0]

    assert found["InstanceId"] == instance_id
    assert found["PlatformType"] == "Windows"
    assert found["PlatformName"] == "Microsoft Windows Server 2022"
    assert found["ComputerName"] == "dc-1"
    assert found["ResourceType"] == "EC2Instance"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("InstanceIds", "{id}"),
        ("PingStatus", "Online"),
        ("PlatformTypes", "Linux"),
        ("ResourceType", "EC2Instance"),
        ("tag:Tier", "Web"),
    ],
)
def test_filters_choose_among_agents(key: str, value: str) -> None:
    machines = Machines()
    instance_id = machines.managed("web-1", tags={"Tier": "Web"})

    wanted = [{"Key": key, "Values": [value.format(id=instance_id)]}]
    other = [{"Key": key, "Values": ["something-else"]}]

    found = machines.ssm("DescribeInstanceInformation", Filters=wanted)
    none = machines.ssm("DescribeInstanceInformation", Filters=other)
    assert [each["InstanceId"] for each in found["InstanceInformationList"]] == [instance_id]
    assert none["InstanceInformationList"] == []


def test_the_older_filters_work_as_well_but_not_both() -> None:
    machines = Machines()
    first, _ = machines.managed("a"), machines.managed("b")
    older = [{"key": "InstanceIds", "valueSet": [first]}]
    newer = [{"Key": "InstanceIds", "Values": [first]}]

    found = machines.ssm("DescribeInstanceInformation", InstanceInformationFilterList=older)

    assert [each["InstanceId"] for each in found["InstanceInformationList"]] == [first]
    with pytest.raises(SsmError, match="InvalidInstanceInformationFilterValue"):
        machines.ssm(
            "DescribeInstanceInformation", InstanceInformationFilterList=older, Filters=newer
        )


def test_an_unknown_filter_is_refused() -> None:
    machines = Machines()
    machines.managed()

    with pytest.raises(SsmError, match="InvalidFilterKey"):
        machines.ssm("DescribeInstanceInformation", Filters=[{"Key": "Colour", "Values": ["x"]}])


def test_pages_have_between_five_and_fifty_agents() -> None:
    machines = Machines()
    for number in range(7):
        machines.launch(f"server-{number}")
    machines.wait(600)

    first = machines.ssm("DescribeInstanceInformation", MaxResults=5)
    rest = machines.ssm("DescribeInstanceInformation", MaxResults=5, NextToken=first["NextToken"])

    assert len(first["InstanceInformationList"]) == 5
    assert len(rest["InstanceInformationList"]) == 2
    assert "NextToken" not in rest
    for size in (4, 51):
        with pytest.raises(SsmError, match="ValidationException"):
            machines.ssm("DescribeInstanceInformation", MaxResults=size)
