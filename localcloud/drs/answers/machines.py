"""Parts that source servers and recovery instances describe alike."""

from typing import Any

from localcloud.drs.answers.keys import present
from localcloud.drs.state import Machine, NetworkInterface


def hints_of(machine: Machine) -> dict[str, Any]:
    return present(
        hostname=machine.hostname,
        fqdn=machine.fqdn or machine.hostname,
        vmWareUuid=machine.vmware_uuid,
        awsInstanceID=machine.aws_instance_id,
    )


def interfaces_of(interfaces: list[NetworkInterface]) -> list[dict[str, Any]]:
    return [
        {"macAddress": each.mac_address, "ips": each.ips, "isPrimary": each.is_primary}
        for each in interfaces
    ]


def processors_of(machine: Machine) -> list[dict[str, Any]]:
    return [{"cores": machine.cores, "modelName": machine.cpu_model}]
