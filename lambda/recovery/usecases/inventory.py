"""What DRS knows of accounts and Regions: seen lately, read again, or as it was seen last.

An account that does not answer hides none of the others, and is never passed off as up to date.
"""

from collections.abc import Iterable
from datetime import timedelta

from pydantic import AwareDatetime

from recovery.domain.inventory import Inventory, Part, SourceServer, Unread
from recovery.domain.value import AccountId, Location, RegionName, Value
from recovery.ports.estate import Blind, Sight
from recovery.ports.product import Ports

READ_NOW = timedelta(0)
"""As greatest age: nothing that was seen before will do."""
JUST_NOW = timedelta(seconds=10)
"""For whoever asks for the newest: often enough, and DRS is not asked at every click."""
LATELY = timedelta(minutes=2)
"""For whoever browses."""

# API Gateway gives up after 29 s, and the answer still has to be made of what was read.
_WITHIN = timedelta(seconds=18)


class PlaceProblem(Value):
    """Why an account and Region could not be read."""

    code: str
    reason: str


class Place(Value):
    """One account and Region of an answer, and how far the answer can be trusted there."""

    account_id: AccountId
    region: RegionName
    at: AwareDatetime | None = None
    """When it was read; None: never yet."""
    age_seconds: int | None = None
    is_stale: bool = False
    """It is older than it should be, because reading it again failed."""
    problem: PlaceProblem | None = None


class Seen(Value):
    location: Location
    sight: Sight | None = None
    """None: it was never read."""
    blind: Blind | None = None
    """Why it could not be read now; None: no need, or it was."""


class Survey(Value):
    at: AwareDatetime
    seen: tuple[Seen, ...]

    @property
    def sights(self) -> tuple[Sight, ...]:
        return tuple(seen.sight for seen in self.seen if seen.sight)

    @property
    def servers(self) -> tuple[SourceServer, ...]:
        return tuple(server for sight in self.sights for server in sight.servers)

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(_place(seen, at=self.at) for seen in self.seen)

    def inventory(self) -> Inventory:
        """As old as its oldest part. Unreachable places keep the servers that were seen last."""
        return Inventory(
            at=min((sight.at for sight in self.sights), default=self.at),
            servers=self.servers,
            unreachable=tuple(seen.location for seen in self.seen if seen.blind),
            unread=tuple(
                Unread(location=seen.location, part=Part.SERVERS, reason=seen.blind.reason)
                for seen in self.seen
                if seen.blind
            ),
        )


def survey(ports: Ports, locations: Iterable[Location], max_age: timedelta) -> Survey:
    """What is older than ``max_age`` is read again and kept."""
    now = ports.clock.now()
    known = {location: ports.sights.last(location) for location in dict.fromkeys(locations)}
    old = tuple(place for place, sight in known.items() if not _is_fresh(sight, now, max_age))
    looked = {found.location: found for found in _look(ports, old)}
    seen = tuple(_seen(place, last, looked.get(place)) for place, last in known.items())
    return Survey(at=ports.clock.now(), seen=seen)


def _is_fresh(sight: Sight | None, now: AwareDatetime, max_age: timedelta) -> bool:
    return sight is not None and timedelta(0) <= now - sight.at < max_age


def _look(ports: Ports, locations: tuple[Location, ...]) -> tuple[Sight | Blind, ...]:
    if not locations:
        return ()
    found = ports.estate.look(locations, within=_WITHIN)
    for sight in found:
        if isinstance(sight, Sight):
            ports.sights.keep(sight)
    return found


def _seen(location: Location, last: Sight | None, looked: Sight | Blind | None) -> Seen:
    match looked:
        case Sight():
            return Seen(location=location, sight=looked)
        case Blind():
            return Seen(location=location, sight=last, blind=looked)
        case None:
            return Seen(location=location, sight=last)


def _place(seen: Seen, *, at: AwareDatetime) -> Place:
    sight, blind = seen.sight, seen.blind
    return Place(
        account_id=seen.location.account_id,
        region=seen.location.region,
        at=sight.at if sight else None,
        age_seconds=max(0, int((at - sight.at).total_seconds())) if sight else None,
        is_stale=sight is not None and blind is not None,
        problem=PlaceProblem(code=blind.code, reason=blind.reason) if blind else None,
    )
