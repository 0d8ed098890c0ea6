"""What a job does in EC2 with the permissions of its caller, and which of them the caller lacks.

DRS uses forward access sessions, not its service-linked role: what is missing shows only after the
job was accepted. https://docs.aws.amazon.com/service-authorization/latest/reference/
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from localcloud.drs.rules import names_of
from localcloud.drs.state import SourceServer
from localcloud.faults import MissingPermission
from localcloud.world import Caller, Place, World

_DESCRIBED = (
    "AccountAttributes",
    "AvailabilityZones",
    "Images",
    "InstanceAttribute",
    "InstanceStatus",
    "InstanceTypes",
    "Instances",
    "LaunchTemplateVersions",
    "LaunchTemplates",
    "SecurityGroups",
    "Snapshots",
    "Subnets",
    "Volumes",
)
_BEFORE_THE_CONVERSION = {
    "CreateSnapshot": "snapshot",
    "DeleteSnapshot": "snapshot",
    "CreateVolume": "volume",
    "RunInstances": "instance",
    "TerminateInstances": "instance",
    "CreateTags": "instance",
    "CreateLaunchTemplate": "launch-template",
    "CreateLaunchTemplateVersion": "launch-template",
    "DeleteLaunchTemplateVersions": "launch-template",
    "ModifyLaunchTemplate": "launch-template",
    "AuthorizeSecurityGroupEgress": "security-group",
    "AuthorizeSecurityGroupIngress": "security-group",
    "RevokeSecurityGroupEgress": "security-group",
}
# The machine is launched with a disk of its own, which the converted ones then replace.
_DURING_THE_LAUNCH = {
    "StopInstances": "instance",
    "DetachVolume": "volume",
    "DeleteVolume": "volume",
    "AttachVolume": "volume",
    "ModifyInstanceAttribute": "instance",
    "StartInstances": "instance",
}
_FOR_THE_TERMINATION = {"TerminateInstances": "instance", "DeleteVolume": "volume"}
_ID_PREFIXES = {"instance": "i-", "volume": "vol-"}
_ROLES = ("ConversionServerRole", "RecoveryInstanceRole")


@dataclass(frozen=True)
class Needed:
    action: str
    resource: str


class Forwarding:
    """Asks the policies once for each action and resource: a job may have a hundred servers."""

    def __init__(self, world: World, place: Place, caller: Caller) -> None:
        self._world = world
        self._place = place
        self._caller = caller
        self._answers: dict[Needed, bool] = {}

    def allows_conversion(self, server: SourceServer) -> bool:
        return self._missing(server.source_server_id, self._for_conversion(server)) is None

    def refused_launch(self, server_id: str) -> str | None:
        return self._refused(server_id, _DURING_THE_LAUNCH)

    def refused_termination(self, server_id: str) -> str | None:
        return self._refused(server_id, _FOR_THE_TERMINATION)

    def _for_conversion(self, server: SourceServer) -> Iterator[Needed]:
        yield Needed("drs:CreateRecoveryInstanceForDrs", server.arn)
        yield Needed("drs:ListTagsForResource", server.arn)
        for name in _DESCRIBED:
            yield Needed(f"ec2:Describe{name}", "*")
        yield from self._in_ec2(_BEFORE_THE_CONVERSION)
        roles = f"arn:aws:iam::{self._place.account_id}:role/service-role/"
        for role in _ROLES:
            yield Needed("iam:PassRole", f"{roles}AWSElasticDisasterRecovery{role}")

    def _in_ec2(self, operations: dict[str, str]) -> Iterator[Needed]:
        all_of = f"arn:aws:ec2:{self._place.region}:{self._place.account_id}"
        for operation, kind in operations.items():
            yield Needed(f"ec2:{operation}", f"{all_of}:{kind}/*")

    def _refused(self, server_id: str, operations: dict[str, str]) -> str | None:
        """In the words of EC2, which DRS repeats in its job log."""
        missing = self._missing(server_id, self._in_ec2(operations))
        if missing is None:
            return None
        operation = missing.action.partition(":")[2]
        resource_id = self._world.chance.new_id(_ID_PREFIXES[operations[operation]])
        return (
            f"An error occurred (UnauthorizedOperation) when calling the {operation} operation:"
            f" You are not authorized to perform this operation. User: {self._caller.arn} is not"
            f" authorized to perform: {missing.action} on resource:"
            f" {missing.resource.replace('*', resource_id)} because no identity-based policy"
            f" allows the {missing.action} action"
        )

    def _missing(self, server_id: str, all_needed: Iterable[Needed]) -> Needed | None:
        names = names_of(self._place.drs, server_id)
        return next((needed for needed in all_needed if self._lacks(needed, names)), None)

    def _lacks(self, needed: Needed, names: tuple[str, ...]) -> bool:
        if self._world.faults.strike(MissingPermission, *names, action=needed.action):
            return True
        if needed not in self._answers:
            self._answers[needed] = self._caller.allows(needed.action, needed.resource)
        return not self._answers[needed]
