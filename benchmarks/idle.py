"""What a month costs in which nothing runs: read off the templates, with their defaults.

Also what a console costs that somebody leaves open, and what is switched on by a parameter.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from benchmarks.assumptions import (
    BYTES_OF_ACCESS_LOG,
    BYTES_OF_ANSWER,
    GIGABYTE,
    KEY_SECONDS,
    STORED_FILES,
)
from benchmarks.drills import Outcome
from benchmarks.prices import HOURS
from benchmarks.scale import Scale
from benchmarks.usage import Usage, invoked, times, total
from recovery.domain.people import Role
from scripts.package import SOURCES
from scripts.templates import Template, of_type, read
from tests.support.api_events import an_event, answered_over
from tests.support.measured import measured
from tests.support.running_cloud import ROOT

SWEEPS = 60 * HOURS
"""One a minute: see EveryMinute in cfn/events.yaml."""
_POLLING = ROOT / "frontend" / "src" / "lib" / "polling.ts"
_API_METRICS = 5
"""That API Gateway tells of a method where metrics of methods are switched on."""
_OPTIONAL = frozenset({"gradual.yaml", "waf.yaml"})


def idle_month() -> Usage:
    """The sweep finds nothing: half a unit, because an index may answer as it was a moment ago."""
    return total(
        times(SWEEPS, {**invoked({"events": 1}), "read_units": 0.5}),
        {
            "metrics": len(measured()["events"]),
            "alarm_metrics": sum(map(_watched, _resources("AWS::CloudWatch::Alarm"))),
            "dashboards": len(list(_resources("AWS::CloudWatch::Dashboard"))),
            "keys": len(list(_resources("AWS::KMS::Key"))),
            "key_requests": HOURS * 3600 / KEY_SECONDS.total_seconds(),
            "file_gb": STORED_FILES,
        },
    )


def kept(scale: Scale) -> Usage:
    """For each month that a drill is kept: what it stored, and its backup."""
    return {"table_gb": scale.stored / GIGABYTE, "backup_gb": scale.stored / GIGABYTE}


def open_console(outcome: Outcome, scale: Scale) -> Usage:
    """For an hour, on the page of an execution that runs; a hidden tab asks nothing."""
    polls = 3600 * 1000 / poll_milliseconds("ACTIVE")
    before = scale.reads
    path = f"/executions/{outcome.execution.execution_id}"
    answered_over(outcome.engine.ports, an_event("GET", path, role=Role.VIEWER))
    read, scale.reads = scale.reads - before, before  # it is no part of the drill
    metrics = len(measured()["api"]) + _API_METRICS
    return total(
        times(polls, {**invoked({"api": 1}), "read_units": read}),
        {
            "api_requests": polls,
            "site_requests": polls,
            "site_gb": polls * BYTES_OF_ANSWER / GIGABYTE,
            "log_gb": polls * BYTES_OF_ACCESS_LOG / GIGABYTE,
            "metrics": metrics / HOURS,
        },
    )


def firewall_month() -> Usage:
    [guard] = of_type(read(SOURCES.templates / "waf.yaml"), "AWS::WAFv2::WebACL").values()
    return {"firewalls": 1, "firewall_rules": len(guard["Properties"]["Rules"])}


def gradual_month() -> Usage:
    alarms = of_type(read(SOURCES.templates / "gradual.yaml"), "AWS::CloudWatch::Alarm")
    return {"alarm_metrics": sum(map(_watched, alarms.values()))}


def poll_milliseconds(activity: str) -> int:
    """How often a page asks, as the console says it."""
    [digits] = re.findall(rf"\b{activity}: ([\d_]+)", _POLLING.read_text())
    return int(digits)


def _resources(kind: str) -> Iterator[Template]:
    for template in _templates():
        yield from of_type(template, kind).values()


@cache
def _templates() -> tuple[Template, ...]:
    """Those of the default deployment."""
    paths = sorted(SOURCES.templates.glob("*.yaml"))
    return tuple(read(path) for path in paths if path.name not in _OPTIONAL)


def _watched(alarm: dict[str, Any]) -> int:
    """An alarm costs as much as the metrics that it computes with."""
    metrics = alarm["Properties"].get("Metrics", ())
    return sum("MetricStat" in metric for metric in metrics) or 1
