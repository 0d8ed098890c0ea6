"""Launch and replication settings, their templates and launch actions, as DRS shows them."""

from typing import Any

from localcloud.drs.answers.keys import present
from localcloud.drs.settings import (
    LaunchAction,
    LaunchConfiguration,
    LaunchConfigurationTemplate,
    PitRule,
    ReplicatedDiskSettings,
    ReplicationConfiguration,
    ReplicationConfigurationTemplate,
    ReplicationSettings,
)


def described_launch_configuration(
    source_server_id: str, configuration: LaunchConfiguration
) -> dict[str, Any]:
    into = configuration.launch_into_instance_id
    return present(
        sourceServerID=source_server_id,
        name=configuration.name,
        ec2LaunchTemplateID=configuration.ec2_launch_template_id,
        **_launch_settings(configuration),
        launchIntoInstanceProperties=into and {"launchIntoEC2InstanceID": into},
    )


def described_launch_template(template: LaunchConfigurationTemplate) -> dict[str, Any]:
    return present(
        launchConfigurationTemplateID=template.template_id,
        arn=template.arn,
        tags=dict(template.tags),
        **_launch_settings(template),
        exportBucketArn=template.export_bucket_arn,
        launchIntoSourceInstance=template.launch_into_source_instance,
    )


def _launch_settings(settings: LaunchConfiguration | LaunchConfigurationTemplate) -> dict[str, Any]:
    return {
        "launchDisposition": settings.launch_disposition,
        "targetInstanceTypeRightSizingMethod": settings.right_sizing,
        "copyPrivateIp": settings.copy_private_ip,
        "copyTags": settings.copy_tags,
        "licensing": {"osByol": settings.os_byol},
        "postLaunchEnabled": settings.post_launch_enabled,
        "recoveryMode": settings.recovery_mode,
    }


def described_replication_configuration(
    source_server_id: str, configuration: ReplicationConfiguration
) -> dict[str, Any]:
    return present(
        sourceServerID=source_server_id,
        name=configuration.name,
        replicatedDisks=[_disk(disk) for disk in configuration.disks],
        **_replication_settings(configuration),
    )


def described_replication_template(template: ReplicationConfigurationTemplate) -> dict[str, Any]:
    return present(
        replicationConfigurationTemplateID=template.template_id,
        arn=template.arn,
        tags=dict(template.tags),
        **_replication_settings(template),
    )


def _replication_settings(settings: ReplicationSettings) -> dict[str, Any]:
    return {
        "stagingAreaSubnetId": settings.staging_area_subnet_id,
        "associateDefaultSecurityGroup": settings.associate_default_security_group,
        "replicationServersSecurityGroupsIDs": list(
            settings.replication_servers_security_group_ids
        ),
        "replicationServerInstanceType": settings.replication_server_instance_type,
        "useDedicatedReplicationServer": settings.use_dedicated_replication_server,
        "defaultLargeStagingDiskType": settings.default_large_staging_disk_type,
        "ebsEncryption": settings.ebs_encryption,
        "ebsEncryptionKeyArn": settings.ebs_encryption_key_arn,
        "bandwidthThrottling": settings.bandwidth_throttling,
        "dataPlaneRouting": settings.data_plane_routing,
        "createPublicIP": settings.create_public_ip,
        "stagingAreaTags": dict(settings.staging_area_tags),
        "pitPolicy": [_rule(rule) for rule in settings.pit_policy],
        "autoReplicateNewDisks": settings.auto_replicate_new_disks,
        "internetProtocol": settings.internet_protocol,
    }


def _disk(disk: ReplicatedDiskSettings) -> dict[str, Any]:
    return {
        "deviceName": disk.device_name,
        "isBootDisk": disk.is_boot_disk,
        "stagingDiskType": disk.staging_disk_type,
        "iops": disk.iops,
        "throughput": disk.throughput,
        "optimizedStagingDiskType": disk.optimized_staging_disk_type,
    }


def _rule(rule: PitRule) -> dict[str, Any]:
    return {
        "ruleID": rule.rule_id,
        "units": rule.units,
        "interval": rule.interval,
        "retentionDuration": rule.retention,
        "enabled": rule.is_enabled,
    }


def described_action(action: LaunchAction) -> dict[str, Any]:
    return {
        "actionId": action.action_id,
        "actionCode": action.action_code,
        "type": action.type,
        "name": action.name,
        "active": action.is_active,
        "order": action.order,
        "actionVersion": action.action_version,
        "optional": action.is_optional,
        "parameters": {name: dict(value) for name, value in action.parameters.items()},
        "description": action.description,
        "category": action.category,
    }
