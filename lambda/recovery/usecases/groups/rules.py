"""What a protection group must fulfil before it is saved, as far as it stands in the group itself.

An address or a launch target belongs to one server, so a group can't set it for all of them.
"""

from recovery.domain.errors import Invalid
from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.protection_group import ProtectionGroup, ServerList
from recovery.domain.wording import counted, listed

_MOST_SERVERS = 1000
# DynamoDB keeps 400 KB in an item, and the group is not alone in its own.
_MOST_BYTES = 300_000


def refuse_senseless(group: ProtectionGroup) -> None:
    _refuse_shared_identity(group.launch_settings)
    _refuse_settings_of_others(group)
    _refuse_too_much(group)


def _refuse_shared_identity(settings: LaunchSettings) -> None:
    if settings.private_ip or settings.launch_into_instance_id:
        raise Invalid(
            "A private IP address and an instance to launch into belong to one server. "
            "Set them in the settings of that server."
        )


def _refuse_settings_of_others(group: ProtectionGroup) -> None:
    selection = group.selection
    members = frozenset(selection.server_ids if isinstance(selection, ServerList) else ())
    others = sorted(group.server_settings.keys() - members)
    if others:
        raise Invalid(
            f"{listed(others)}: settings of their own are for servers that the group lists. "
            "List them or take their settings out."
        )


def _refuse_too_much(group: ProtectionGroup) -> None:
    selection = group.selection
    if isinstance(selection, ServerList) and len(selection.server_ids) > _MOST_SERVERS:
        number = counted(len(selection.server_ids), "server")
        raise Invalid(f"The group lists {number}; {_MOST_SERVERS} are the most. Split it.")
    if (size := len(group.model_dump_json())) > _MOST_BYTES:
        raise Invalid(
            f"The settings of the group take {size} bytes; {_MOST_BYTES} are the most. Split it."
        )
