"""Ids of commands and automations: they look like UUIDs, and the seed of the world decides them."""

from localcloud.chance import Chance


def new_uuid(chance: Chance) -> str:
    digits = chance.new_id("", length=32)
    return "-".join(
        [digits[:8], digits[8:12], f"4{digits[13:16]}", f"a{digits[17:20]}", digits[20:]]
    )
