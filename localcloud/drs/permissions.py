"""What DRS does in the name of its caller, and only if the caller might do it as well.

https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
"""

from localcloud.drs.errors import AccessDenied
from localcloud.faults import MissingPermission
from localcloud.world import Caller, World


def may(world: World, caller: Caller, action: str, *servers: str, on: str = "*") -> bool:
    """``servers``: names of the server it is about, for faults that name one."""
    if world.faults.strike(MissingPermission, *servers, action=action):
        return False
    return caller.allows(action, on)


def must_be_allowed(world: World, caller: Caller, *actions: str, on: str = "*") -> None:
    """``on``: the resource, for actions that have some."""
    for action in actions:
        if not may(world, caller, action, on=on):
            raise AccessDenied(f"User: {caller.arn} is not authorized to perform: {action}")
