"""What the templates allow, action by action, and to which roles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from scripts.templates import Template, read
from tests.support.least_privilege.placing import Placing
from tests.support.least_privilege.reasons import is_statement, reasons

_ROLE = "AWS::IAM::Role"
_POLICIES = ("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy")
_CALLED_VIA = "aws:CalledVia"
_LEFT = 9
"""Characters of a logical id that are always in the name that AWS makes up around it."""


@dataclass(frozen=True)
class Role:
    file: str
    logical_id: str
    names: tuple[str, ...]
    """Patterns, the surest first: AWS adds to the names that it makes up."""
    alone: str
    """Likewise, if somebody deploys this template by itself."""

    def __str__(self) -> str:
        return f"{self.file}, {self.logical_id}"


@dataclass(frozen=True)
class Grant:
    """One action of one statement."""

    where: str
    roles: frozenset[Role]
    action: str
    resources: tuple[str, ...]
    """Patterns."""
    only_by_drs: bool
    """Not when the role itself calls, but when DRS does with what the role may."""
    reason: str | None
    """Why it stays although no test uses it."""

    def covers(self, action: str, resource: str, *, is_forwarded: bool) -> bool:
        """``*``: the call names no resource, or none that the local cloud knows."""
        if action.lower() != self.action.lower() or (self.only_by_drs and not is_forwarded):
            return False
        # Buckets have small letters where logical ids have capital ones.
        asked, patterns = resource.lower(), (pattern.lower() for pattern in self.resources)
        return any(fnmatchcase(asked, pattern) for pattern in patterns) or resource == "*"


class Grants:
    def __init__(self, folder: Path) -> None:
        self._files = {path.name: path for path in sorted(folder.glob("*.yaml"))}
        self._templates = {name: read(path) for name, path in self._files.items()}
        self._placing = Placing(self._templates)
        self.roles = list(self._roles())
        self._holders = self._attached()
        self.all = [grant for name in self._files for grant in self._of(name)]

    def role(self, name: str) -> Role | None:
        """The one of the templates that an existing role was made from."""
        found = [
            (rank, role)
            for role in self.roles
            for rank, pattern in enumerate((*role.names, role.alone))
            if fnmatchcase(name, pattern)
        ]
        return min(found, key=lambda each: each[0], default=(0, None))[1]

    def allowing(self, name: str, action: str, resource: str, *, is_forwarded: bool) -> list[Grant]:
        """What lets the role of this name do that."""
        role = self.role(name)
        if role and not any(fnmatchcase(name, pattern) for pattern in role.names):
            resource = "*"  # named by whoever has deployed the template: it does not say
        return [
            grant
            for grant in self.all
            if role in grant.roles and grant.covers(action, resource, is_forwarded=is_forwarded)
        ]

    def _roles(self) -> Iterator[Role]:
        for file, logical_id, resource in self._resources(_ROLE):
            stated = resource["Properties"].get("RoleName")
            if stated:
                yield Role(file, logical_id, (self._placing.pattern(file, stated),), alone="")
                continue
            stack = self._placing.stack(file)
            # A name has 64 characters, and the logical id may be cut for that.
            shortened = f"*-{stack}-*-{logical_id[:_LEFT]}*"
            nested = (f"*-{stack}-*-{logical_id}-*", shortened) if stack else ()
            yield Role(file, logical_id, nested, alone=f"recovery-*-{logical_id}-*")

    def _attached(self) -> Mapping[str, frozenset[Role]]:
        """By the logical ids of managed policies: the hub's are those of every account."""
        found: dict[str, set[Role]] = {}
        for role in self.roles:
            attached = self._properties(role.file, role.logical_id).get("ManagedPolicyArns", [])
            for _, policy in self._placing.origins(role.file, attached):
                found.setdefault(policy, set()).add(role)
        return {policy: frozenset(roles) for policy, roles in found.items()}

    def _of(self, file: str) -> Iterator[Grant]:
        found = [
            (holders, statement)
            for logical_id, resource in self._templates[file]["Resources"].items()
            for holders in [self._holding(file, logical_id, resource)]
            for statement in _statements(resource)
        ]
        for (holders, statement), why in zip(found, reasons(self._files[file]), strict=True):
            yield from self._of_statement(file, holders, statement, why)

    def _holding(self, file: str, logical_id: str, resource: dict[str, Any]) -> frozenset[Role]:
        if resource["Type"] in _POLICIES:
            return self._holders.get(logical_id, frozenset())
        own = (role for role in self.roles if (role.file, role.logical_id) == (file, logical_id))
        return frozenset(own)

    def _of_statement(
        self, file: str, roles: frozenset[Role], statement: dict[str, Any], why: Mapping[str, str]
    ) -> Iterator[Grant]:
        places = tuple(self._placing.pattern(file, each) for each in _listed(statement["Resource"]))
        for action in _listed(statement["Action"]):
            yield Grant(
                where=f"{file}, {statement.get('Sid', '?')}",
                roles=roles,
                action=action,
                resources=places,
                only_by_drs=_CALLED_VIA in str(statement.get("Condition", "")),
                reason=why.get(action),
            )

    def _resources(self, wanted: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
        for file, template in self._templates.items():
            for logical_id, resource in template["Resources"].items():
                if resource["Type"] == wanted:
                    yield file, logical_id, resource

    def _properties(self, file: str, logical_id: str) -> Template:
        return dict(self._templates[file]["Resources"][logical_id]["Properties"])


def _statements(part: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  any part of a template
    if isinstance(part, dict):
        if is_statement(set(part)):
            yield part
        for each in part.values():
            yield from _statements(each)
    elif isinstance(part, list):
        for each in part:
            yield from _statements(each)


def _listed(value: Any) -> list[Any]:  # noqa: ANN401  one or several
    return value if isinstance(value, list) else [value]
