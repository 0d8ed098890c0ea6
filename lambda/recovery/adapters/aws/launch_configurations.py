"""How DRS would launch some servers: their launch configurations and EC2 launch templates."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import NamedTuple

from botocore.exceptions import ClientError

from recovery.adapters.aws.clients import Client, Clients
from recovery.adapters.aws.launch_wording import settings_of
from recovery.adapters.aws.refusals import (
    UNREACHED,
    Unreached,
    is_not_there,
    reaching,
    refusal_of,
)
from recovery.adapters.aws.side_by_side import all_in_time
from recovery.adapters.aws.wire import Described
from recovery.domain.value import Location, ServerId
from recovery.ports.estate import SeenSettings

_AT_ONCE = 8


class _Place(NamedTuple):
    region: str
    drs: Client
    ec2: Client


class AwsLaunchConfigurations:
    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def of(
        self, location: Location, server_ids: Collection[ServerId]
    ) -> Mapping[ServerId, SeenSettings]:
        with reaching(location):
            drs, ec2 = (self._clients.of(service, location) for service in ("drs", "ec2"))
            place = _Place(location.region, drs, ec2)
            calls = {server_id: partial(_seen, place, server_id) for server_id in server_ids}
            return all_in_time(calls, location, at_once=_AT_ONCE)


def _seen(place: _Place, server_id: str) -> SeenSettings:
    try:
        configuration = place.drs.get_launch_configuration(sourceServerID=server_id)
    except ClientError as error:
        if not is_not_there(error):
            raise
        problem = f"DRS has no launch configuration for {server_id}. Is the server still there?"
        return SeenSettings(settings=None, problem=problem)
    template_id = configuration.get("ec2LaunchTemplateID")
    if not template_id:
        problem = f"DRS names no launch template for {server_id}. Save its launch settings in DRS."
        return SeenSettings(settings=settings_of(configuration, {}), problem=problem)
    return _with_template(place, configuration, template_id)


def _with_template(place: _Place, configuration: Described, template_id: str) -> SeenSettings:
    try:
        described = _default_version(place.ec2, template_id)
    except UNREACHED as error:
        return SeenSettings(
            settings=settings_of(configuration, {}),
            launch_template_id=template_id,
            problem=_template_problem(error, place.region, template_id),
        )
    return SeenSettings(
        settings=settings_of(configuration, described), launch_template_id=template_id
    )


def _default_version(ec2: Client, template_id: str) -> Described:
    """The one that DRS launches with."""
    versions = ec2.describe_launch_template_versions(
        LaunchTemplateId=template_id, Versions=["$Default"]
    )["LaunchTemplateVersions"]
    described: Described = versions[0].get("LaunchTemplateData", {})
    return described


def _template_problem(error: Unreached, region: str, template_id: str) -> str:
    if is_not_there(error):
        return f"Launch template {template_id} is gone. Save the server's launch settings in DRS."
    return f"Launch template {template_id} cannot be read: {refusal_of(error, region=region).words}"
