"""The life of an instance that DRS launches, and what EC2 refuses."""

import pytest

from localcloud.ec2 import instances
from localcloud.ec2.errors import Ec2Refusal
from localcloud.ec2.state import Subnet
from tests.support.simulated_machines import NOON, WINDOWS, Machines


def test_an_instance_is_pending_and_runs_some_seconds_later() -> None:
    machines = Machines()

    instance_id = machines.launch()
    at_first = machines.state(instance_id)
    machines.wait(30)

    assert (at_first, machines.state(instance_id)) == ("pending", "running")


def test_a_launched_instance_has_an_id_like_those_of_ec2() -> None:
    machines = Machines()

    instance_id = machines.launch()

    assert instance_id.startswith("i-")
    assert len(instance_id) == 19


def test_an_instance_that_is_to_be_stopped_never_runs() -> None:
    machines = Machines()

    instance_id = machines.launch(disposition="STOPPED")
    machines.wait(600)

    assert machines.state(instance_id) == "stopped"
    assert machines.pings() == {}


def test_an_instance_carries_the_tags_of_drs_and_those_it_is_given() -> None:
    machines = Machines()

    instance_id = machines.launch("db-1", tags={"Tier": "Database"})

    assert machines.instance(instance_id).tags == {
        "Name": "db-1",
        "Tier": "Database",
        "AWSElasticDisasterRecoveryManaged": "drs.amazonaws.com",
        "drs.amazonaws.com-source-server": "s-db-1",
        "drs.amazonaws.com-job": "drsjob-1",
    }


def test_a_template_may_name_the_instance_but_not_take_the_tags_of_drs() -> None:
    machines = Machines()

    instance_id = machines.launch(tags={"Name": "mine", "drs.amazonaws.com-job": "another"})

    tags = machines.instance(instance_id).tags
    assert (tags["Name"], tags["drs.amazonaws.com-job"]) == ("mine", "drsjob-1")


def test_each_disk_becomes_a_volume() -> None:
    machines = Machines()

    instance_id = machines.launch(disks=(("/dev/sda", 8), ("/dev/sdb", 16)))

    volumes = machines.instance(instance_id).volumes
    assert [(each.device_name, each.size_bytes) for each in volumes] == [
        ("/dev/sda", 8),
        ("/dev/sdb", 16),
    ]
    assert len({each.volume_id for each in volumes}) == 2


def test_a_terminated_instance_shuts_down_first_and_is_forgotten_after_an_hour() -> None:
    machines = Machines()
    instance_id = machines.managed()

    instances.terminate(machines.world, machines.place, instance_id)
    at_first = machines.state(instance_id)
    machines.wait(120)
    later = machines.state(instance_id)
    machines.wait(3600)

    assert (at_first, later) == ("shutting-down", "terminated")
    assert instance_id not in machines.place.ec2.instances


def test_terminating_twice_changes_nothing() -> None:
    machines = Machines()
    instance_id = machines.managed()
    instances.terminate(machines.world, machines.place, instance_id)
    machines.wait(120)

    instances.terminate(machines.world, machines.place, instance_id)

    assert machines.state(instance_id) == "terminated"


def test_an_instance_that_is_terminated_while_pending_never_runs() -> None:
    machines = Machines()
    instance_id = machines.launch()

    instances.terminate(machines.world, machines.place, instance_id)
    machines.wait(300)

    assert machines.state(instance_id) == "terminated"


def test_a_protected_instance_is_not_terminated_until_it_is_unprotected() -> None:
    machines = Machines()
    instance_id = machines.launch(is_protected=True)
    machines.wait(60)

    with pytest.raises(Ec2Refusal, match="disableApiTermination") as refused:
        instances.terminate(machines.world, machines.place, instance_id)
    instances.unprotect(machines.place, instance_id)
    instances.terminate(machines.world, machines.place, instance_id)

    assert refused.value.code == "OperationNotPermitted"
    assert machines.state(instance_id) == "shutting-down"


def test_a_running_instance_can_be_protected_later() -> None:
    machines = Machines()
    instance_id = machines.managed()

    instances.protect(machines.place, instance_id)

    with pytest.raises(Ec2Refusal, match="OperationNotPermitted"):
        instances.terminate(machines.world, machines.place, instance_id)


def test_stopping_takes_a_while_and_longer_on_windows() -> None:
    machines = Machines()
    linux, windows = machines.managed("linux"), machines.managed("windows", os=WINDOWS)

    for instance_id in (linux, windows):
        instances.stop(machines.world, machines.place, instance_id)
    at_first = machines.state(linux)
    machines.wait(45)
    later = machines.state(linux), machines.state(windows)
    machines.wait(120)

    assert at_first == "stopping"
    assert later == ("stopped", "stopping")
    assert machines.state(windows) == "stopped"


