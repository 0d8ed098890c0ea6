"""Instances that DRS launched, as MiniStack's EC2 sees them: to be described, filtered and tagged.

Brought up to date by every call to EC2, so that nobody sees less than has happened.
"""

from typing import Any

from ministack.services import ec2

from localcloud.ec2.state import Instance
from localcloud.patches.upstream import relies_on
from localcloud.world import Place

_GIB = 2**30
# What a description has to have, and nothing here depends on.
_USUAL = {
    "ImageId": "ami-0d5d5d5d5d5d5d5d5",
    "PublicIpAddress": "",
    "PublicDnsName": "",
    "Architecture": "x86_64",
    "RootDeviceType": "ebs",
    "Hypervisor": "xen",
    "Virtualization": "hvm",
    "Monitoring": {"State": "disabled"},
    "AmiLaunchIndex": 0,
    "VpcId": "vpc-00000001",
    # MiniStack forgets a terminated instance by the real clock; ours are forgotten by their own.
    "_terminated_at": float("inf"),
}


class Mirror:
    """Its methods are called with MiniStack's account and Region set to those of the place."""

    def __init__(self) -> None:
        relies_on(ec2._describe_instances, "for inst in _instances.values():")
        relies_on(ec2._instance_xml, 'for t in _tags.get(inst["InstanceId"], [])')
        self._seen: dict[tuple[str, str], int] = {}

    def show(self, place: Place) -> None:
        key = place.account_id, place.region
        changed, self._seen[key] = place.ec2.changes_since(self._seen.get(key, 0))
        for instance_id in changed:
            instance = place.ec2.instances.get(instance_id)
            if instance is None:
                ec2._instances.pop(instance_id, None)
                ec2._tags.pop(instance_id, None)
                continue
            if instance_id not in ec2._instances:
                ec2._tags[instance_id] = [
                    {"Key": key, "Value": value} for key, value in instance.tags.items()
                ]
                _add_volumes(instance)
            ec2._instances[instance_id] = _description(instance)

    def take_over_tags(self, place: Place) -> None:
        """Tagging is MiniStack's: what was tagged there holds for us, too."""
        for instance_id, instance in place.ec2.instances.items():
            tags = ec2._tags.get(instance_id, [])
            instance.tags = {tag["Key"]: tag.get("Value", "") for tag in tags}


def _description(instance: Instance) -> dict[str, Any]:
    launched_at = instance.launched_at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return {
        **_USUAL,
        "InstanceId": instance.instance_id,
        "InstanceType": instance.instance_type,
        "State": {"Code": instance.state.code, "Name": instance.state.value},
        "SubnetId": instance.subnet_id,
        "PrivateIpAddress": instance.private_ip,
        "PrivateDnsName": f"ip-{instance.private_ip.replace('.', '-')}.ec2.internal",
        "SecurityGroups": [
            {"GroupId": each, "GroupName": each} for each in instance.security_group_ids
        ],
        "Placement": {"AvailabilityZone": instance.availability_zone, "Tenancy": "default"},
        "LaunchTime": launched_at,
        "RootDeviceName": next((each.device_name for each in instance.volumes), "/dev/sda1"),
        "BlockDeviceMappings": [
            {
                "DeviceName": each.device_name,
                "Ebs": {
                    "VolumeId": each.volume_id,
                    "Status": "attached",
                    "AttachTime": launched_at,
                    "DeleteOnTermination": True,
                },
            }
            for each in instance.volumes
        ],
    }


def _add_volumes(instance: Instance) -> None:
    launched_at = instance.launched_at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    for each in instance.volumes:
        ec2._volumes[each.volume_id] = {
            "VolumeId": each.volume_id,
            "Size": max(1, each.size_bytes // _GIB),
            "AvailabilityZone": instance.availability_zone,
            "State": "in-use",
            "VolumeType": "gp3",
            "SnapshotId": "",
            "Iops": 3000,
            "Encrypted": True,
            "CreateTime": launched_at,
            "Attachments": [
                {
                    "VolumeId": each.volume_id,
                    "InstanceId": instance.instance_id,
                    "Device": each.device_name,
                    "State": "attached",
                    "AttachTime": launched_at,
                    "DeleteOnTermination": True,
                }
            ],
            "MultiAttachEnabled": False,
            "Throughput": 125,
        }
