"""One fact into the state. What is unknown, late or repeated falls through without a trace."""

from typing import assert_never

from recovery.domain.brain import answers, launch_answers, reports
from recovery.domain.brain.launch_reports import absorb_job
from recovery.domain.brain.refusals import absorb_refusal
from recovery.domain.brain.requests import absorb_request
from recovery.domain.brain.sight import absorb_look
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.facts import (
    CapacityObserved,
    Fact,
    InstancesObserved,
    JobObserved,
    LookEnded,
    Notified,
    RecoveryNotFound,
    RecoveryStarted,
    Refused,
    Request,
    RunEnded,
    RunStarted,
    SettingsApplied,
    TerminationStarted,
)


def absorb(turn: Turn, fact: Fact) -> None:  # noqa: C901, PLR0912 - one case for each kind of fact
    match fact:
        case RecoveryStarted():
            launch_answers.absorb_recovery_started(turn, fact)
        case RecoveryNotFound():
            launch_answers.absorb_recovery_not_found(turn, fact)
        case SettingsApplied():
            answers.absorb_settings_applied(turn, fact)
        case RunStarted():
            answers.absorb_run_started(turn, fact)
        case TerminationStarted():
            answers.absorb_termination_started(turn, fact)
        case Notified():
            answers.absorb_notified(turn, fact)
        case Refused():
            absorb_refusal(turn, fact)
        case JobObserved():
            absorb_job(turn, fact)
        case InstancesObserved():
            reports.absorb_instances(turn, fact)
        case RunEnded():
            reports.absorb_run_ended(turn, fact)
        case CapacityObserved():
            reports.absorb_capacity(turn, fact)
        case LookEnded():
            absorb_look(turn, fact)
        case Request():
            absorb_request(turn, fact)
        case _:
            assert_never(fact)