def test_a_stopped_instance_can_be_started_again() -> None:
    machines = Machines()
    instance_id = machines.managed()
    instances.stop(machines.world, machines.place, instance_id)
    machines.wait(120)

    instances.start(machines.world, machines.place, instance_id)
    at_first = machines.state(instance_id)
    machines.wait(60)

    assert (at_first, machines.state(instance_id)) == ("pending", "running")


def test_starting_what_runs_and_stopping_what_is_stopped_changes_nothing() -> None:
    machines = Machines()
    running, stopped = machines.managed("a"), machines.launch("b", disposition="STOPPED")
    machines.wait(60)

    instances.start(machines.world, machines.place, running)
    instances.stop(machines.world, machines.place, stopped)

    assert (machines.state(running), machines.state(stopped)) == ("running", "stopped")


def test_an_instance_that_is_stopping_cannot_be_started() -> None:
    machines = Machines()
    instance_id = machines.managed()
    instances.stop(machines.world, machines.place, instance_id)

    with pytest.raises(Ec2Refusal, match="IncorrectInstanceState"):
        instances.start(machines.world, machines.place, instance_id)


def test_a_terminated_instance_cannot_be_stopped() -> None:
    machines = Machines()
    instance_id = machines.managed()
    instances.terminate(machines.world, machines.place, instance_id)

    with pytest.raises(Ec2Refusal, match="IncorrectInstanceState"):
        instances.stop(machines.world, machines.place, instance_id)


def test_an_unknown_instance_is_refused_in_the_words_of_ec2() -> None:
    machines = Machines()

    with pytest.raises(Ec2Refusal) as refused:
        instances.terminate(machines.world, machines.place, "i-0123456789abcdef0")

    assert str(refused.value) == (
        "An error occurred (InvalidInstanceID.NotFound) when calling the TerminateInstances"
        " operation: The instance ID 'i-0123456789abcdef0' does not exist"
    )


def test_a_subnet_that_does_not_exist_is_refused() -> None:
    machines = Machines()
    machines.place.ec2.subnets = {"subnet-1": Subnet("10.0.1.0/24", "eu-west-1a")}

    with pytest.raises(Ec2Refusal, match=r"InvalidSubnetID\.NotFound"):
        machines.launch(subnet_id="subnet-2")


def test_a_security_group_that_does_not_exist_is_refused() -> None:
    machines = Machines()
    machines.place.ec2.security_groups = {"sg-1"}

    with pytest.raises(Ec2Refusal, match=r"InvalidGroup\.NotFound"):
        machines.launch(security_group_ids=("sg-1", "sg-2"))


def test_where_no_network_is_known_every_name_is_accepted() -> None:
    machines = Machines()

    instance_id = machines.launch(subnet_id="subnet-9", security_group_ids=("sg-9",))

    assert machines.instance(instance_id).subnet_id == "subnet-9"


def test_the_zone_is_that_of_the_subnet() -> None:
    machines = Machines()
    machines.place.ec2.subnets = {"subnet-1": Subnet("10.0.1.0/24", "eu-west-1c")}

    instance_id = machines.launch(subnet_id="subnet-1")

    assert machines.instance(instance_id).availability_zone == "eu-west-1c"


def test_an_adopted_instance_has_run_for_long() -> None:
    machines = Machines()
    launch = instances.InstanceLaunch(server_id="s-1", hostname="old", os="Linux", job_id="j")

    adopted = instances.adopt(machines.world, machines.place, launch, since=NOON)

    assert machines.state(adopted.instance_id) == "running"
    assert machines.checks(adopted.instance_id) == ("ok", "ok")
    assert machines.pings() == {adopted.instance_id: "Online"}


def test_a_mirror_reads_on_from_where_it_was() -> None:
    machines = Machines()
    first = machines.launch("a")
    changed, seen = machines.place.ec2.changes_since(0)

    second = machines.launch("b")
    machines.wait(60)
    later, _ = machines.place.ec2.changes_since(seen)

    assert changed == [first]
    assert sorted(later) == sorted([first, second])


def test_the_same_seed_gives_the_same_instances_at_the_same_times() -> None:
    one, two, other = Machines(), Machines(), Machines(seed=1)

    ids = [machines.launch() for machines in (one, two, other)]
    for machines in (one, two, other):
        machines.wait(600)
    checked = [m.instance(i).checked_at for m, i in zip((one, two, other), ids, strict=True)]

    assert ids[0] == ids[1] != ids[2]
    assert checked[0] == checked[1] != checked[2]
