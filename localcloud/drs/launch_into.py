"""When DRS may launch into an EC2 instance that exists already, instead of a new one.

https://docs.aws.amazon.com/drs/latest/userguide/launch-into-source-instance.html
"""

from collections.abc import Iterator

from localcloud.drs.errors import field_invalid
from localcloud.drs.settings import LaunchConfiguration
from localcloud.drs.state import Machine
from localcloud.ec2.state import Instance, InstanceState
from localcloud.world import Place

CONSENT = ("AWSDRS", "AllowLaunchingIntoThisInstance")
_FIELD = "launchIntoInstanceProperties.launchIntoEC2InstanceID"


def check_launch_into(place: Place, machine: Machine, wanted: LaunchConfiguration) -> None:
    instance_id = wanted.launch_into_instance_id
    instance = place.ec2.instances.get(instance_id or "")
    if instance is None:
        raise field_invalid(_FIELD, f"Instance {instance_id} does not exist")
    for reason in _obstacles(instance, machine, wanted):
        raise field_invalid(_FIELD, f"Instance {instance_id} {reason}")


def _obstacles(instance: Instance, machine: Machine, wanted: LaunchConfiguration) -> Iterator[str]:
    key, value = CONSENT
    if instance.tags.get(key) != value:
        yield f"lacks the tag {key}={value}"
    if instance.state is not InstanceState.STOPPED:
        yield f"is {instance.state}, not stopped"
    if instance.is_windows != machine.is_windows:
        yield "has another platform than the source server"
    if wanted.copy_private_ip or wanted.copy_tags:
        yield "keeps its own private IP and tags: switch copyPrivateIp and copyTags off"
    if wanted.os_byol and machine.is_windows:
        yield "would need a Dedicated Host for the licence of Windows"
