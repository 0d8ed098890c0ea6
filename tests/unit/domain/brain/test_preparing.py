"""Before a wave launches: its actions, its launch settings, its jobs."""

from collections import Counter
from datetime import timedelta

from recovery.domain.execution.commands import ApplyLaunchSettings, StartAutomation, StartRecovery
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.facts import Pause, Resume
from recovery.domain.execution.server_run import Failed, FailureCode, Skipped, Waiting
from recovery.domain.inventory import Inventory
from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.recovery_plan import FailureThreshold
from tests.support.builders import (
    AMERICA,
    NOON,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
    server_id,
)
from tests.support.play import ANNA, a_begun_play

LARGE = {"instance_type": "m5.large"}
TOLERANT = a_plan(a_wave(threshold=FailureThreshold(servers=1)))


def an_inventory_with_settings(*hostnames: str) -> Inventory:
    return an_inventory(
        *map(a_server, hostnames), groups=(a_group("Database", *hostnames, launch_settings=LARGE),)
    )


def test_launch_settings_are_written_before_the_launch() -> None:
    play = a_begun_play(inventory=an_inventory_with_settings("db-1"))
    [change] = play.asked(ApplyLaunchSettings)
    before = play.asked(StartRecovery)

    play.step(play.settings_are_written(change))

    assert change.servers == {server_id("db-1"): LaunchSettings(instance_type="m5.large")}
    assert before == []
    assert play.asks_to_launch("db-1")
    assert "Launch settings of 1 server are written." in play.said


def test_settings_are_written_only_for_servers_that_need_them() -> None:
    inventory = an_inventory(
        a_server("db-1"),
        a_server("db-2", has_launch_configuration=False),
        groups=(a_group("Database", "db-1", "db-2"),),
    )

    play = a_begun_play(inventory=inventory)

    assert [set(c.servers) for c in play.asked(ApplyLaunchSettings)] == [{server_id("db-2")}]
    assert play.asked(StartRecovery) == []


def test_settings_are_written_in_batches_of_25_for_each_account_and_region() -> None:
    here = [f"db-{number}" for number in range(26)]
    there = [f"web-{number}" for number in range(2)]
    inventory = an_inventory(
        *map(a_server, here),
        *(a_server(hostname, location=AMERICA) for hostname in there),
        groups=(
            a_group("Database", *here, launch_settings=LARGE),
            a_group("Web", *there, location=AMERICA, launch_settings=LARGE),
        ),
    )

    play = a_begun_play(a_plan(a_wave(group_ids=("Database", "Web"))), inventory=inventory)

    sizes = Counter((c.location, len(c.servers)) for c in play.asked(ApplyLaunchSettings))
    assert sorted(size for _, size in sizes) == [1, 2, 25]
    assert sizes[AMERICA, 2] == 1


def test_nothing_launches_before_the_last_batch_is_written() -> None:
    hostnames = tuple(f"db-{number}" for number in range(26))
    play = a_begun_play(inventory=an_inventory_with_settings(*hostnames))
    first, second = play.asked(ApplyLaunchSettings)

    play.step(play.settings_are_written(second))
    after_one = play.asked(StartRecovery)
    play.step(play.settings_are_written(first))

    assert after_one == []
    assert play.asks_to_launch(*hostnames)


def test_a_server_whose_settings_could_not_be_written_is_not_launched() -> None:
    play = a_begun_play(TOLERANT, inventory=an_inventory_with_settings("db-1", "db-2"))
    [change] = play.asked(ApplyLaunchSettings)

    play.step(play.settings_are_written(change, {"db-2": "Subnet is gone."}))

    state = play.server("db-2")
    assert isinstance(state, Failed)
    assert (state.code, state.reason) == (FailureCode.SETTINGS_FAILED, "Subnet is gone.")
    assert play.asks_to_launch("db-1")
    assert "Launch settings of 1 server could not be written." in play.said


def test_failures_of_servers_that_nobody_asked_about_are_ignored() -> None:
    play = a_begun_play(inventory=an_inventory_with_settings("db-1"))
    [change] = play.asked(ApplyLaunchSettings)

    play.step(play.settings_are_written(change, {"db-9": "Who?"}))

    assert play.asks_to_launch("db-1")


def test_settings_refused_for_good_fail_all_their_servers() -> None:
    play = a_begun_play(inventory=an_inventory_with_settings("db-1", "db-2"))
    [change] = play.asked(ApplyLaunchSettings)

    play.step(play.refuses(change, RefusalKind.DENIED, message="No."))

    state = play.server("db-1")
    assert isinstance(state, Failed)
    assert state.code is FailureCode.SETTINGS_FAILED
    assert play.asked(StartRecovery) == []
    assert play.wave("Database").state.status == "FAILED"
    assert "Writing the launch settings of 2 servers failed: No." in play.said


def test_throttled_settings_are_written_later_under_their_key() -> None:
    play = a_begun_play(inventory=an_inventory_with_settings("db-1"))
    [change] = play.asked(ApplyLaunchSettings)
    play.step(play.refuses(change, RefusalKind.THROTTLED))

    play.step(after=timedelta(seconds=30))

    assert play.asked(ApplyLaunchSettings) == [change.changed(attempt=2)]


def test_settings_written_at_an_earlier_attempt_count_during_the_pause() -> None:
    play = a_begun_play(inventory=an_inventory_with_settings("db-1"))
    [change] = play.asked(ApplyLaunchSettings)
    play.step(play.refuses(change, RefusalKind.UNREACHABLE))

    play.step(play.settings_are_written(change))

    assert play.asks_to_launch("db-1")


def test_settings_wait_for_the_actions_before_the_launch() -> None:
    plan = a_plan(a_wave(actions_before=[an_automation()]))
    play = a_begun_play(plan, inventory=an_inventory_with_settings("db-1"))
    [action] = play.asked(StartAutomation)
    before = play.asked(ApplyLaunchSettings)

    play.step(play.run_ends(action))

    assert before == []
    assert len(play.asked(ApplyLaunchSettings)) == 1


def test_settings_written_while_paused_launch_nothing_until_the_execution_goes_on() -> None:
    play = a_begun_play(inventory=an_inventory_with_settings("db-1"))
    [change] = play.asked(ApplyLaunchSettings)
    play.step(Pause(at=NOON, request_id="r-1", by=ANNA))

    play.step(play.settings_are_written(change))
    while_paused = play.asked(StartRecovery), play.server("db-1")
    play.step(Resume(at=NOON, request_id="r-2", by=ANNA))

    assert while_paused == ([], Waiting())
    assert play.asks_to_launch("db-1")


def test_a_wave_whose_first_action_fails_launches_nothing() -> None:
    play = a_begun_play(a_plan(a_wave(actions_before=[an_automation()])))
    [action] = play.asked(StartAutomation)

    play.step(play.refuses(action, RefusalKind.INVALID, message="No such document."))

    assert play.wave("Database").state.status == "FAILED"
    assert play.server("db-1") == Skipped(at=NOON, reason="Its wave failed before it was launched.")
    assert play.asked(StartRecovery) == []
