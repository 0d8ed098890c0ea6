"""How one server is launched: its launch configuration in DRS and its launch template in EC2."""

from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from botocore.exceptions import ClientError

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.performing.launch_changes import (
    configuration_changes,
    template_changes,
    whole_configuration,
)
from recovery.adapters.aws.refusals import NOT_THERE, code_of
from recovery.adapters.aws.wire import Described
from recovery.domain.execution.effects import Refusal, RefusalKind
from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.value import ServerId
from recovery.ports.performing import RefusedByAws

_NO_TEMPLATE = frozenset(
    {"InvalidLaunchTemplateId.NotFound", "InvalidLaunchTemplateId.VersionNotFound"}
)


class _Version(NamedTuple):
    template_id: str
    number: int
    content: Described


class ServerLaunch:
    def __init__(self, drs: Client, ec2: Client, *, key: str) -> None:
        self._drs = drs
        self._ec2 = ec2
        self._key = key

    def write(self, server_id: ServerId, wanted: LaunchSettings) -> None:
        """A template that is missing may come back when DRS writes all that it knows."""
        configuration = self._configuration(server_id)
        version = self._default_version(configuration)
        changes = (
            configuration_changes(wanted, configuration)
            if version
            else whole_configuration(wanted, configuration)
        )
        if changes:
            configuration = self._drs.update_launch_configuration(
                sourceServerID=server_id, **changes
            )
            version = self._default_version(configuration)
        if version is None:
            raise _without_template(server_id)
        self._write_template(server_id, wanted, version)

    def _configuration(self, server_id: ServerId) -> Described:
        try:
            found: Described = self._drs.get_launch_configuration(sourceServerID=server_id)
        except ClientError as error:
            if code_of(error) not in NOT_THERE:
                raise
            return {}
        return found

    def _default_version(self, configuration: Described) -> _Version | None:
        """The one that DRS launches with."""
        template_id: str | None = configuration.get("ec2LaunchTemplateID")
        if not template_id:
            return None
        try:
            [version] = self._ec2.describe_launch_template_versions(
                LaunchTemplateId=template_id, Versions=["$Default"]
            )["LaunchTemplateVersions"]
        except ClientError as error:
            if code_of(error) not in _NO_TEMPLATE:
                raise
            return None
        return _Version(template_id, version["VersionNumber"], version["LaunchTemplateData"])

    def _write_template(
        self, server_id: ServerId, wanted: LaunchSettings, version: _Version
    ) -> None:
        changes = template_changes(wanted, version.content)
        if not changes:
            return
        token = uuid5(NAMESPACE_URL, f"{self._key}/{server_id}/{version.number}")
        made = self._ec2.create_launch_template_version(
            LaunchTemplateId=version.template_id,
            VersionDescription=f"Recovery {self._key}",
            ClientToken=f"{token}",
            **_request(changes, version),
        )["LaunchTemplateVersion"]
        self._ec2.modify_launch_template(
            LaunchTemplateId=version.template_id, DefaultVersion=str(made["VersionNumber"])
        )


def _request(changes: dict[str, Any], version: _Version) -> dict[str, Any]:
    """EC2 refuses groups of the instance beside groups of its interface, so these must go."""
    old = version.content
    if "NetworkInterfaces" in changes and ("SecurityGroupIds" in old or "SecurityGroups" in old):
        kept = {name: old[name] for name in old if not name.startswith("SecurityGroup")}
        return {"LaunchTemplateData": kept | changes}
    return {"SourceVersion": str(version.number), "LaunchTemplateData": changes}


def _without_template(server_id: ServerId) -> RefusedByAws:
    message = (
        f"Server {server_id} has no launch template, and DRS makes none."
        " Save its launch settings in the DRS console, or add the server to DRS again."
    )
    return RefusedByAws(Refusal(kind=RefusalKind.INVALID, message=message))
