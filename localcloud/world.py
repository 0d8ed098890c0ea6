"""Everything that is simulated: places (an account in a Region), the clock, chance and faults.

Pure: no network, no threads. Whoever lets several threads in holds ``lock`` for each call.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

from localcloud.agenda import Agenda
from localcloud.chance import Chance
from localcloud.clock import Clock
from localcloud.drs.state import DrsState
from localcloud.ec2.state import Ec2State
from localcloud.faults import Faults, LowQuota, Throttle
from localcloud.ssm.state import SsmState
from localcloud.throttling import Bucket, throttled


@dataclass(frozen=True)
class Event:
    """For EventBridge, as the service emits it."""

    source: str
    detail_type: str
    resources: tuple[str, ...]
    detail: Mapping[str, Any]


@dataclass
class Place:
    """One account in one Region: nothing is shared between two of them."""

    account_id: str
    region: str
    drs: DrsState = field(default_factory=DrsState)
    ec2: Ec2State = field(default_factory=Ec2State)
    ssm: SsmState = field(default_factory=SsmState)
    quotas: dict[str, float] = field(default_factory=dict)
    """Quota code to value, where it differs from the default."""
    faults: Faults = field(default_factory=Faults)
    """Those of the world."""

    def quota(self, code: str, *, default: float) -> float:
        low = self.faults.in_force(LowQuota, code=code)
        return low.value if low else self.quotas.get(code, default)


@dataclass(frozen=True)
class Caller:
    """Who calls, and what the policies of that identity allow. DRS acts on EC2 in its name."""

    account_id: str
    region: str
    arn: str
    allows: Callable[[str, str], bool] = lambda _action, _resource: True
    """Action and resource ARN, as a call that DRS forwards (``aws:ViaAWSService``)."""


class World:
    def __init__(self, clock: Clock, *, seed: int = 0) -> None:
        self.clock = clock
        self.agenda = Agenda(clock)
        self.chance = Chance(seed)
        self.faults = Faults()
        self.lock = RLock()
        self.places: dict[tuple[str, str], Place] = {}
        self.buckets: dict[tuple[str, str, str], Bucket] = {}
        """What throttling has left for each account, Region and operation."""
        self.on_event: Callable[[Place, Event], None] = lambda _place, _event: None

    def place(self, account_id: str, region: str) -> Place:
        """An account knows every Region; DRS in it may still have to be initialised."""
        fresh = Place(account_id, region, faults=self.faults)
        return self.places.setdefault((account_id, region), fresh)

    def place_of(self, caller: Caller) -> Place:
        return self.place(caller.account_id, caller.region)

    def throttled(self, caller: Caller, operation: str) -> Throttle | None:
        """The fault that refuses the call, if one does."""
        call = (caller.account_id, caller.region, operation)
        return throttled(self.faults, self.buckets, call, self.agenda.moment)
