"""How long one DRS job and the checks of its servers take, drawn at random."""

from collections.abc import Iterator, Sequence
from math import hypot
from typing import NamedTuple

from recovery.domain.health_checks import DocumentCheck, HealthCheck
from recovery.domain.launch_settings import LaunchDisposition
from recovery.domain.planning.schedule import ScheduledServer
from recovery.domain.rehearsal.chance import largest_of
from recovery.domain.rehearsal.durations import common_spans, look_spans
from recovery.domain.rehearsal.network import Lasting
from recovery.domain.rehearsal.timings import Span, Timings
from recovery.domain.rehearsal.world import LOOK_EVERY


class _Alike(NamedTuple):
    """Servers of one system: what they share, and what each takes for itself."""

    number: int
    shared: Span
    launch: Span
    checked: int
    seen: Span
    """The launch, the checks that only look, and the documents after them."""


class JobDraw:
    def __init__(
        self, servers: Sequence[ScheduledServer], checks: Sequence[HealthCheck], timings: Timings
    ) -> None:
        first_look = next(
            (at for at, check in enumerate(checks) if not isinstance(check, DocumentCheck)),
            len(checks),
        )
        self._timings = timings
        self._early = self._documents(checks[:first_look])
        self._late = self._documents(checks[first_look:])
        self._groups = [
            self._alike([server for server in servers if server.os is system], checks)
            for system in dict.fromkeys(server.os for server in servers)
        ]

    def __call__(self, drawn: Iterator[float]) -> Lasting:
        launched = seen = 0.0
        for alike in self._groups:
            shared = alike.shared.at(largest_of(1, next(drawn)))
            slowest = next(drawn)
            launch = alike.launch.at(largest_of(alike.number, slowest))
            launched = max(launched, shared + launch)
            if alike.checked:
                seen = max(seen, shared + alike.seen.at(largest_of(alike.checked, slowest)))
        checked = sum(alike.checked for alike in self._groups)
        early = sum(span.at(largest_of(checked, next(drawn))) for span in self._early if checked)
        return Lasting(launched, max(launched + early, seen))

    def _documents(self, checks: Sequence[HealthCheck]) -> list[Span]:
        return [
            _sum([self._timings.answer, self._timings.of_document(check.document)])
            for check in checks
            if isinstance(check, DocumentCheck)
        ]

    def _alike(self, alike: list[ScheduledServer], checks: Sequence[HealthCheck]) -> _Alike:
        launch = self._timings.of(alike[0].os).launch
        started = [
            server
            for server in alike
            if server.settings.launch_disposition is not LaunchDisposition.STOPPED
        ]
        looks = look_spans(started[0], checks, self._timings) if started else []
        look = max(looks, key=lambda span: span.mean, default=Span(mean=0))
        waiting = Span(mean=LOOK_EVERY / 2)
        return _Alike(
            number=len(alike),
            shared=_sum([self._timings.answer, *common_spans(alike, self._timings)]),
            launch=launch,
            checked=len(started) if checks else 0,
            seen=_sum([launch, look, waiting, *self._late]) if looks else Span(mean=0),
        )


def _sum(spans: list[Span]) -> Span:
    """Independent durations one after the other."""
    return Span(mean=sum(span.mean for span in spans), spread=hypot(*(s.spread for s in spans)))
