"""Publishes the console: the files that were packaged, and what it has to know about here."""

from dataclasses import dataclass

from recovery.domain.publication import SETTINGS, START, Changes, ConsoleFile, changes
from recovery.domain.value import Value
from recovery.ports.hosting import PublishingRoom
from recovery.usecases.hosting.unpacking import unpacked

_ALWAYS_THE_NEWEST = ("/", f"/{START}", f"/{SETTINGS}")


class SignIn(Value):
    user_pool_id: str
    user_pool_client_id: str
    user_pool_endpoint: str | None = None
    """None: that of the user pool's Region."""


class ConsoleSettings(Value):
    environment: str
    region: str
    api_base_url: str = "/api"
    auth: SignIn

    def file(self) -> ConsoleFile:
        return ConsoleFile(SETTINGS, self.model_dump_json(indent=2, exclude_none=True).encode())


@dataclass(frozen=True, kw_only=True)
class Publication:
    artefact: str
    """The key of the archive."""
    settings: ConsoleSettings
    reference: str
    """The same when the same is asked again."""


def publish(room: PublishingRoom, asked: Publication) -> Changes:
    """Asked again, it changes nothing; interrupted, the next time does the rest."""
    files = unpacked(room.artefacts.read(asked.artefact), artefact=asked.artefact)
    made = changes([*files, asked.settings.file()], room.site.published(), room.clock.now())
    for file in made.put:
        room.site.put(file)
    for path in made.leave_out:
        room.site.leave_out(path, room.clock.now())
    room.site.remove(made.remove)
    room.edge.forget(_ALWAYS_THE_NEWEST, reference=asked.reference)
    return made
