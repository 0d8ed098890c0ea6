"""SSM documents on the simulated Systems Manager: each key runs once."""

from datetime import timedelta

import pytest

from localcloud.faults import LostReply, Throttle
from recovery.adapters.aws.performing.documents import AwsDocuments
from recovery.domain.execution.commands import RunCommand, StartAutomation
from recovery.domain.execution.effects import RefusalKind
from recovery.ports.performing import RefusedByAws
from tests.support.simulated_aws import HERE, SimulatedAws
from tests.support.simulated_machines import a_step, runbook, script

LONG_KEY = f"e-1/{'1' * 200}/1"
PARAMETERS = {"Who": ("world",)}
GREETING = script("echo hello {{ Who }}", parameters={"Who": {"type": "String"}})
RESTORE = runbook(
    a_step("wait", "aws:sleep", Duration="PT1M"), parameters={"Who": {"type": "String"}}
)


def a_command(
    *instance_ids: str,
    key: str = "e-1/1/1",
    document: str = "Greet",
    timeout: timedelta = timedelta(minutes=15),
) -> RunCommand:
    return RunCommand(
        key=key,
        attempt=1,
        location=HERE,
        wave=1,
        document=document,
        parameters=PARAMETERS,
        instance_ids=instance_ids,
        marker=None,
        timeout=timeout,
    )


def an_automation(key: str = "e-1/1/1", document: str = "Restore") -> StartAutomation:
    return StartAutomation(
        key=key,
        attempt=1,
        location=HERE,
        wave=1,
        document=document,
        parameters=PARAMETERS,
        timeout=timedelta(minutes=30),
    )


def documents(aws: SimulatedAws) -> AwsDocuments:
    return AwsDocuments(aws.hands, aws.clock)


def an_aws(instances: int = 1) -> tuple[SimulatedAws, list[str]]:
    aws = SimulatedAws()
    aws.has_document("Greet", GREETING)
    aws.has_document("Restore", RESTORE)
    return aws, aws.launched_instances(instances) if instances else []


def refusal_kind(aws: SimulatedAws, command: RunCommand) -> RefusalKind:
    with pytest.raises(RefusedByAws) as refused:
        documents(aws).run(command)
    return refused.value.refusal.kind


@pytest.mark.parametrize("key", ["e-1/1/1", LONG_KEY])
def test_a_command_that_is_repeated_is_sent_once(key: str) -> None:
    aws, instance_ids = an_aws(2)
    command = a_command(*instance_ids, key=key)

    sent = [documents(aws).run(command) for _ in range(2)]

    assert set(sent) == set(aws.place.ssm.commands)
    assert len(set(sent)) == 1


def test_a_command_goes_to_its_instances_with_its_parameters() -> None:
    aws, instance_ids = an_aws(2)

    command_id = documents(aws).run(a_command(*instance_ids))

    command = aws.place.ssm.commands[command_id]
    assert list(command.invocations) == instance_ids
    assert command.parameters == {"Who": ["world"]}
    assert command.request["Comment"] == "e-1/1/1"


@pytest.mark.parametrize(("timeout", "seconds"), [(1, 30), (900, 900), (10**8, 2_592_000)])
def test_the_time_for_delivery_is_within_what_ssm_allows(timeout: int, seconds: int) -> None:
    aws, instance_ids = an_aws()

    command_id = documents(aws).run(a_command(*instance_ids, timeout=timedelta(seconds=timeout)))

    assert aws.place.ssm.commands[command_id].request["TimeoutSeconds"] == seconds


def test_a_command_whose_answer_was_lost_is_not_sent_again() -> None:
    aws, instance_ids = an_aws()
    aws.world.faults.add(LostReply(operation="SendCommand", times=1))

    command_id = documents(aws).run(a_command(*instance_ids))

    assert list(aws.place.ssm.commands) == [command_id]


def test_two_keys_are_two_commands() -> None:
    aws, instance_ids = an_aws()

    sent = {documents(aws).run(a_command(*instance_ids, key=f"e-1/1/{n}")) for n in (1, 11)}

    assert len(sent) == 2


def test_an_agent_that_is_not_online_may_be_so_later() -> None:
    aws, _ = an_aws(0)
    aws.start(*aws.add_servers(1))
    aws.wait(560)
    [instance_id] = aws.place.ec2.instances

    kind = refusal_kind(aws, a_command(instance_id))

    assert kind is RefusalKind.CONFLICT


def test_a_document_that_does_not_exist_never_runs() -> None:
    aws, instance_ids = an_aws()

    kind = refusal_kind(aws, a_command(*instance_ids, document="Missing"))

    assert kind is RefusalKind.INVALID


def test_a_throttled_command_may_be_sent_later() -> None:
    aws, instance_ids = an_aws()
    aws.world.faults.add(Throttle(operation="SendCommand"))

    kind = refusal_kind(aws, a_command(*instance_ids))

    assert kind is RefusalKind.THROTTLED


@pytest.mark.parametrize("key", ["e-1/1/1", LONG_KEY])
def test_an_automation_that_is_repeated_is_started_once(key: str) -> None:
    aws, _ = an_aws(0)

    started = [documents(aws).automate(an_automation(key)) for _ in range(2)]

    assert set(started) == set(aws.place.ssm.automations)
    assert len(set(started)) == 1


def test_an_automation_may_have_no_parameters() -> None:
    aws, _ = an_aws(0)
    aws.has_document("Pause", runbook(a_step("wait", "aws:sleep", Duration="PT1M")))

    automation_id = documents(aws).automate(an_automation(document="Pause").changed(parameters={}))

    assert list(aws.place.ssm.automations) == [automation_id]


def test_two_keys_are_two_automations() -> None:
    aws, _ = an_aws(0)

    started = {documents(aws).automate(an_automation(f"e-1/1/{n}")) for n in (1, 2)}

    assert len(started) == 2


def test_an_automation_that_does_not_exist_never_runs() -> None:
    aws, _ = an_aws(0)

    with pytest.raises(RefusedByAws) as refused:
        documents(aws).automate(an_automation(document="Missing"))

    assert refused.value.refusal.kind is RefusalKind.INVALID
