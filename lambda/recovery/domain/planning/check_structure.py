"""Findings about the shape of a plan: waves, names, dependencies. It needs no inventory."""

from collections import Counter
from collections.abc import Iterator

from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.planning.draft import Draft
from recovery.domain.planning.graph import cycles
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.wording import counted


def check_structure(draft: Draft) -> Iterator[Finding]:
    yield from _no_waves(draft.plan)
    yield from _names_twice(draft.plan)
    yield from _empty_waves(draft.plan)
    yield from _unknown_dependencies(draft.plan)
    yield from _cycles(draft)


def _no_waves(plan: RecoveryPlan) -> Iterator[Finding]:
    if not plan.waves:
        yield Finding(
            code=FindingCode.PLAN_HAS_NO_WAVES,
            severity=Severity.ERROR,
            thing=plan.plan_id,
            fact=f"Plan {plan.name} has 0 waves.",
            fix="Add a wave with a protection group.",
        )


def _names_twice(plan: RecoveryPlan) -> Iterator[Finding]:
    for name, times in Counter(wave.name for wave in plan.waves).items():
        if times > 1:
            yield Finding(
                code=FindingCode.WAVE_NAME_TWICE,
                severity=Severity.ERROR,
                thing=name,
                fact=f"{times} waves are called {name}.",
                fix="Give each wave its own name.",
                wave=name,
            )


def _empty_waves(plan: RecoveryPlan) -> Iterator[Finding]:
    """A wave with only actions, or only an approval, has its use."""
    for wave in plan.waves:
        if not (wave.group_ids or wave.actions_before or wave.actions_after or wave.approval):
            yield Finding(
                code=FindingCode.WAVE_EMPTY,
                severity=Severity.WARNING,
                thing=wave.name,
                fact=f"Wave {wave.name} has no group, no action and no approval.",
                fix="Add a protection group to it or remove the wave.",
                wave=wave.name,
            )


def _unknown_dependencies(plan: RecoveryPlan) -> Iterator[Finding]:
    names = {wave.name for wave in plan.waves}
    for wave in plan.waves:
        for needed in dict.fromkeys(wave.depends_on):
            if needed not in names:
                yield Finding(
                    code=FindingCode.DEPENDENCY_UNKNOWN,
                    severity=Severity.ERROR,
                    thing=needed,
                    fact=f"Wave {wave.name} depends on {needed}, which is no wave of the plan.",
                    fix=f"Add the wave {needed} or take it out of the dependencies.",
                    wave=wave.name,
                )


def _cycles(draft: Draft) -> Iterator[Finding]:
    for cycle in cycles(draft.waits_for):
        path = " -> ".join((*cycle, cycle[0]))
        yield Finding(
            code=FindingCode.DEPENDENCY_CYCLE,
            severity=Severity.ERROR,
            thing=cycle[0],
            fact=f"{counted(len(cycle), 'wave')} would wait in a circle: {path}.",
            fix="Remove one of these dependencies.",
            wave=cycle[0],
        )
