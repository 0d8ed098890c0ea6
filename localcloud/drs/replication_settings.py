"""From what a request says about replication to settings, for servers and for templates."""

from collections.abc import Mapping
from typing import Any

from localcloud.drs.errors import field_invalid
from localcloud.drs.permissions import must_be_allowed
from localcloud.drs.settings import PitRule, ReplicationSettings
from localcloud.world import Caller, World

_FIELDS = {
    "stagingAreaSubnetId": "staging_area_subnet_id",
    "associateDefaultSecurityGroup": "associate_default_security_group",
    "replicationServersSecurityGroupsIDs": "replication_servers_security_group_ids",
    "replicationServerInstanceType": "replication_server_instance_type",
    "useDedicatedReplicationServer": "use_dedicated_replication_server",
    "defaultLargeStagingDiskType": "default_large_staging_disk_type",
    "ebsEncryption": "ebs_encryption",
    "ebsEncryptionKeyArn": "ebs_encryption_key_arn",
    "bandwidthThrottling": "bandwidth_throttling",
    "dataPlaneRouting": "data_plane_routing",
    "createPublicIP": "create_public_ip",
    "stagingAreaTags": "staging_area_tags",
    "autoReplicateNewDisks": "auto_replicate_new_disks",
    "internetProtocol": "internet_protocol",
}


def requested(request: Mapping[str, Any]) -> dict[str, Any]:
    """Field to value, for ``dataclasses.replace``: only what the request says."""
    found = {ours: request[theirs] for theirs, ours in _FIELDS.items() if theirs in request}
    if "pitPolicy" in request:
        rules = enumerate(request["pitPolicy"], start=1)
        found["pit_policy"] = tuple(_rule(number, rule) for number, rule in rules)
    return found


def check_settings(world: World, caller: Caller, settings: ReplicationSettings) -> None:
    must_be_allowed(world, caller, "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets")
    if settings.ebs_encryption != "CUSTOM":
        return
    must_be_allowed(world, caller, "kms:DescribeKey", "kms:CreateGrant")
    if settings.ebs_encryption_key_arn is None:
        raise field_invalid(
            "ebsEncryptionKeyArn", "Member must not be null: ebsEncryption is CUSTOM"
        )


def _rule(number: int, rule: Mapping[str, Any]) -> PitRule:
    return PitRule(
        rule_id=rule.get("ruleID", number),
        units=rule["units"],
        interval=rule["interval"],
        retention=rule["retentionDuration"],
        is_enabled=rule.get("enabled", True),
    )
