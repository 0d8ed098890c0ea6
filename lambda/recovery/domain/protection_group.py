"""A protection group: servers of one account and Region that are recovered together."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.value import Location, Name, ServerId, Text, Value


class ServerList(Value):
    kind: Literal["SERVERS"] = "SERVERS"
    server_ids: tuple[ServerId, ...]


class TagQuery(Value):
    """Servers that carry every one of these tags, looked up anew at each start."""

    kind: Literal["TAGS"] = "TAGS"
    tags: Annotated[Mapping[str, str], Field(min_length=1)]

    def matches(self, tags: Mapping[str, str]) -> bool:
        return self.tags.items() <= tags.items()


Selection = Annotated[ServerList | TagQuery, Field(discriminator="kind")]


class ProtectionGroup(Value):
    group_id: Name
    name: Name
    description: Text = ""
    location: Location
    selection: Selection
    launch_settings: LaunchSettings = LaunchSettings()
    server_settings: Mapping[ServerId, LaunchSettings] = {}
    version: int = 1

    def effective_settings(self, server_id: ServerId) -> LaunchSettings:
        own = self.server_settings.get(server_id)
        return self.launch_settings.overridden_by(own) if own else self.launch_settings
