"""StartRecovery, once for each key although DRS takes no client token: the key is a tag."""

from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from recovery.adapters.aws.job_search import job_with_key, recent_jobs
from recovery.adapters.aws.live_jobs import busy_servers, live_jobs
from recovery.adapters.aws.performing.at_most_once import at_most_once
from recovery.adapters.aws.performing.hands import Hands
from recovery.adapters.aws.performing.refused import blaming, ids_named, performing
from recovery.domain.execution.commands import FindRecovery, StartRecovery
from recovery.domain.execution.effects import Refusal, RefusalKind
from recovery.domain.value import Location, ServerId
from recovery.ports.clock import Clock
from recovery.ports.performing import RefusedByAws

_SHOWN_AFTER = timedelta(minutes=1)
"""DRS may not list a job at once, and a request may still be under way."""
_DOUBTFUL_ATTEMPTS = 3
"""By then, minutes have passed since the first one."""


class AwsRecoveries:
    def __init__(self, hands: Hands, clock: Clock) -> None:
        self._hands = hands
        self._clock = clock

    def start(self, command: StartRecovery) -> str:
        find = partial(self._find, command.location, command.key, self._clock.now())
        try:
            return at_most_once(partial(self._start, command), find=find)
        except RefusedByAws as refused:
            if refused.refusal.kind is RefusalKind.CONFLICT:
                raise self._conflict(command, refused) from refused
            raise blaming(refused, self._guilty(command, refused)) from refused

    def find(self, command: FindRecovery) -> str | None:
        found = self._find(command.location, command.key, command.asked_at)
        if found is None and self._clock.now() < command.asked_at + _SHOWN_AFTER:
            message = f"DRS may not show yet what was started under {command.key} a moment ago."
            raise RefusedByAws(Refusal(kind=RefusalKind.UNREACHABLE, message=message))
        return found

    def _find(self, location: Location, key: str, moment: datetime) -> str | None:
        with performing(location):
            drs = self._hands.patient.of("drs", location)
            return job_with_key(recent_jobs(drs, moment), key)

    def _start(self, command: StartRecovery) -> str:
        wanted = [
            {"sourceServerID": server_id} | ({"recoverySnapshotID": point} if point else {})
            for server_id, point in command.servers.items()
        ]
        with performing(command.location):
            drs = self._hands.once.of("drs", command.location)
            answer = drs.start_recovery(
                sourceServers=wanted, isDrill=command.is_drill, tags=dict(command.tags)
            )
        job_id: str = answer["job"]["jobID"]
        return job_id

    def _conflict(self, command: StartRecovery, refused: RefusedByAws) -> RefusedByAws:
        """While DRS lists no job that is in the way, the one in the way may be this very one.

        It was begun by somebody who died before telling. To split it up would launch servers twice.
        """
        busy = self._busy(command)
        if not busy and command.attempt <= _DOUBTFUL_ATTEMPTS:
            message = f"{refused.refusal.message} DRS lists no job yet that is in the way."
            doubtful = refused.refusal.changed(kind=RefusalKind.UNREACHABLE, message=message)
            return RefusedByAws(doubtful)
        return blaming(refused, _named(command, refused) or busy)

    def _guilty(self, command: StartRecovery, refused: RefusedByAws) -> tuple[ServerId, ...]:
        """DRS refuses a whole request for one server, and rarely says for which."""
        if named := _named(command, refused):
            return named
        if refused.refusal.kind is RefusalKind.INVALID:
            with suppress(RefusedByAws):
                known = self._known(command)
                return tuple(id_ for id_ in command.servers if id_ not in known)
        return ()

    def _busy(self, command: StartRecovery) -> tuple[ServerId, ...]:
        """None of them where nobody can tell."""
        with suppress(RefusedByAws), performing(command.location):
            drs = self._hands.patient.of("drs", command.location)
            busy = busy_servers(live_jobs(recent_jobs(drs, self._clock.now())))
            return tuple(id_ for id_ in command.servers if id_ in busy)
        return ()

    def _known(self, command: StartRecovery) -> frozenset[ServerId]:
        wanted = {"sourceServerIDs": list(command.servers)}
        with performing(command.location):
            drs = self._hands.patient.of("drs", command.location)
            pages = drs.get_paginator("describe_source_servers").paginate(filters=wanted)
            return frozenset(item["sourceServerID"] for page in pages for item in page["items"])


def _named(command: StartRecovery, refused: RefusedByAws) -> tuple[ServerId, ...]:
    named = ids_named(refused.__cause__)
    return tuple(id_ for id_, point in command.servers.items() if named & {id_, point})
