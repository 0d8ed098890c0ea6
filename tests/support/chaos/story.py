"""A run told step by step, for whoever has to find out why a promise was broken."""

from collections.abc import Iterator

from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import Answer, Fact, Request
from tests.support.chaos.run import Moment, Run


def story(run: Run) -> str:
    return "\n".join((*_plan(run.initial), *(line for m in run.moments for line in _told(m))))


def _plan(execution: Execution) -> Iterator[str]:
    kind = "dry run" if execution.is_dry_run else execution.mode
    limits = execution.schedule.limits.default
    yield f"{kind}, clean-up after {execution.cleanup_after}, {limits!r}"
    for planned in execution.schedule.waves:
        wave = planned.wave
        checks = ", ".join(map(str, wave.checks)) or "no checks"
        actions = f"{len(wave.actions_before)} actions before, {len(wave.actions_after)} after"
        yield (
            f"  {wave.name} after {wave.depends_on}: servers {tuple(planned.servers)}; {checks};"
            f" {actions}; {wave.on_failure}; gate {wave.approval!r}; timeout {wave.timeout}"
        )


def _told(moment: Moment) -> Iterator[str]:
    yield f"{moment.now:%d %H:%M:%S} {moment.after.status}"
    for fact in moment.facts:
        yield f"    < {_fact(fact)}"
    for reason in moment.step.reasons:
        yield f"    {'!' if reason.kind == 'CHANGE' else '.'} {reason.text}"
    for command in moment.step.commands:
        yield f"    > {command.kind} {command.key} attempt {command.attempt}"


def _fact(fact: Fact) -> str:
    about = fact.model_dump(mode="json", exclude={"at", "kind", "by", "key"}, exclude_defaults=True)
    key = fact.key if isinstance(fact, Answer) else ""
    name = type(fact).__name__.upper() if isinstance(fact, Request) else type(fact).__name__
    return f"{name} {key} ({fact.at:%H:%M}) {about}"
