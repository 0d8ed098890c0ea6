"""An alarm may calculate with several metrics; MiniStack refuses every template that has one.

It is kept and described, and never rings: nothing here measures what AWS measures of its services.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
"""

from typing import Any

from ministack.services import cloudwatch
from ministack.services.cloudformation import provisioners

from localcloud.patches.upstream import relies_on


def apply() -> None:
    theirs = provisioners._cw_metric_alarm_record
    relies_on(theirs, "Properties.Metrics (metric math) is not supported")
    relies_on(provisioners._cw_metric_alarm_put, "alarm = _cw_metric_alarm_record(name, props)")
    relies_on(cloudwatch._evaluate_alarm, "if not ns or not mn:\n        return")

    def record(name: str, properties: Any) -> Any:
        metrics = properties.get("Metrics")
        if not metrics:
            return theirs(name, properties)
        one = {"MetricName": "-", "Namespace": "-", "Metrics": None}
        made = theirs(name, {**properties, **one})
        for part in ("MetricName", "Namespace", "Statistic", "Period", "Dimensions"):
            made.pop(part)
        return {**made, "Metrics": metrics}

    provisioners._cw_metric_alarm_record = record
