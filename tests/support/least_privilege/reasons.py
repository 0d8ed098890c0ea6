"""Why a permission stays that no test uses: comments in the templates.

# Not used in tests: EC2 only lets DRS do it for dedicated hosts.
Action: [ec2:DescribeHosts]              every action of the statement

- ec2:DescribeHosts  # Not used in tests: only for dedicated hosts.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

_REASON = re.compile(r"# Not used in tests: (\S.*)")


def reasons(path: Path) -> list[dict[str, str]]:
    """By action, for each statement of a policy, in the order of the template."""
    text = path.read_text()
    lines = text.splitlines()
    return [_reasons(statement, lines) for statement in _statements(yaml.compose(text))]


def is_statement(keys: set[str]) -> bool:
    """Of an identity's policy: a policy of a resource or of trust says for whom."""
    return {"Effect", "Action", "Resource"} <= keys and "Principal" not in keys


def _statements(node: yaml.Node | None) -> Iterator[dict[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        fields = {key.value: (key, value) for key, value in node.value}
        if is_statement(set(fields)):
            key, value = fields["Action"]
            yield {"key": key, "actions": value}
        for _, value in node.value:
            yield from _statements(value)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _statements(each)


def _reasons(statement: dict[str, yaml.Node], lines: list[str]) -> dict[str, str]:
    actions = statement["actions"]
    named = actions.value if isinstance(actions, yaml.SequenceNode) else [actions]
    of_all = _above(lines, statement["key"].start_mark.line)
    found = {each.value: _beside(lines[each.start_mark.line]) or of_all for each in named}
    return {action: reason for action, reason in found.items() if reason}


def _beside(line: str) -> str | None:
    found = _REASON.search(line)
    return found[1] if found else None


def _above(lines: list[str], number: int) -> str | None:
    """In the comment that ends right above this line."""
    said: list[str] = []
    while number > 0 and lines[number - 1].lstrip().startswith("#"):
        number -= 1
        said.insert(0, lines[number].strip())
    return _beside(f"# {' '.join(line.removeprefix('#').strip() for line in said)}")
