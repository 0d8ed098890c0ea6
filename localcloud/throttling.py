"""How throttling lets some calls through: a bucket of tokens that time fills again."""

from dataclasses import dataclass
from datetime import datetime

from localcloud.faults import Faults, Throttle


@dataclass
class Bucket:
    tokens: float
    filled_at: datetime

    def lets_through(self, fault: Throttle, now: datetime) -> bool:
        gone_by = (now - self.filled_at).total_seconds()
        self.tokens = min(self.tokens + gone_by * (fault.rate or 0), fault.burst)
        self.filled_at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


def throttled(
    faults: Faults,
    buckets: dict[tuple[str, str, str], Bucket],
    call: tuple[str, str, str],
    now: datetime,
) -> Throttle | None:
    """The fault that refuses the call (account, Region and operation), if one does."""
    fault = faults.in_force(Throttle, operation=call[2])
    if fault is None or fault.rate is None:
        return faults.strike(Throttle, operation=call[2])
    bucket = buckets.setdefault(call, Bucket(fault.burst, now))
    return None if bucket.lets_through(fault, now) else fault
