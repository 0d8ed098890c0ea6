"""What the local cloud says when it is ready: where it is, how to get in, what to try first."""

from dataclasses import dataclass

from localcloud.embedded.accounts import Administrator


@dataclass(frozen=True)
class Site:
    """What a person has to know about this local cloud."""

    endpoint: str
    world: str
    speed: float
    region: str
    """Of the example: one with source servers."""
    administrators: list[Administrator]
    """The first is the hub's."""


def banner(site: Site) -> str:
    return "\n".join(
        [
            f"The local cloud is ready at {site.endpoint}",
            f"World {site.world}; {site.speed:g} simulated seconds pass in a real one.",
            "",
            *_credentials(site),
            "",
            "For example:",
            f"  aws drs describe-source-servers --region {site.region} --output table",
            "",
            "Ctrl-C ends it and removes everything.",
        ]
    )


def _credentials(site: Site) -> list[str]:
    hub, *others = site.administrators
    lines = [
        f"export AWS_ENDPOINT_URL={site.endpoint}",
        f"export AWS_DEFAULT_REGION={site.region}",
        *_exports(hub),
    ]
    for other in others:
        lines += ["", f"# instead, for the account {other.account_id}", *_exports(other)]
    return lines


def _exports(administrator: Administrator) -> list[str]:
    return [
        f"export AWS_ACCESS_KEY_ID={administrator.access_key}"
        f" AWS_SECRET_ACCESS_KEY={administrator.secret_key}"
    ]
