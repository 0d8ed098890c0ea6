"""The net below the net: an execution goes on, whatever happens to what drives it."""

from tests.integration.engine.conftest import Shop
from tests.support.running_cloud import until


def test_an_execution_whose_run_was_stopped_goes_on_in_another(shop: Shop) -> None:
    wave = shop.wave(shop.servers("Infrastructure"), checks=[])
    execution_id = shop.start(wave, cleanupAfter="PT0S")
    shop.comes_to(execution_id, "RUNNING")
    machine = shop.deployed.outputs["StateMachineArn"]
    run = f"{machine.replace(':stateMachine:', ':execution:')}:{execution_id}"

    shop.deployed.client("stepfunctions").stop_execution(executionArn=run)
    until(lambda: f"{execution_id}-2" in shop.runs(execution_id) or None, seconds=30)
    over = shop.is_over(execution_id)

    assert over["status"] == "COMPLETED"
    assert shop.runs(execution_id) == {execution_id: "ABORTED", f"{execution_id}-2": "SUCCEEDED"}
    (job,) = over["waves"][0]["jobs"]
    assert len(job["serverIds"]) == 1
    assert execution_id in [id_ for line in shop.told("events", "sweep") for id_ in line["revived"]]


def test_an_execution_that_was_never_begun_is_begun_by_the_sweeper(shop: Shop) -> None:
    wave = shop.wave(shop.servers("Database", "WINDOWS"), checks=[])
    states = shop.deployed.client("stepfunctions")
    machine = shop.deployed.outputs["StateMachineArn"]
    execution_id = shop.start(wave, isDryRun=True)

    states.stop_execution(
        executionArn=f"{machine.replace(':stateMachine:', ':execution:')}:{execution_id}"
    )

    assert shop.is_over(execution_id)["status"] == "COMPLETED"
