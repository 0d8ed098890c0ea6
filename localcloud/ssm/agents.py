"""The SSM agents of instances: absent until they register, lost when the instance stops."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from localcloud.ec2.state import Instance, InstanceState
from localcloud.faults import SlowAgent
from localcloud.ssm.errors import SsmError
from localcloud.ssm.pages import page_of
from localcloud.ssm.state import Agent
from localcloud.world import Caller, Place, World

LOST_AFTER_SECONDS = 300.0
"""Systems Manager waits so long for missed pings before it says ConnectionLost."""
AGENT_VERSION = "3.3.2746.0"
PAGE_SIZE = 50
Filters = list[tuple[str, list[str]]]
"""What is asked for, and the values that fit."""


def boot(world: World, place: Place, instance: Instance) -> None:
    """The instance runs from now on: its agent will be online in a while, or never."""
    names = (instance.server_id, instance.hostname, instance.instance_id)
    seconds: float | None = _registration_seconds(world, instance)
    if fault := world.faults.strike(SlowAgent, *names):
        seconds = fault.seconds
    online_at = None if seconds is None else world.agenda.moment + timedelta(seconds=seconds)
    before = place.ssm.agents.get(instance.instance_id)
    place.ssm.agents[instance.instance_id] = Agent(
        instance.instance_id,
        online_at,
        is_known=before is not None and _is_listed(before, world.agenda.moment),
        lost_at=before.lost_at if before else None,
    )


def adopt(place: Place, instance: Instance, *, since: datetime) -> None:
    """Its agent has been online since then."""
    place.ssm.agents[instance.instance_id] = Agent(instance.instance_id, since)


def lose(world: World, place: Place, instance_id: str) -> None:
    """The instance stops or is terminated: its agent pings no more."""
    agent = place.ssm.agents.get(instance_id)
    if agent is None:
        return
    agent.is_known = _is_listed(agent, world.agenda.moment)
    agent.online_at = None
    agent.lost_at = world.agenda.moment + timedelta(seconds=LOST_AFTER_SECONDS)


def is_online(world: World, place: Place, instance_id: str) -> bool:
    """Commands are accepted: it is registered, and the instance runs."""
    agent = place.ssm.agents.get(instance_id)
    return agent is not None and _is_up(agent, world.agenda.moment)


def describe_instance_information(
    world: World,
    caller: Caller,
    request: Mapping[str, Any],  # in the API's own words
) -> dict[str, Any]:
    place = world.place_of(caller)
    wanted = _filters(request)
    found = [
        _information(agent, place.ec2.instances[agent.instance_id], world.agenda.moment)
        for agent in _named(place.ssm.agents, wanted)
        if _is_listed(agent, world.agenda.moment) and _exists(place, agent)
    ]
    matching = [each for each in found if _matches(each, wanted, place)]
    page, more = page_of(matching, request, size=PAGE_SIZE)
    return {"InstanceInformationList": page, **more}


def _named(agents: Mapping[str, Agent], filters: Filters) -> list[Agent]:
    """Most who ask want fifty of a thousand: what is told of the others is not worked out."""
    names = [set(values) for key, values in filters if key == "InstanceIds"]
    return [agent for id_, agent in agents.items() if all(id_ in named for named in names)]


def _registration_seconds(world: World, instance: Instance) -> float:
    least, most = (180.0, 420.0) if instance.is_windows else (60.0, 180.0)
    mean, spread = (least + most) / 2, (most - least) / 5
    drawn = world.chance.around(mean, spread, "agent", instance.instance_id, instance.starts)
    return min(max(drawn, least), most)


def _is_up(agent: Agent, now: datetime) -> bool:
    return agent.online_at is not None and agent.online_at <= now


def _is_listed(agent: Agent, now: datetime) -> bool:
    return agent.is_known or _is_up(agent, now)


def _exists(place: Place, agent: Agent) -> bool:
    instance = place.ec2.instances.get(agent.instance_id)
    return instance is not None and instance.state is not InstanceState.TERMINATED


def _information(agent: Agent, instance: Instance, now: datetime) -> dict[str, Any]:  # as the API
    name, version = _platform(instance)
    return {
        "InstanceId": instance.instance_id,
        "PingStatus": _ping_status(agent, now),
        "LastPingDateTime": _last_ping(agent, now),
        "AgentVersion": AGENT_VERSION,
        "IsLatestVersion": True,
        "PlatformType": "Windows" if instance.is_windows else "Linux",
        "PlatformName": name,
        "PlatformVersion": version,
        "ResourceType": "EC2Instance",
        "IPAddress": instance.private_ip,
        "ComputerName": instance.hostname,
        "SourceId": instance.instance_id,
        "SourceType": "AWS::EC2::Instance",
    }


def _ping_status(agent: Agent, now: datetime) -> str:
    is_missed = agent.lost_at is None or agent.lost_at <= now
    return "ConnectionLost" if is_missed and not _is_up(agent, now) else "Online"


def _last_ping(agent: Agent, now: datetime) -> datetime:
    if agent.online_at is None and agent.lost_at is not None:
        return agent.lost_at - timedelta(seconds=LOST_AFTER_SECONDS)
    return now


def _platform(instance: Instance) -> tuple[str, str]:
    """As far as the full name of the operating system tells it."""
    if not instance.is_windows:
        return "Linux", "unknown"
    year = next((word for word in instance.os.split() if word.isdecimal()), "")
    return f"Microsoft Windows Server {year}".strip(), "10.0"


def _filters(request: Mapping[str, Any]) -> Filters:  # API request
    newer = [(each["Key"], each["Values"]) for each in request.get("Filters") or []]
    older = [
        (each["key"], each["valueSet"])
        for each in request.get("InstanceInformationFilterList") or []
    ]
    if newer and older:
        raise SsmError(
            "InvalidInstanceInformationFilterValue",
            "Filters and InstanceInformationFilterList cannot be used together.",
        )
    return newer + older


def _matches(information: Mapping[str, Any], filters: Filters, place: Place) -> bool:
    return all(_value(information, key, place) in values for key, values in filters)


def _value(information: Mapping[str, Any], key: str, place: Place) -> str | None:
    fields = {
        "InstanceIds": "InstanceId",
        "PingStatus": "PingStatus",
        "PlatformTypes": "PlatformType",
        "AgentVersion": "AgentVersion",
        "ResourceType": "ResourceType",
    }
    if key in fields:
        return str(information[fields[key]])
    if key.startswith("tag:"):
        tags = place.ec2.instances[information["InstanceId"]].tags
        return tags.get(key.removeprefix("tag:"))
    raise SsmError("InvalidFilterKey", f"The filter key {key} is not valid.")
