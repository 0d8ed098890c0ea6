"""How the functions are watched: logs, traces and metrics, set up in one place.

One line tells each request; never a token, never a whole event.
"""

import os
from dataclasses import dataclass, field
from time import perf_counter

from aws_lambda_powertools import Logger, Metrics, Tracer
from aws_lambda_powertools.metrics import MetricUnit, single_metric

logger = Logger(utc=True, serialize_stacktrace=False)
_NAMESPACE = os.environ.get("POWERTOOLS_METRICS_NAMESPACE", "Recovery")
metrics = Metrics(namespace=_NAMESPACE)
tracer = Tracer()

_FIRST_FAULT = 500


@dataclass
class Story:
    """What becomes known of a request while it is answered."""

    request_id: str
    operation: str = "unknown"
    user_id: str | None = None
    code: str | None = None
    """Of the problem document, where it is refused."""
    began: float = field(default_factory=perf_counter)


def begin(story: Story) -> None:
    """Every line from here on has the id that the caller sees too."""
    logger.set_correlation_id(story.request_id)


def tell(story: Story, status: int) -> None:
    milliseconds = round((perf_counter() - story.began) * 1000, 1)
    logger.info(
        "request",
        operation=story.operation,
        status=status,
        code=story.code,
        user_id=story.user_id,
        milliseconds=milliseconds,
    )
    tracer.put_annotation("operation", story.operation)
    metrics.add_dimension("operation", story.operation)
    metrics.add_metric("Latency", MetricUnit.Milliseconds, milliseconds)
    metrics.add_metric("Faults", MetricUnit.Count, int(status >= _FIRST_FAULT))
    metrics.flush_metrics()


def measure(name: str, unit: MetricUnit, value: float, **dimensions: str) -> None:
    """One number, by itself."""
    with single_metric(name=name, unit=unit, value=value, namespace=_NAMESPACE) as metric:
        for dimension, of in dimensions.items():
            metric.add_dimension(dimension, of)
