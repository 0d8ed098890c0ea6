"""InitializeService: what every other operation asks for first."""

from collections.abc import Mapping
from typing import Any

from localcloud.drs.permissions import must_be_allowed
from localcloud.world import Caller, World


def initialize_service(world: World, caller: Caller, _request: Mapping[str, Any]) -> dict[str, Any]:
    must_be_allowed(
        world,
        caller,
        "iam:AddRoleToInstanceProfile",
        "iam:CreateInstanceProfile",
        "iam:CreateServiceLinkedRole",
        "iam:GetInstanceProfile",
    )
    world.place_of(caller).drs.is_initialized = True
    return {}
