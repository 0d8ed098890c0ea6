"""DescribeInstanceStatus: status checks of instances, initializing for minutes after a start."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from localcloud.ec2.errors import Ec2Refusal, not_found
from localcloud.ec2.state import Instance, InstanceState
from localcloud.world import Place, World

OPERATION = "DescribeInstanceStatus"
SMALLEST_PAGE, LARGEST_PAGE = 5, 1000


def describe_instance_status(
    world: World,
    place: Place,
    request: Mapping[str, Any],  # in the API's own words
) -> dict[str, Any]:
    """``InstanceIds``, ``IncludeAllInstances``, ``Filters``, ``MaxResults``, ``NextToken`` in;
    ``InstanceStatuses`` out, ``NextToken`` if there are more."""
    world.agenda.run_due()
    found = [
        _status(instance, world.agenda.moment)
        for instance in _asked_for(place, request)
        if request.get("IncludeAllInstances") or instance.state is InstanceState.RUNNING
    ]
    matching = [status for status in found if _matches(status, request.get("Filters") or [])]
    return _page(matching, request)


def _asked_for(place: Place, request: Mapping[str, Any]) -> list[Instance]:  # API request
    wanted = request.get("InstanceIds") or []
    if wanted and request.get("MaxResults"):
        raise Ec2Refusal(
            "InvalidParameterCombination",
            "The parameter instancesSet cannot be used with the parameter maxResults",
            operation=OPERATION,
        )
    for instance_id in wanted:
        if instance_id not in place.ec2.instances:
            raise not_found(instance_id, operation=OPERATION)
    return [place.ec2.instances[each] for each in wanted] or list(place.ec2.instances.values())


def _status(instance: Instance, now: datetime) -> dict[str, Any]:  # as the API has it
    return {
        "InstanceId": instance.instance_id,
        "AvailabilityZone": instance.availability_zone,
        "InstanceState": {"Code": instance.state.code, "Name": instance.state.value},
        "InstanceStatus": _check(instance, now, is_impaired=instance.is_impaired),
        "SystemStatus": _check(instance, now, is_impaired=False),
        "Events": [],
    }


def _check(instance: Instance, now: datetime, *, is_impaired: bool) -> dict[str, Any]:  # likewise
    if instance.checked_at is None:
        return {"Status": "not-applicable"}
    if now < instance.checked_at:
        return {
            "Status": "initializing",
            "Details": [{"Name": "reachability", "Status": "initializing"}],
        }
    if is_impaired:
        detail = {
            "Name": "reachability",
            "Status": "failed",
            "ImpairedSince": instance.checked_at,
        }
        return {"Status": "impaired", "Details": [detail]}
    return {"Status": "ok", "Details": [{"Name": "reachability", "Status": "passed"}]}


def _matches(status: Mapping[str, Any], filters: list[Mapping[str, Any]]) -> bool:  # likewise
    return all(_value(status, each["Name"]) in each["Values"] for each in filters)


def _value(status: Mapping[str, Any], name: str) -> str:
    match name:
        case "availability-zone":
            return str(status["AvailabilityZone"])
        case "instance-state-name":
            return str(status["InstanceState"]["Name"])
        case "instance-state-code":
            return str(status["InstanceState"]["Code"])
        case "instance-status.status":
            return str(status["InstanceStatus"]["Status"])
        case "system-status.status":
            return str(status["SystemStatus"]["Status"])
        case _:
            raise _invalid(f"The filter '{name}' is invalid")


def _page(found: list[dict[str, Any]], request: Mapping[str, Any]) -> dict[str, Any]:  # likewise
    size = int(request.get("MaxResults") or LARGEST_PAGE)
    if not SMALLEST_PAGE <= size <= LARGEST_PAGE:
        raise _invalid(
            f"Value ( {size} ) for parameter maxResults is invalid. Expecting a value"
            f" between {SMALLEST_PAGE} and {LARGEST_PAGE}."
        )
    begin = _position(request.get("NextToken"))
    page: dict[str, Any] = {"InstanceStatuses": found[begin : begin + size]}
    if begin + size < len(found):
        page["NextToken"] = b64encode(f"after:{begin + size}".encode()).decode()
    return page


def _position(token: str | None) -> int:
    try:
        return int(b64decode(token).decode().removeprefix("after:")) if token else 0
    except ValueError as error:
        raise _invalid(f"Value ( {token} ) for parameter nextToken is invalid.") from error


def _invalid(message: str) -> Ec2Refusal:
    return Ec2Refusal("InvalidParameterValue", message, operation=OPERATION)
