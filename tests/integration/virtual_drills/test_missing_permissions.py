"""The role of a target account lacks one permission: what DRS makes of it, and what we of that.

Each action of the launch set, taken from the role as its template has it.
"""

import re

import pytest

from recovery.domain.brain.launch_permissions import USED_BY_DRS
from recovery.domain.errors import RecoveryError
from recovery.domain.execution.execution import Status
from recovery.domain.execution.server_run import Failed
from tests.support.builders import a_wave
from tests.support.engine.stories import launch_jobs, ready, server_states
from tests.support.engine.virtual_engine import VirtualEngine
from tests.support.least_privilege.policies import target_role_without
from tests.support.simulated_aws import SimulatedAws

SAID_BY_EC2 = [
    "ec2:AttachVolume",
    "ec2:DeleteVolume",
    "ec2:DetachVolume",
    "ec2:ModifyInstanceAttribute",
    "ec2:StartInstances",
    "ec2:StopInstances",
]
"""Used after the conversion, where DRS repeats the words of EC2."""
LOOKED_WITH = ["ec2:DescribeInstances"]
"""Used before anything is launched, too: DRS needs it to list recovery instances."""
SAID_BY_NOBODY = [each for each in USED_BY_DRS if each not in (*SAID_BY_EC2, *LOOKED_WITH)]


def an_engine_without(*actions: str) -> VirtualEngine:
    aws = SimulatedAws(allows=target_role_without(*actions))
    return ready(a_wave(), servers=1, engine=VirtualEngine(aws))


def failed(engine: VirtualEngine, execution_id: str) -> Failed:
    [state] = server_states(engine, execution_id).values()
    assert isinstance(state, Failed)
    return state


def test_the_role_as_its_template_has_it_lacks_nothing() -> None:
    engine = an_engine_without()

    execution_id = engine.start()
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED


@pytest.mark.parametrize("action", SAID_BY_NOBODY)
def test_a_silent_failure_is_told_with_everything_that_it_can_be(action: str) -> None:
    engine = an_engine_without(action)

    execution_id = engine.start()
    engine.run()

    [job], state = launch_jobs(engine), failed(engine, execution_id)
    [told] = [text for text in engine.told(execution_id) if "lacks at least one of" in text]
    assert [each.launch_status for each in job.participants] == ["FAILED"]
    assert not [item for item in job.log if item.raw_error]
    assert state.code == "PERMISSION_MISSING"
    assert "which it can be" in state.reason
    assert set(re.findall(r"(?:drs|ec2|iam):\w+", told)) == set(USED_BY_DRS)


@pytest.mark.parametrize("action", SAID_BY_EC2)
def test_a_failure_in_the_words_of_ec2_is_told_by_the_name_of_the_action(action: str) -> None:
    engine = an_engine_without(action)

    execution_id = engine.start()
    engine.run()

    state = failed(engine, execution_id)
    assert state.code == "PERMISSION_MISSING"
    assert f"may not do {action}, which DRS does in its name. Allow it." in state.reason


@pytest.mark.parametrize("action", LOOKED_WITH)
def test_what_looking_needs_too_keeps_a_drill_from_starting(action: str) -> None:
    engine = an_engine_without(action)

    with pytest.raises(RecoveryError) as refusal:
        engine.start()

    assert f"Its role lacks {action}." in str(refusal.value)


def test_a_role_that_may_not_tag_is_told_so_when_it_launches() -> None:
    engine = an_engine_without("drs:TagResource")

    execution_id = engine.start()
    engine.run()

    state = failed(engine, execution_id)
    assert "drs:TagResource" in state.reason
