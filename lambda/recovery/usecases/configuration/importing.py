"""A configuration imported, or tried out: each of its entities by itself, by the usual use cases.

What one entity is refused for keeps no other one out, and nothing is deleted. The same document
again changes only what is still different, so it may be imported until nothing is left to do.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from recovery.domain.audit import EntityKind
from recovery.domain.errors import Invalid, RecoveryError
from recovery.domain.identity import folded
from recovery.domain.value import Flag, Value
from recovery.domain.wording import listed
from recovery.ports.product import Ports
from recovery.usecases.call import Call
from recovery.usecases.configuration.account_steps import account_steps
from recovery.usecases.configuration.document import Configuration
from recovery.usecases.configuration.group_steps import group_steps
from recovery.usecases.configuration.plan_steps import plan_steps
from recovery.usecases.configuration.step import ImportOutcome, Step
from recovery.usecases.configuration.trial import on_trial

MOST_CHANGES = 50
"""In one request: each is checked and saved by itself, and API Gateway gives up after 29 s."""


class ImportRequest(Value):
    document: Configuration
    is_dry_run: Flag = False


class Imported(Value):
    kind: EntityKind
    name: str
    outcome: ImportOutcome
    code: str | None = None
    """Of the error that it was refused with."""
    reason: str | None = None


class ImportReport(Value):
    is_dry_run: bool
    """Then the outcomes are what would become of it."""
    is_complete: bool
    """Nothing was refused or postponed."""
    counts: Mapping[ImportOutcome, int]
    entities: tuple[Imported, ...]
    """Accounts, then groups, then plans, in the order of the document."""


def import_configuration(ports: Ports, call: Call, request: ImportRequest) -> ImportReport:
    document = request.document
    _refuse_twice("account", (account.account_id for account in document.accounts))
    _refuse_twice("account", (account.name for account in document.accounts))
    _refuse_twice("group", (group.name for group in document.groups))
    _refuse_twice("plan", (plan.name for plan in document.plans))
    where = on_trial(ports) if request.is_dry_run else ports
    entities = tuple(_carried_out(_steps(document, where, call)))
    counts = Counter(entity.outcome for entity in entities)
    return ImportReport(
        is_dry_run=request.is_dry_run,
        is_complete=not counts[ImportOutcome.REFUSED] and not counts[ImportOutcome.POSTPONED],
        counts={outcome: counts[outcome] for outcome in ImportOutcome},
        entities=entities,
    )


def _steps(document: Configuration, ports: Ports, call: Call) -> Iterator[Step]:
    """Without the key of the request: all that it creates would get the same id."""
    each = call.changed(key=None)
    return chain(
        account_steps(document, ports, each),
        group_steps(document, ports, each),
        plan_steps(document, ports, each),
    )


def _carried_out(steps: Iterable[Step]) -> Iterator[Imported]:
    """One after the other: a step may need what those before it have created."""
    left = MOST_CHANGES
    for step in steps:
        if step.perform is None:
            yield Imported(kind=step.kind, name=step.name, outcome=step.outcome)
        elif left:
            left -= 1
            yield _tried(step, step.perform)
        else:
            yield _postponed(step)


def _tried(step: Step, perform: Callable[[], object]) -> Imported:
    try:
        perform()
    except RecoveryError as error:
        return Imported(
            kind=step.kind,
            name=step.name,
            outcome=ImportOutcome.REFUSED,
            code=error.code,
            reason=f"{error}",
        )
    return Imported(kind=step.kind, name=step.name, outcome=step.outcome)


def _postponed(step: Step) -> Imported:
    reason = (
        f"{MOST_CHANGES} entities differ before it, as many as one request looks after. "
        "Import the document again."
    )
    return Imported(kind=step.kind, name=step.name, outcome=ImportOutcome.POSTPONED, reason=reason)


def _refuse_twice(kind: str, names: Iterable[str]) -> None:
    counts = Counter(map(folded, names))
    if twice := sorted(name for name, times in counts.items() if times > 1):
        raise Invalid(f"The document has {listed(twice)} twice. Each {kind} needs its own name.")
