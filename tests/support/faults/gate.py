"""Every call that a function makes to AWS goes through here: it is counted, and may break."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ReadTimeoutError

from tests.support.faults.points import Blow, Died, Fault, Point, Work

Send = Callable[[str, AWSPreparedRequest], AWSResponse]
"""Of a call, as ``Point`` names it."""
_EVERY_TIME = frozenset({Fault.NO_REPLY, Fault.THROTTLED})


class Gate:
    """``work`` is what is done now; calls of nobody, and of rivals, are neither counted nor hit."""

    rival: Callable[[], None]
    """Does the same as the function that is at work. Set before a blow asks for it."""

    def __init__(self, send: Send, refuse: Callable[[str, Fault], AWSResponse]) -> None:
        self._send = send
        self._refuse = refuse
        self._work: Work | None = None
        self._lock = RLock()
        self.blow: Blow | None = None
        self.counted: Counter[tuple[Work, str]] = Counter()
        self.struck = 0
        """How many requests the blow has hit."""

    @property
    def points(self) -> list[Point]:
        """All that were passed, in the order in which each call was made first."""
        return [
            Point(work, call, occurrence)
            for (work, call), times in self.counted.items()
            for occurrence in range(1, times + 1)
        ]

    @contextmanager
    def at_work(self, work: Work | None) -> Iterator[None]:
        before, self._work = self._work, work
        try:
            yield
        finally:
            self._work = before

    def made(self, event_name: str, **_: object) -> None:
        """Once for each call, however often botocore sends it: ``before-call`` of botocore."""
        if self._work is None:
            return
        key = (self._work, _call(event_name))
        with self._lock:
            self.counted[key] += 1

    def sent(self, event_name: str, request: AWSPreparedRequest, **_: object) -> AWSResponse:
        """``before-send`` of botocore: whatever this returns is the response."""
        call = _call(event_name)
        match self._fault(call):
            case None:
                return self._send(call, request)
            case Fault.DIES_BEFORE:
                raise Died
            case Fault.DIES_AFTER:
                self._send(call, request)
                raise Died
            case Fault.REPLY_LOST | Fault.NO_REPLY:
                self._send(call, request)
                raise ReadTimeoutError(endpoint_url=request.url)
            case Fault.RIVAL:
                with self.at_work(None):
                    self.rival()
                return self._send(call, request)
            case fault:
                return self._refuse(call, fault)

    def _fault(self, call: str) -> Fault | None:
        if self.blow is None or self._work is None:
            return None
        point, fault = self.blow
        if (self._work, call) != (point.work, point.call):
            return None
        now = self.counted[point.work, call]
        is_hit = now >= point.occurrence if fault is Fault.DENIED else now == point.occurrence
        if not is_hit or (self.struck and fault not in {*_EVERY_TIME, Fault.DENIED}):
            return None
        self.struck += 1
        return fault


def _call(event_name: str) -> str:
    _event, service, operation = event_name.split(".")
    return f"{service}.{operation}"
