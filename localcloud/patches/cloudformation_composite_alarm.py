"""``AWS::CloudWatch::CompositeAlarm`` is a resource; MiniStack refuses every template that has one.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-compositealarm.html
"""

from typing import Any

from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudwatch
from ministack.services.cloudformation import provisioners

from localcloud.patches.resource_types import Made, add_type, done
from localcloud.patches.upstream import relies_on


def apply() -> None:
    relies_on(cloudwatch._put_composite_alarm, 'alarm_rule = cbor_data.get("AlarmRule", "")')
    relies_on(cloudwatch._delete_alarms, "_composite_triggers.pop(n, None)")
    add_type("AWS::CloudWatch::CompositeAlarm", create=_create, update=_update, delete=_delete)


def _create(logical_id: str, properties: Any, stack: str) -> Made:
    name = properties.get("AlarmName") or provisioners._physical_name(stack, logical_id)
    return _put(name, properties)


def _update(name: str, old: Any, new: Any, _stack: str) -> Made:
    made = _put(new.get("AlarmName", name), new)
    if made[0] != name:
        provisioners._delete_predecessor(_delete, name, old)
    return made


def _put(name: str, properties: Any) -> Made:
    asked = {**properties, "AlarmName": name}
    done(cloudwatch._put_composite_alarm({}, asked, is_cbor=False, is_json=True))
    place = f"{get_region()}:{get_account_id()}"
    return name, {"Arn": f"arn:aws:cloudwatch:{place}:alarm:{name}"}


def _delete(name: str, _properties: Any) -> None:
    cloudwatch._composite_alarms.pop(name, None)
    cloudwatch._composite_triggers.pop(name, None)
