"""That the state is all there is: it can be written down, read back, repeated and replayed."""

from collections.abc import Iterator

from pydantic import TypeAdapter

from recovery.domain.brain.advance import advance
from recovery.domain.execution.effects import Refusal, RefusalKind
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import (
    Fact,
    InstanceObserved,
    InstancesObserved,
    JobObserved,
    JobStatus,
    Notified,
    RecoveryNotFound,
    RecoveryStarted,
    Refused,
    RunEnded,
    RunStarted,
    SettingsApplied,
    TerminationStarted,
)
from recovery.domain.execution.step import Step
from tests.support.builders import NOON, instance_id
from tests.support.chaos.run import Moment, Run

_FACTS: TypeAdapter[tuple[Fact, ...]] = TypeAdapter(tuple[Fact, ...])
_SAMPLES = 4
_NOBODYS = ("e-1/9/1", "e-1/0/999", "e-1/1/999", "", "e-0/1/1")
_REFUSAL = Refusal(kind=RefusalKind.DENIED, message="Denied.")


def the_same_again_changes_nothing(run: Run) -> Iterator[str]:
    """All facts of a step once more, at once."""
    for moment in run.moments:
        if not _changes_nothing(moment, moment.facts):
            yield f"Facts of {moment.now:%d %H:%M:%S} change something a second time."


def what_is_long_past_changes_nothing(run: Run) -> Iterator[str]:
    """All facts from the beginning on, once more."""
    facts: list[Fact] = []
    samples = {id(moment) for moment in _sampled(run)}
    for moment in run.moments:
        facts += moment.facts
        if id(moment) in samples and not _changes_nothing(moment, tuple(facts)):
            yield f"Facts until {moment.now:%d %H:%M:%S} change something a second time."


def what_nobody_waits_for_changes_nothing(run: Run) -> Iterator[str]:
    """Facts with keys of no command, about instances of no server."""
    strays = tuple(_strays())
    for moment in _sampled(run):
        if not _changes_nothing(moment, strays):
            guilty = [fact.kind for fact in strays if not _changes_nothing(moment, (fact,))]
            yield f"Strays change something: {', '.join(guilty)}."


def _changes_nothing(moment: Moment, facts: tuple[Fact, ...]) -> bool:
    return _same(advance(moment.after, facts, moment.now).execution, moment.after)


def _strays() -> Iterator[Fact]:
    stranger = InstanceObserved(instance_id=instance_id("stranger"), passes_status_checks=True)
    yield InstancesObserved(at=NOON, instances=(stranger,))
    for key in _NOBODYS:
        yield RecoveryStarted(at=NOON, key=key, job_id="drsjob-0")
        yield RecoveryNotFound(at=NOON, key=key)
        yield SettingsApplied(at=NOON, key=key, failures={})
        yield RunStarted(at=NOON, key=key, run_id="run-0")
        yield TerminationStarted(at=NOON, key=key, job_id=None)
        yield Notified(at=NOON, key=key)
        yield Refused(at=NOON, key=key, attempt=1, refusal=_REFUSAL)
        yield JobObserved(at=NOON, key=key, status=JobStatus.COMPLETED, participants=())
        yield RunEnded(at=NOON, key=key, results=())


def all_of_it_survives_being_written_down(run: Run) -> Iterator[str]:
    """State, commands, reasons and facts, as JSON."""
    for moment in _sampled(run):
        if Step.model_validate_json(moment.step.model_dump_json()) != moment.step:
            yield f"The step of {moment.now:%d %H:%M:%S} reads otherwise than it was written."
        if _copied(moment.facts) != moment.facts:
            yield f"The facts of {moment.now:%d %H:%M:%S} read otherwise than they were written."


def the_journal_leads_to_the_saved_state(run: Run) -> Iterator[str]:
    """The same facts at the same times, read back, give the same steps from the beginning on."""
    execution = Execution.model_validate_json(run.initial.model_dump_json())
    samples = {id(moment) for moment in _sampled(run)}
    for moment in run.moments:
        step = advance(execution, _copied(moment.facts), moment.now)
        execution = step.execution
        if _told(step) != _told(moment.step) or (
            id(moment) in samples and execution != moment.after
        ):
            yield f"At {moment.now:%d %H:%M:%S} the journal leads elsewhere."
            return


def _told(step: Step) -> tuple[object, ...]:
    """All but the state, which takes long to compare."""
    return step.commands, step.wake_after, step.reasons


def _copied(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return _FACTS.validate_json(_FACTS.dump_json(facts))


def _sampled(run: Run) -> list[Moment]:
    """A few of them, the last one included: any moment is met in some run."""
    size = len(run.moments)
    return [run.moments[(size - 1) * part // (_SAMPLES - 1)] for part in range(_SAMPLES)]


def _same(one: Execution, other: Execution) -> bool:
    return one is other or one == other
