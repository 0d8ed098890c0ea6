"""Names of things in DRS across accounts and Regions."""

import re
from dataclasses import dataclass

from localcloud.drs.errors import field_invalid
from localcloud.world import Place, World

_FORM = re.compile(r"arn:aws[a-z-]*:drs:([a-z0-9-]+):(\d{12}):([a-z-]+)/([\w-]+)")


@dataclass(frozen=True)
class Arn:
    region: str
    account_id: str
    kind: str
    resource_id: str


def parsed_arn(field: str, text: str) -> Arn:
    """Of a request; ``field`` is where it says it."""
    match = _FORM.fullmatch(text)
    if match is None:
        raise field_invalid(field, f"{text} is not the ARN of a DRS resource")
    return Arn(*match.groups())


def arn_of(place: Place, kind: str, resource_id: str) -> str:
    """``kind`` as in the ARN: ``source-server``, ``recovery-instance``, ``job`` …"""
    return f"arn:aws:drs:{place.region}:{place.account_id}:{kind}/{resource_id}"


def place_of_arn(world: World, arn: str) -> Place:
    _, _, _, region, account_id, _ = arn.split(":", 5)
    return world.place(account_id, region)


def id_of_arn(arn: str) -> str:
    return arn.rpartition("/")[2]
