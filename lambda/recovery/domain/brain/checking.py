"""Document checks: one SSM run for the servers of a wave that have come to the same check."""

from recovery.domain.brain import ledger
from recovery.domain.brain.asking import first_request
from recovery.domain.brain.targets import in_batches
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import CheckRun
from recovery.domain.execution.server_run import Checking, ServerState
from recovery.domain.health_checks import DocumentCheck
from recovery.domain.value import Location


def start_document_checks(turn: Turn, number: int) -> None:
    """Also while paused or stopping: it only looks at what is there already."""
    if Checking not in turn.wave(number).server_states:
        return
    ready: dict[int, list[tuple[Location, str]]] = {}
    planned = turn.planned(number)
    for id_, server in turn.wave(number).servers.items():
        match server.state:
            case Checking(run_key=None, check=check, instance=instance) if isinstance(
                planned.wave.checks[check], DocumentCheck
            ):
                here = planned.servers[id_].location
                ready.setdefault(check, []).append((here, instance.instance_id))
    for check, instances in ready.items():
        for location, instance_ids in in_batches(turn.execution, instances):
            run = CheckRun(
                key=ledger.next_key(turn, number),
                location=location,
                state=first_request(turn.now),
                check=check,
                instance_ids=instance_ids,
            )
            ledger.add_effect(turn, number, run)
            _mark(turn, number, run)


def _mark(turn: Turn, number: int, run: CheckRun) -> None:
    marked: dict[str, ServerState] = {
        id_: server.state.changed(run_key=run.key)
        for id_, server in turn.wave(number).servers.items()
        if isinstance(server.state, Checking)
        and server.state.instance.instance_id in run.instance_ids
    }
    turn.set_servers(number, marked)
