"""The route of the person who calls."""

from recovery.handlers.api.given import TheCall, TheInstallation, ThePorts
from recovery.handlers.api.operations import Describing, Topic
from recovery.handlers.api.routing import Routes
from recovery.usecases.me import Me, show_me

router = Routes()
_described = Describing(Topic.ME)


@router.get("/me", **_described("getMe", "Who you are and what you may do"))
def get_me(ports: ThePorts, call: TheCall, installation: TheInstallation) -> Me:
    return show_me(ports, call, installation)
