"""The duration model applied: when each server of one DRS job is launched and when it is ready."""

from collections.abc import Sequence
from typing import NamedTuple

from recovery.domain.health_checks import AgentCheck, HealthCheck, StatusCheck
from recovery.domain.inventory import OperatingSystem
from recovery.domain.launch_settings import LaunchDisposition
from recovery.domain.planning.schedule import ScheduledServer
from recovery.domain.rehearsal.chance import deviation
from recovery.domain.rehearsal.timings import Span, Timings


class Predicted(NamedTuple):
    """In seconds since the job began."""

    launched: float
    ready: float
    """Launched, and past the checks that only look."""


class Durations:
    """Repeatable: a server takes as long in every rehearsal with the same seed and timings."""

    def __init__(self, timings: Timings, seed: int) -> None:
        self.timings = timings
        self.seed = seed

    def of_job(
        self, servers: Sequence[ScheduledServer], checks: Sequence[HealthCheck]
    ) -> list[Predicted]:
        converted: dict[OperatingSystem, float] = {}
        for system in dict.fromkeys(server.os for server in servers):
            alike = [server for server in servers if server.os is system]
            name = alike[0].server_id
            converted[system] = sum(
                self.drawn(span, name, position)
                for position, span in enumerate(common_spans(alike, self.timings))
            )
        return [self._of_server(server, checks, converted[server.os]) for server in servers]

    def _of_server(
        self, server: ScheduledServer, checks: Sequence[HealthCheck], converted: float
    ) -> Predicted:
        model = self.timings.of(server.os)
        launched = converted + self.drawn(model.launch, server.server_id, "launch")
        looks = [
            self.drawn(span, server.server_id, span)
            for span in look_spans(server, checks, self.timings)
        ]
        return Predicted(launched=launched, ready=launched + max(looks, default=0.0))

    def drawn(self, span: Span, *names: object) -> float:
        return span.at(deviation(self.seed, *names)) if span.spread else span.mean


def common_spans(alike: Sequence[ScheduledServer], timings: Timings) -> list[Span]:
    """What servers of one system in one job go through side by side, before they are launched."""
    model = timings.of(alike[0].os)
    spans = [model.snapshot, model.conversion]
    if any(server.replaces_instance for server in alike):
        spans.insert(0, model.cleanup)
    return spans


def look_spans(
    server: ScheduledServer, checks: Sequence[HealthCheck], timings: Timings
) -> list[Span]:
    """How long after its launch a server passes the checks that only look at it.

    One that is launched to stay stopped is not checked.
    """
    if server.settings.launch_disposition is LaunchDisposition.STOPPED:
        return []
    model = timings.of(server.os)
    spans = []
    for check in checks:
        match check:
            case StatusCheck():
                spans.append(model.status_checks)
            case AgentCheck():
                spans.append(model.agent_online)
            case _:
                pass
    return spans
