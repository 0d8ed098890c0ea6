"""What would come of a start, before anybody asks for it: blockers, what it touches, how long."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from recovery.domain.errors import LocationUnreachable, ServersLocked
from recovery.domain.findings import Severity, blocking
from recovery.domain.permissions import why_forbidden
from recovery.domain.planning.compile_plan import Compilation
from recovery.domain.planning.point_in_time import Pinned
from recovery.domain.planning.schedule import Schedule
from recovery.domain.planning.without_servers import omittable, start_without
from recovery.domain.rehearsal.rehearse import rehearse
from recovery.domain.value import ServerId
from recovery.domain.wording import named
from recovery.ports.product import Ports
from recovery.usecases.call import Call
from recovery.usecases.pinning import PinnedCompilation, with_points
from recovery.usecases.planning import Compiled, compiled
from recovery.usecases.plans.impact import (
    doomed_instances,
    locked_servers,
    places_touched,
)
from recovery.usecases.plans.past_timings import learned_timings
from recovery.usecases.plans.plans import plan_record
from recovery.usecases.plans.start_preview_view import (
    ChosenPoints,
    Prediction,
    StartPreview,
    Touched,
)
from recovery.usecases.plans.validation import inventory_age
from recovery.usecases.start_request import StartChoices, StartOffer

_MAX_AGE = timedelta(seconds=30)
"""As old as a look may be while somebody chooses in a dialog; the start itself looks anew."""

_START = "startExecution"


def preview_start(ports: Ports, call: Call, plan_id: str, asked: StartChoices) -> StartPreview:
    plan = plan_record(ports, plan_id).plan
    found = compiled(ports, plan, max_age=_MAX_AGE)
    left = start_without(found.compilation, frozenset(asked.without_server_ids))
    pinned = _pinned(ports, left, found, asked)
    touched = _touched(ports, pinned.compilation.schedule, found, asked)
    blockers = blocking(pinned.compilation.findings)
    offer = _offer(pinned.compilation, touched, asked)
    why_not = _why_not(call, touched, asked)
    return StartPreview(
        plan_id=plan_id,
        plan_name=plan.name,
        plan_version=plan.version,
        mode=asked.mode,
        is_dry_run=asked.is_dry_run,
        can_start=not blockers and not why_not,
        why_not=why_not,
        blockers=blockers,
        warnings=tuple(
            finding
            for finding in pinned.compilation.findings
            if finding.severity is Severity.WARNING
        ),
        offer=offer,
        touched=touched,
        live_jobs=found.live_jobs,
        points=_chosen(pinned.pinned),
        prediction=_prediction(ports, call, pinned.compilation.schedule, asked),
        inventory=inventory_age(found),
        hostnames=_hostnames(found, pinned.compilation, (offer or asked).without_server_ids),
    )


def _pinned(
    ports: Ports, left: Compilation, found: Compiled, asked: StartChoices
) -> PinnedCompilation:
    """What forbids the start already is told even where recovery points can't be listed."""
    try:
        return with_points(ports, left, found.inventory, asked.point_in_time)
    except LocationUnreachable:
        if blocking(left.findings):
            return PinnedCompilation(compilation=left, pinned=None)
        raise


def _touched(
    ports: Ports, schedule: Schedule | None, found: Compiled, asked: StartChoices
) -> Touched:
    if schedule is None:
        return Touched()
    if asked.is_dry_run:
        return Touched(servers=len(schedule.server_ids), places=places_touched(schedule, ()))
    doomed = tuple(doomed_instances(schedule, found.inventory))
    return Touched(
        servers=len(schedule.server_ids),
        places=places_touched(schedule, doomed),
        doomed_instances=doomed,
        locked_servers=tuple(locked_servers(ports, schedule)),
    )


def _why_not(call: Call, touched: Touched, asked: StartChoices) -> tuple[str, ...]:
    found = []
    if forbidden := why_forbidden(call.person, _START, in_recovery=asked.in_recovery):
        found.append(forbidden)
    if locked := touched.locked_servers:
        held = {named(server): server.execution_id for server in locked}
        found.append(f"{ServersLocked(held)}")
    return tuple(found)


def _offer(compilation: Compilation, touched: Touched, asked: StartChoices) -> StartOffer | None:
    faulty = omittable(compilation)
    locked = {server.server_id for server in touched.locked_servers}
    if compilation.schedule is None or (blocking(compilation.findings) and not faulty):
        return None
    left_out = faulty | locked
    if not left_out or not compilation.schedule.server_ids - left_out:
        return None
    return StartOffer(without_server_ids=tuple(sorted(left_out | set(asked.without_server_ids))))


def _hostnames(
    found: Compiled, judged: Compilation, left_out: Iterable[ServerId]
) -> Mapping[str, str]:
    in_jobs = (server_id for job in found.live_jobs for server_id in job.server_ids)
    things = (finding.thing for finding in judged.findings)
    known = found.inventory.by_id
    return {id_: known[id_].hostname for id_ in (*left_out, *things, *in_jobs) if id_ in known}


def _chosen(pinned: Pinned | None) -> ChosenPoints | None:
    if pinned is None or not pinned.points:
        return None
    times = [point.taken_at for point in pinned.points.values()]
    return ChosenPoints(
        servers=len(times),
        oldest=min(times),
        newest=max(times),
        skew=max(times) - min(times),
    )


def _prediction(
    ports: Ports, call: Call, schedule: Schedule | None, asked: StartChoices
) -> Prediction | None:
    """A dry run takes no time worth predicting."""
    if schedule is None or asked.is_dry_run:
        return None
    timeline = rehearse(schedule, learned_timings(ports, schedule.plan_id).timings, call.at)
    return Prediction(
        p50=timeline.p50,
        p90=timeline.p90,
        rto=timeline.rto,
        outcome=timeline.outcome,
        reason=timeline.reason,
    )
