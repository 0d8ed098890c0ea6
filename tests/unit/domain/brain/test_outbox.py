"""The commands that wait for an answer: all of them, at every step, under the same keys."""

from datetime import timedelta

from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    FindRecovery,
    Notify,
    RunCommand,
    StartAutomation,
    StartRecovery,
    TerminateInstances,
)
from recovery.domain.execution.execution import Mode
from recovery.domain.execution.facts import Cancel, Terminate
from recovery.domain.launch_settings import LaunchSettings
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_command,
    a_document_check,
    a_group,
    a_plan,
    a_schedule,
    a_scheduled_server,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
    instance_id,
    server_id,
    snapshot_id,
)
from tests.support.operators import TWO_WAVES, a_drill_that_ended, asks, everybody_is_told
from tests.support.play import Play, a_begun_play

MINUTE = timedelta(minutes=1)
PARAMETERS = {"Host": ("db-1",)}


def test_a_launch_names_its_servers_its_wave_and_its_place() -> None:
    play = a_begun_play(None, {"Database": ("db-1", "db-2")})

    (start,) = play.asked(StartRecovery)

    assert (start.location, start.wave, start.attempt) == (EUROPE, 1, 1)
    assert start.servers == {server_id("db-1"): None, server_id("db-2"): None}


def test_a_launch_names_the_snapshot_of_each_server() -> None:
    schedule = a_schedule()
    snapshot = a_scheduled_server(snapshot_id=snapshot_id("noon"))
    wave = schedule.wave(1).changed(servers={snapshot.server_id: snapshot})
    play = Play(schedule.changed(waves=(wave,)))

    play.step()

    (start,) = play.asked(StartRecovery)
    assert start.servers == {server_id("db-1"): snapshot_id("noon")}


def test_a_drill_asks_for_drills_and_a_recovery_for_recoveries() -> None:
    drill = a_begun_play(mode=Mode.DRILL)

    recovery = a_begun_play(mode=Mode.RECOVERY)

    assert [start.is_drill for start in drill.asked(StartRecovery)] == [True]
    assert [start.is_drill for start in recovery.asked(StartRecovery)] == [False]


def test_a_repeated_step_hands_out_the_same_commands() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App", actions_before=(an_automation(),)))
    play = a_begun_play(plan, TWO_WAVES)
    first = play.commands

    play.step(after=MINUTE)

    assert {type(command) for command in first} == {StartRecovery, StartAutomation, Notify}
    assert play.commands == first


def test_an_answered_command_is_not_handed_out_again() -> None:
    play = a_begun_play()
    everybody_is_told(play)

    play.job_of("db-1")

    assert play.commands == ()


def test_no_two_commands_share_a_key() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App", actions_before=(an_automation(),)))
    play = a_begun_play(plan, TWO_WAVES)

    keys = [command.key for command in play.commands]

    assert len(set(keys)) == len(keys)


def test_launch_settings_are_written_for_the_servers_that_need_them() -> None:
    wanted = LaunchSettings.model_validate({"copy_tags": True})
    inventory = an_inventory(
        a_server(has_launch_configuration=False), groups=(a_group(launch_settings=wanted),)
    )
    play = a_begun_play(inventory=inventory)

    (write,) = play.asked(ApplyLaunchSettings)

    assert (write.location, write.wave) == (EUROPE, 1)
    assert write.servers[server_id("db-1")].copy_tags is True


def test_an_automation_is_started_with_what_the_plan_says() -> None:
    action = an_automation(location=AMERICA, parameters=PARAMETERS, timeout=5 * MINUTE)
    play = a_begun_play(a_plan(a_wave(actions_before=(action,))))

    (start,) = play.asked(StartAutomation)

    assert (start.document, start.parameters) == ("point-dns", PARAMETERS)
    assert (start.location, start.wave, start.timeout) == (AMERICA, 1, 5 * MINUTE)


def test_a_command_is_run_with_what_the_plan_says() -> None:
    action = a_command(parameters=PARAMETERS, marker="SEEDED", timeout=5 * MINUTE)
    play = a_begun_play(a_plan(a_wave(actions_after=(action,))))
    play.recovers("db-1")

    (run,) = play.asked(RunCommand)

    assert (run.document, run.parameters, run.marker) == ("seed-data", PARAMETERS, "SEEDED")
    assert run.instance_ids == (instance_id(server_id("db-1")),)
    assert (run.location, run.wave, run.timeout) == (EUROPE, 1, 5 * MINUTE)


def test_a_document_check_is_run_with_what_the_plan_says() -> None:
    check = a_document_check(parameters=PARAMETERS, marker="UP", timeout=5 * MINUTE)
    play = a_begun_play(a_plan(a_wave(checks=(check,))))
    play.step(play.job_ends(play.job_of("db-1")))

    (run,) = play.asked(RunCommand)

    assert (run.document, run.parameters, run.marker) == ("check-http", PARAMETERS, "UP")
    assert (run.location, run.wave, run.timeout) == (EUROPE, 1, 5 * MINUTE)


def test_a_search_goes_on_under_the_key_of_the_launch_with_a_later_attempt() -> None:
    play = a_begun_play()
    start = play.launches("db-1")

    asks(play, Cancel)

    (search,) = play.asked(FindRecovery)
    assert (search.key, search.wave) == (start.key, 1)
    assert search.attempt > start.attempt


def test_a_termination_names_the_instances_and_their_place() -> None:
    play = a_drill_that_ended()

    asks(play, Terminate)

    (terminate,) = play.asked(TerminateInstances)
    assert terminate.location == EUROPE
    assert terminate.instance_ids == (instance_id(server_id("db-1")),)
