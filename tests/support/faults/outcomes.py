"""What came of a story, in a few words: how late it ended, or why it did not end well."""

from collections.abc import Mapping
from datetime import timedelta

from recovery.domain.execution.execution import Status
from tests.support.faults.points import Blow, Fault, Point, Work
from tests.support.faults.story import told
from tests.support.faults.trouble import Trouble
from tests.support.faults.verdict import verdict
from tests.support.running_cloud import RunningCloud

REPAIRED_AFTER = timedelta(minutes=10)
_OURS = frozenset({"dynamodb", "sfn"})
"""Where the product keeps executions and drives them: without these it can't even say so."""
_MINUTE = timedelta(minutes=1)
_LATE = timedelta(seconds=20)
_STARTED = Point(Work.START, "drs.StartRecovery")

OTHER_TROUBLES: Mapping[str, Trouble] = {
    "Every event of DRS arrives twice": Trouble(
        event_delays=(timedelta(seconds=1), timedelta(seconds=2))
    ),
    "Every event of DRS is two minutes late": Trouble(event_delays=(2 * _MINUTE,)),
    "No event of DRS arrives": Trouble(event_delays=()),
    "Every turn is decided twice": Trouble(repeats=frozenset({Work.DECIDE})),
    "Every command is performed twice": Trouble(
        repeats=frozenset(work for work in Work if work.startswith("perform"))
    ),
    "Every event is heard twice, every sweep made twice": Trouble(
        repeats=frozenset({Work.EVENT, Work.SWEEP})
    ),
    "A second run of the state machine works beside the first": Trouble(second_run_after=_MINUTE),
    "DRS lists a job 20 seconds late": Trouble(jobs_listed_after=_LATE),
    "DRS lists a job 20 seconds late, and who began the first one dies": Trouble(
        jobs_listed_after=_LATE, blow=Blow(_STARTED, Fault.DIES_AFTER)
    ),
    "DRS lists a job 20 seconds late, and does not answer when the first one begins": Trouble(
        jobs_listed_after=_LATE, blow=Blow(_STARTED, Fault.NO_REPLY)
    ),
    "Step Functions does not let the request begin the execution": Trouble(
        blow=Blow(Point(Work.API, "sfn.StartExecution"), Fault.THROTTLED)
    ),
}


def trouble_of(blow: Blow) -> Trouble:
    is_repaired = blow.fault is Fault.DENIED and blow.point.service in _OURS
    return Trouble(blow=blow, repaired_after=REPAIRED_AFTER if is_repaired else None)


def outcome(cloud: RunningCloud, trouble: Trouble, *, usual: timedelta) -> str:
    """``usual``: how long a clean run takes."""
    with told(cloud, trouble) as story:
        found, late = verdict(story), story.took - usual
        if found.faults:
            return f"BROKEN: {', '.join(found.faults)}"
        if trouble.blow and not story.gate.struck:
            return "NOT MET"
    if found.status is not Status.COMPLETED or found.why:
        return f"{found.status}: {found.why.replace(story.execution_id, 'e-1')}"
    if found.twice:
        return "done, but a document was sent twice"
    return f"done, {_words(late)} later" if late >= timedelta(seconds=1) else "done"


def _words(late: timedelta) -> str:
    minutes, seconds = divmod(round(late.total_seconds()), 60)
    return " ".join(
        filter(None, (f"{minutes} min" * bool(minutes), f"{seconds} s" * bool(seconds)))
    )
