"""One server in an execution."""

import pytest

from recovery.domain.execution.server_run import (
    Checking,
    Failed,
    FailureCode,
    Healthy,
    Launched,
    LaunchedInstance,
    Launching,
    ServerRun,
    ServerState,
    Skipped,
    Terminated,
    Waiting,
)
from tests.support.builders import NOON, instance_id, server_id

INSTANCE = LaunchedInstance(instance_id=instance_id("db-1"), launched_at=NOON)
HEALTHY = Healthy(instance=INSTANCE, at=NOON, reason="All checks passed.")
FAILED = Failed(at=NOON, code=FailureCode.CHECK_FAILED, reason="It does not answer.")


@pytest.mark.parametrize(
    "state", [Checking(instance=INSTANCE, since=NOON), HEALTHY, FAILED.changed(instance=INSTANCE)]
)
def test_a_server_has_its_instance_whatever_became_of_its_checks(state: ServerState) -> None:
    server = ServerRun(server_id=server_id("db-1"), state=state)

    live = server.live_instance

    assert live == INSTANCE


@pytest.mark.parametrize(
    "state",
    [
        Waiting(),
        Launching(job_key="e-1/1/1", since=NOON),
        Launched(job_key="e-1/1/1", since=NOON),
        FAILED,
        Skipped(at=NOON, reason="Its wave was skipped."),
        Terminated(at=NOON, was=HEALTHY),
    ],
)
def test_a_server_that_is_not_up_or_not_any_more_has_no_instance(state: ServerState) -> None:
    server = ServerRun(server_id=server_id("db-1"), state=state)

    live = server.live_instance

    assert live is None


def test_a_server_keeps_the_instance_of_an_earlier_attempt_until_drs_takes_it_up_again() -> None:
    server = ServerRun(server_id=server_id("db-1"), earlier_instance=INSTANCE)

    live = server.live_instance

    assert live == INSTANCE


def test_a_terminated_server_still_tells_how_it_came_out_and_which_instance_it_had() -> None:
    server = ServerRun(server_id=server_id("db-1"), state=Terminated(at=NOON, was=HEALTHY))

    end, instance = server.end, server.last_instance

    assert end == HEALTHY
    assert instance == INSTANCE


def test_a_server_on_its_way_has_no_end_yet() -> None:
    server = ServerRun(server_id=server_id("db-1"), state=Checking(instance=INSTANCE, since=NOON))

    end, instance = server.end, server.last_instance

    assert end is None
    assert instance == INSTANCE
