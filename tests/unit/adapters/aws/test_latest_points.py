"""The newest recovery point of each server, as far as DRS can be asked in time."""

from datetime import timedelta
from threading import Lock
from typing import Any

from botocore.exceptions import ClientError

from recovery.adapters.aws.latest_points import with_latest_points
from recovery.adapters.aws.side_by_side import Deadline
from recovery.domain.inventory import SourceServer
from recovery.ports.estate import Blind, Sight
from tests.support.builders import AMERICA, EUROPE, NOON, a_server, server_id

A_MINUTE = timedelta(minutes=1)
NO_TIME = timedelta(0)


class Drs:
    """Knows one point of some servers, and refuses questions about the one that is ``denied``."""

    def __init__(self, *known: str, denied: str = "") -> None:
        self._known = {server_id(name) for name in known}
        self._denied = server_id(denied)
        self._lock = Lock()
        self.asked: list[str] = []

    def describe_recovery_snapshots(self, **wanted: Any) -> Any:  # noqa: ANN401  as boto3 has it
        server = wanted["sourceServerID"]
        with self._lock:
            self.asked.append(server)
        if server == self._denied:
            raise ClientError({"Error": {"Code": "AccessDeniedException"}}, "Describe")
        point = {"snapshotID": "pit-1", "expectedTimestamp": NOON.isoformat()}
        return {"items": [point] if server in self._known else []}


def told(drs: Drs, *servers: SourceServer, within: timedelta = A_MINUTE) -> list[SourceServer]:
    sight = Sight(location=EUROPE, at=NOON, servers=servers)
    (seen,) = with_latest_points([sight], lambda _: drs, Deadline(within))
    assert isinstance(seen, Sight)
    return [*seen.servers]


def test_the_moment_of_the_newest_point_is_told() -> None:
    (server,) = told(Drs("db-1"), a_server("db-1"))

    assert server.last_recovery_point_at == NOON


def test_a_server_of_which_drs_has_no_point_has_none() -> None:
    (server,) = told(Drs(), a_server("db-1", replication="STALLED"))

    assert not server.has_recovery_point


def test_what_cannot_be_asked_stays_as_it_was_presumed() -> None:
    presumed = a_server("db-1", replication="STALLED", has_recovery_point=True)

    assert told(Drs(denied="db-1"), presumed) == [presumed]
    assert told(Drs(), presumed, within=NO_TIME) == [presumed]


def test_a_server_whose_state_leaves_it_open_is_asked_first() -> None:
    drs = Drs()
    well = [a_server(f"web-{number}") for number in range(20)]

    told(drs, *well, a_server("db-1", replication="STALLED"))

    assert drs.asked[0] == server_id("db-1")
    assert len(drs.asked) == 21


def test_a_place_that_was_not_seen_stays_unseen() -> None:
    blind = Blind(location=AMERICA, code="TIMEOUT", reason="Late.")

    assert with_latest_points([blind], lambda _: Drs(), Deadline(A_MINUTE)) == (blind,)
