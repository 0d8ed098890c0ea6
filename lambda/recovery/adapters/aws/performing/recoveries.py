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


class AwsRecoveries:
    def __init__(self, hands: Hands, clock: Clock) -> None:
        self._hands = hands
        self._clock = clock

    def start(self, command: StartRecovery) -> str:
        find = partial(self._find, command.location, command.key, self._clock.now())
        try:
            return at_most_once(partial(self._start, command), find=find)
        except RefusedByAws as refused:
            guilty = self._guilty(command, refused)
            raise blaming(refused, guilty) from refused

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

    def _guilty(self, command: StartRecovery, refused: RefusedByAws) -> tuple[ServerId, ...]:
        """DRS refuses a whole request for one server, and rarely says for which."""
        named = ids_named(refused.__cause__)
        guilty = tuple(id_ for id_, point in command.servers.items() if named & {id_, point})
        if guilty:
            return guilty
        with suppress(RefusedByAws):
            match refused.refusal.kind:
                case RefusalKind.CONFLICT:
                    busy = self._busy(command.location)
                    return tuple(id_ for id_ in command.servers if id_ in busy)
                case RefusalKind.INVALID:
                    known = self._known(command)
                    return tuple(id_ for id_ in command.servers if id_ not in known)
                case _:
                    pass
        return ()

    def _busy(self, location: Location) -> frozenset[ServerId]:
        with performing(location):
            drs = self._hands.patient.of("drs", location)
            return frozenset(busy_servers(live_jobs(recent_jobs(drs, self._clock.now()))))

    def _known(self, command: StartRecovery) -> frozenset[ServerId]:
        wanted = {"sourceServerIDs": list(command.servers)}
        with performing(command.location):
            drs = self._hands.patient.of("drs", command.location)
            pages = drs.get_paginator("describe_source_servers").paginate(filters=wanted)
            return frozenset(item["sourceServerID"] for page in pages for item in page["items"])
