"""Where an action runs."""

from recovery.domain.execution.commands import ApplyLaunchSettings, RunCommand, StartAutomation
from recovery.domain.inventory import Inventory
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_command,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
    instance_id,
    server_id,
)
from tests.support.play import a_begun_play

WITH_COMMAND = a_plan(a_wave(checks=(), actions_after=[a_command()]))


def instances(*hostnames: str) -> tuple[str, ...]:
    return tuple(instance_id(server_id(hostname)) for hostname in hostnames)


def two_places() -> Inventory:
    return an_inventory(
        a_server("web-1", location=AMERICA),
        a_server("db-1"),
        groups=(a_group("Web", "web-1", location=AMERICA), a_group("Database", "db-1")),
    )


def test_an_automation_runs_where_the_first_server_of_its_wave_is() -> None:
    wave = a_wave(group_ids=("Web", "Database"), actions_before=[an_automation()])

    play = a_begun_play(a_plan(wave), inventory=two_places())

    assert [run.location for run in play.asked(StartAutomation)] == [AMERICA]


def test_an_automation_runs_where_it_is_told_to() -> None:
    wave = a_wave(actions_before=[an_automation(location=AMERICA)])

    play = a_begun_play(a_plan(wave))

    assert [run.location for run in play.asked(StartAutomation)] == [AMERICA]


def test_an_automation_needs_no_servers_where_it_has_a_location() -> None:
    wave = a_wave(group_ids=(), actions_before=[an_automation(location=EUROPE)])

    play = a_begun_play(a_plan(wave, a_wave("Web")), {"Web": ("web-1",)})

    assert [run.location for run in play.asked(StartAutomation)] == [EUROPE]


def test_a_command_runs_on_the_instances_of_the_wave_it_names() -> None:
    plan = a_plan(
        a_wave("Database", checks=()),
        a_wave("Web", "Database", actions_before=[a_command(on_wave="Database")]),
    )
    play = a_begun_play(plan, {"Database": ("db-1", "db-2"), "Web": ("web-1",)})

    play.recovers("db-1", "db-2")

    assert [run.instance_ids for run in play.asked(RunCommand)] == [instances("db-1", "db-2")]


def test_a_command_runs_in_batches_of_fifty() -> None:
    hostnames = tuple(f"db-{number}" for number in range(51))
    play = a_begun_play(WITH_COMMAND, {"Database": hostnames})

    play.recovers(*hostnames)

    assert [len(run.instance_ids) for run in play.asked(RunCommand)] == [50, 1]


def test_a_command_runs_apart_in_each_account_and_region() -> None:
    wave = a_wave(group_ids=("Web", "Database"), checks=(), actions_after=[a_command()])
    play = a_begun_play(a_plan(wave), inventory=two_places())

    play.recovers("web-1")
    play.recovers("db-1")

    assert [(run.location, run.instance_ids) for run in play.asked(RunCommand)] == [
        (AMERICA, instances("web-1")),
        (EUROPE, instances("db-1")),
    ]


def test_an_action_is_done_when_all_its_batches_are() -> None:
    hostnames = tuple(f"db-{number}" for number in range(51))
    play = a_begun_play(WITH_COMMAND, {"Database": hostnames})
    play.recovers(*hostnames)
    first, second = play.asked(RunCommand)

    play.step(play.run_ends(first))
    after_one = play.wave("Database").state.status
    play.step(play.run_ends(second))

    assert after_one == "FINISHING"
    assert play.wave("Database").state.status == "COMPLETED"


def test_a_command_runs_neither_on_failed_servers_nor_on_those_that_stay_stopped() -> None:
    inventory = an_inventory(
        a_server("db-1"),
        a_server("db-2"),
        a_server("db-3"),
        groups=(
            a_group(
                "Database",
                "db-1",
                "db-2",
                "db-3",
                server_settings={server_id("db-3"): {"launch_disposition": "STOPPED"}},
            ),
        ),
    )
    wave = a_wave(checks=(), actions_after=[a_command()], optional_server_ids=(server_id("db-2"),))
    play = a_begun_play(a_plan(wave), inventory=inventory)
    [change] = play.asked(ApplyLaunchSettings)
    play.step(play.settings_are_written(change))

    play.step(play.job_ends(play.job_of("db-1", "db-2", "db-3"), failed={"db-2": "No."}))

    assert [run.instance_ids for run in play.asked(RunCommand)] == [instances("db-1")]
