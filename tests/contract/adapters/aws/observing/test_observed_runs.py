"""SSM runs as they are observed on the simulated Systems Manager."""

from typing import Any

import pytest

from localcloud.faults import FailingCheck, Throttle
from recovery.adapters.aws.observing.observer import AwsObserver
from recovery.domain.brain.watch import WatchedRun
from recovery.domain.errors import LocationUnreachable
from recovery.domain.execution.facts import RunEnded, RunOutcome, RunResult
from tests.support.simulated_aws import HERE, SimulatedAws
from tests.support.simulated_drs import WINDOWS
from tests.support.simulated_machines import BOTH_PLATFORMS, LINUX_ONLY, a_step, runbook, script

KEY = "e-1/1/1"


def look(aws: SimulatedAws, *watched: WatchedRun) -> tuple[RunEnded, ...]:
    return AwsObserver(aws.clients, aws.clock).runs(HERE, watched)


def a_command(
    aws: SimulatedAws, body: dict[str, Any], *instance_ids: str, marker: str | None = None
) -> WatchedRun:
    aws.has_document("Check", body)
    ssm = aws.clients.of("ssm", HERE)
    sent = ssm.send_command(DocumentName="Check", InstanceIds=list(instance_ids))
    run_id = sent["Command"]["CommandId"]
    return WatchedRun(
        key=KEY, location=HERE, run_id=run_id, instance_ids=instance_ids, marker=marker
    )


def an_automation(aws: SimulatedAws, *steps: dict[str, Any]) -> WatchedRun:
    aws.has_document("Restore", runbook(*steps))
    ssm = aws.clients.of("ssm", HERE)
    run_id = ssm.start_automation_execution(DocumentName="Restore")["AutomationExecutionId"]
    return WatchedRun(key=KEY, location=HERE, run_id=run_id, instance_ids=())


def results(aws: SimulatedAws, run: WatchedRun) -> tuple[RunResult, ...]:
    aws.wait(900)
    [ended] = look(aws, run)
    assert ended.key == KEY
    return ended.results


def test_a_command_has_ended_when_it_has_on_all_instances() -> None:
    aws = SimulatedAws()
    instance_ids = aws.launched_instances(2)
    run = a_command(aws, script("sleep 60", "echo fine"), *instance_ids, marker="fine")

    at_once = look(aws, run)
    aws.wait(10)
    running = look(aws, run)
    ended = results(aws, run)

    assert (at_once, running) == ((), ())
    assert ended == tuple(
        RunResult(instance_id=id_, outcome=RunOutcome.SUCCEEDED) for id_ in instance_ids
    )


def test_each_platform_prints_its_marker() -> None:
    aws = SimulatedAws()
    instance_ids = aws.launched_instances(1) + aws.launched_instances(1, os=WINDOWS)
    run = a_command(aws, BOTH_PLATFORMS, *instance_ids, marker="IS FINE")

    ended = results(aws, run)

    assert [result.outcome for result in ended] == [RunOutcome.SUCCEEDED] * 2


def test_a_check_that_was_skipped_for_its_platform_did_not_pass() -> None:
    aws = SimulatedAws()
    instance_ids = aws.launched_instances(1) + aws.launched_instances(1, os=WINDOWS)
    run = a_command(aws, LINUX_ONLY, *instance_ids, marker="IS FINE")

    ended = results(aws, run)

    assert [result.outcome for result in ended] == [RunOutcome.SUCCEEDED, RunOutcome.NO_MARKER]


def test_a_marker_at_the_end_of_a_long_output_is_found() -> None:
    aws = SimulatedAws()
    instance_ids = aws.launched_instances(1)
    long = [f"echo '{'x' * 90}'" for _ in range(60)]
    run = a_command(aws, script(*long, "echo ALL IS WELL"), *instance_ids, marker="ALL IS WELL")

    [result] = results(aws, run)

    assert result.outcome is RunOutcome.SUCCEEDED
    assert aws.clients.counted()["GetCommandInvocation"] == 1


def test_a_short_output_is_not_fetched_again() -> None:
    aws = SimulatedAws()
    run = a_command(aws, script("echo other"), *aws.launched_instances(1), marker="fine")

    [result] = results(aws, run)

    assert result.outcome is RunOutcome.NO_MARKER
    assert aws.clients.counted()["GetCommandInvocation"] == 0


def test_a_command_that_fails_on_one_instance_says_where_and_why() -> None:
    aws = SimulatedAws()
    bad, good = aws.launched_instances(2)
    aws.world.faults.add(FailingCheck(server=bad, document="Check"))
    run = a_command(aws, script("echo fine"), bad, good)

    failed, passed = results(aws, run)

    assert (failed.instance_id, failed.outcome) == (bad, RunOutcome.FAILED)
    assert failed.detail.startswith("Failed: ")
    assert passed.outcome is RunOutcome.SUCCEEDED


def test_a_command_that_takes_too_long_is_timed_out() -> None:
    aws = SimulatedAws()
    body = script("sleep 300")
    body["mainSteps"][0]["inputs"]["timeoutSeconds"] = "60"
    run = a_command(aws, body, *aws.launched_instances(1))

    [result] = results(aws, run)

    assert result.outcome is RunOutcome.TIMED_OUT


def test_an_automation_has_one_result_of_no_instance() -> None:
    aws = SimulatedAws()
    run = an_automation(aws, a_step("wait", "aws:sleep", Duration="PT1M"))

    running = look(aws, run)
    ended = results(aws, run)

    assert running == ()
    assert ended == (RunResult(outcome=RunOutcome.SUCCEEDED),)


def test_an_automation_that_fails_says_why() -> None:
    aws = SimulatedAws()
    run = an_automation(aws, a_step("ask", "aws:approve", Approvers=["arn:aws:iam::1:user/x"]))
    aws.wait(60)
    aws.clients.of("ssm", HERE).send_automation_signal(
        AutomationExecutionId=run.run_id, SignalType="Reject"
    )

    [result] = results(aws, run)

    assert result.outcome is RunOutcome.FAILED
    assert result.detail


def test_an_automation_that_ssm_does_not_know_yet_has_not_ended() -> None:
    aws = SimulatedAws()
    unknown = WatchedRun(
        key=KEY,
        location=HERE,
        run_id="00000000-0000-4000-8000-000000000000",
        instance_ids=(),
    )

    assert look(aws, unknown) == ()


def test_a_look_that_is_throttled_does_not_say_that_nothing_has_ended() -> None:
    aws = SimulatedAws()
    run = an_automation(aws, a_step("wait", "aws:sleep", Duration="PT1M"))
    aws.world.faults.add(Throttle(operation="GetAutomationExecution"))

    with pytest.raises(LocationUnreachable) as refused:
        look(aws, run)

    assert refused.value.why == "THROTTLED"
