"""Whatever is asked of the simulated DRS, in whatever order: what is always true of it."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from localcloud.drs.errors import DrsError
from localcloud.drs.points import points_of
from localcloud.drs.stalling import recover, stall
from localcloud.drs.state import Job
from localcloud.faults import FAULT
from tests.support.simulated_drs import Simulation, extend

JOBS, SERVERS_IN_A_JOB, SERVERS_IN_ALL_JOBS = 3, 3, 5
Step = Callable[[Simulation], object]


def launch(numbers: list[int], *, is_drill: bool) -> Step:
    def act(simulation: Simulation) -> object:
        return simulation.start(
            *(server_id(simulation, each) for each in numbers), is_drill=is_drill
        )

    return act


def terminate(numbers: list[int]) -> Step:
    def act(simulation: Simulation) -> object:
        known = list(simulation.place.drs.recovery_instances)
        ids = [known[number % len(known)] for number in numbers if known]
        return ids and simulation.call("TerminateRecoveryInstances", recoveryInstanceIDs=ids)

    return act


def ask(operation: str, number: int) -> Step:
    return lambda simulation: simulation.call(
        operation, sourceServerID=server_id(simulation, number)
    )


def fall_silent(number: int) -> Step:
    def act(simulation: Simulation) -> object:
        server = simulation.place.drs.source_servers[server_id(simulation, number)]
        is_silent = server.replication.state == "STALLED"
        change = recover if is_silent else stall
        if server.replication.state in {"STALLED", "CONTINUOUS"}:
            change(simulation.world, simulation.place, server)
        return None

    return act


def suffer(fault: dict[str, Any]) -> Step:
    return lambda simulation: simulation.world.faults.add(FAULT.validate_python(fault))


def wait(seconds: float) -> Step:
    return lambda simulation: simulation.wait(seconds)


def delete_job(number: int) -> Step:
    def act(simulation: Simulation) -> object:
        known = list(simulation.place.drs.jobs)
        return known and simulation.call("DeleteJob", jobID=known[number % len(known)])

    return act


def server_id(simulation: Simulation, number: int) -> str:
    known = list(simulation.place.drs.source_servers)
    return known[number % len(known)]


PHASES = st.sampled_from(["CLEANUP", "SNAPSHOT", "CONVERSION", "LAUNCH"])
NUMBERS = st.integers(0, 6)
FAULTS = st.one_of(
    st.fixed_dictionaries({"kind": st.just("fail"), "phase": PHASES, "times": st.just(1)}),
    st.fixed_dictionaries({"kind": st.just("stuck"), "phase": PHASES, "times": st.just(1)}),
    st.fixed_dictionaries(
        {
            "kind": st.just("missing_permission"),
            "action": st.sampled_from(
                ["ec2:RunInstances", "ec2:DeleteVolume", "ec2:TerminateInstances"]
            ),
            "times": st.just(1),
        }
    ),
)
STEPS = st.one_of(
    st.builds(launch, st.lists(NUMBERS, min_size=1, max_size=4), is_drill=st.booleans()),
    st.builds(terminate, st.lists(NUMBERS, min_size=1, max_size=3)),
    st.builds(wait, st.sampled_from([0.5, 30, 300, 900])),
    st.builds(wait, st.floats(0, 2000)),
    st.builds(ask, st.sampled_from(["StopReplication", "StartReplication"]), NUMBERS),
    st.builds(ask, st.just("DisconnectSourceServer"), NUMBERS),
    st.builds(fall_silent, NUMBERS),
    st.builds(delete_job, NUMBERS),
    st.builds(suffer, FAULTS),
)


@given(st.lists(STEPS, max_size=20))
def test_the_promises_of_drs_hold_after_every_step(steps: list[Step]) -> None:
    simulation = a_small_simulation()

    for step in steps:
        carry_out(step, simulation)

        assert_promises(simulation)


@given(st.lists(STEPS, max_size=12))
def test_a_job_is_completed_when_the_last_of_its_servers_is_done(steps: list[Step]) -> None:
    simulation = a_small_simulation()
    for step in steps:
        carry_out(step, simulation)

    simulation.wait(24 * 3600)

    for job in simulation.place.drs.jobs.values():
        assert (job.status == "COMPLETED") == all(each.is_done for each in job.participants)
    assert_promises(simulation)


@given(st.lists(STEPS, max_size=12), st.lists(st.integers(0, 4000), min_size=1, max_size=4))
def test_how_often_anybody_looks_changes_nothing(steps: list[Step], looks: list[int]) -> None:
    rare, often = a_small_simulation(), a_small_simulation()
    for step in steps:
        carry_out(step, rare)
        carry_out(step, often)

    for seconds in looks:
        often.wait(seconds)
    rare.wait(sum(looks))

    assert [job.log for job in rare.place.drs.jobs.values()] == [
        job.log for job in often.place.drs.jobs.values()
    ]


def a_small_simulation() -> Simulation:
    simulation = Simulation()
    simulation.add_servers(5)
    extend(simulation, 70)
    simulation.place.quotas = {
        "L-D88FAC3A": JOBS,
        "L-B827C881": SERVERS_IN_A_JOB,
        "L-05AFA8C6": SERVERS_IN_ALL_JOBS,
    }
    return simulation


def carry_out(step: Step, simulation: Simulation) -> None:
    try:
        step(simulation)
    except DrsError:
        return


def assert_promises(simulation: Simulation) -> None:
    drs = simulation.place.drs
    active = drs.active_jobs()
    busy = Counter(each.source_server_id for job in active for each in job.participants)
    assert all(count == 1 for count in busy.values())
    assert len(active) <= JOBS
    assert sum(busy.values()) <= SERVERS_IN_ALL_JOBS
    for job in drs.jobs.values():
        assert len(job.participants) <= SERVERS_IN_A_JOB
        assert_true_to_its_status(job)
    for server in drs.source_servers.values():
        live = [
            each.instance_id
            for each in drs.recovery_instances.values()
            if each.source_server_id == server.source_server_id
        ]
        assert live == ([server.recovery_instance_id] if server.recovery_instance_id else [])
        if server.replication.state in {"STOPPED", "DISCONNECTED"}:
            assert points_of(server, simulation.world.agenda.moment) == []


def assert_true_to_its_status(job: Job) -> None:
    is_over = job.status == "COMPLETED"
    assert (job.ended_at is not None) == is_over
    assert not is_over or all(each.is_done for each in job.participants)
    assert all(sooner.at <= later.at for sooner, later in pairwise(job.log))
    events = [item.event for item in job.log]
    assert events[:1] == ([] if job.status == "PENDING" else ["JOB_START"])
    assert events.count("JOB_END") == is_over
    assert not is_over or events[-1] == "JOB_END"
    for each in job.participants:
        assert (each.recovery_instance_id is not None) or each.launch_status != "LAUNCHED"
