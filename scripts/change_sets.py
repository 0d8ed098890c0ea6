"""What a deployment would change in a stack, and the change itself."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from scripts.failing import CannotGoOn
from scripts.progress import Progress
from scripts.stacks import Stack

CAPABILITIES = ("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM")
"""What the templates ask to be allowed: they make roles."""
_WITHOUT_CHANGES = ("didn't contain changes", "No updates are to be performed")


@dataclass(frozen=True)
class Wanted:
    """What a stack shall be. A parameter that is not named keeps the value that it has."""

    template: dict[str, str]
    """``TemplateURL`` or ``TemplateBody``."""
    parameters: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    """Everything that can have tags gets them. Without any the stack keeps those that it has."""


@dataclass(frozen=True)
class ChangeSet:
    stack: Stack
    arn: str
    kind: str
    changes: list[str]

    def execute(self) -> None:
        progress = Progress(self.stack)
        self.stack.cloudformation.execute_change_set(ChangeSetName=self.arn)
        self.stack.until(progress.look)
        self.stack.must_be("CREATE_COMPLETE", "UPDATE_COMPLETE")

    def discard(self) -> None:
        self.stack.cloudformation.delete_change_set(ChangeSetName=self.arn)
        if self.kind == "CREATE":
            # An empty stack was made, so that there was something to change.
            self.stack.delete()


def prepared(stack: Stack, wanted: Wanted) -> ChangeSet | None:
    """``None`` if there is nothing to change."""
    try:
        return _prepared(stack, wanted, IncludeNestedStacks=True)
    except CannotGoOn:
        # It can't always look into nested stacks before the outputs that they are given exist:
        # https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/759
        return _prepared(stack, wanted, IncludeNestedStacks=False)


def _prepared(stack: Stack, wanted: Wanted, **how: bool) -> ChangeSet | None:
    kind = _kind(stack)
    made = stack.cloudformation.create_change_set(
        StackName=stack.name,
        ChangeSetName=f"deployment-{uuid4()}",
        ChangeSetType=kind,
        Parameters=_parameters(stack, wanted),
        Capabilities=CAPABILITIES,
        **wanted.template,
        **_tags(wanted),
        **how,
    )
    change_set = ChangeSet(stack, made["Id"], kind, [])
    stack.until(lambda: _end(change_set))
    found = _described(change_set)
    if found["Status"] == "CREATE_COMPLETE":
        return ChangeSet(stack, made["Id"], kind, _changes(stack.cloudformation, found))
    reason = found.get("StatusReason", "no reason")
    change_set.discard()
    if any(words in reason for words in _WITHOUT_CHANGES):
        return None
    raise CannotGoOn(f"CloudFormation refuses to change the stack {stack.name}: {reason}")


def _kind(stack: Stack) -> str:
    if stack.status() == "ROLLBACK_COMPLETE":
        # Its creation failed: it can't be updated any more, and all that it had made is gone.
        stack.delete()
    if stack.status() in (None, "REVIEW_IN_PROGRESS"):
        return "CREATE"
    stack.must_be("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE")
    return "UPDATE"


def _parameters(stack: Stack, wanted: Wanted) -> list[dict[str, Any]]:
    summary = stack.cloudformation.get_template_summary(**wanted.template)
    declared = {each["ParameterKey"] for each in summary.get("Parameters", [])}
    if unknown := wanted.parameters.keys() - declared:
        raise CannotGoOn(
            f"The template has no parameter {', '.join(sorted(unknown))}. "
            f"It has: {', '.join(sorted(declared))}."
        )
    given = [
        {"ParameterKey": key, "ParameterValue": value} for key, value in wanted.parameters.items()
    ]
    kept = (stack.parameters() & declared) - wanted.parameters.keys()
    return given + [{"ParameterKey": key, "UsePreviousValue": True} for key in sorted(kept)]


def _tags(wanted: Wanted) -> dict[str, Any]:
    tags = [{"Key": key, "Value": value} for key, value in wanted.tags.items()]
    return {"Tags": tags} if tags else {}


def _end(change_set: ChangeSet) -> str | None:
    status = str(_described(change_set)["Status"])
    return None if status.endswith(("_PENDING", "_IN_PROGRESS")) else status


def _described(change_set: ChangeSet) -> dict[str, Any]:
    cloudformation = change_set.stack.cloudformation
    return dict(cloudformation.describe_change_set(ChangeSetName=change_set.arn))


def _changes(cloudformation: Any, described: dict[str, Any], *, within: str = "") -> list[str]:
    """One line for each resource; those of a nested stack carry its name in front."""
    lines = []
    for change in _all_changes(cloudformation, described):
        name = within + change["LogicalResourceId"]
        if nested := change.get("ChangeSetId"):
            inner = cloudformation.describe_change_set(ChangeSetName=nested)
            lines += _changes(cloudformation, inner, within=f"{name}/")
        else:
            lines.append(_line(change, name))
    return lines


def _line(change: dict[str, Any], name: str) -> str:
    replaced = " (replaced)" if change.get("Replacement") == "True" else ""
    return f"{change['Action']:7} {name:40} {change['ResourceType']}{replaced}"


def _all_changes(cloudformation: Any, described: dict[str, Any]) -> list[dict[str, Any]]:
    found = list(described.get("Changes", []))
    while token := described.get("NextToken"):
        described = cloudformation.describe_change_set(
            ChangeSetName=described["ChangeSetId"], NextToken=token
        )
        found += described.get("Changes", [])
    return [each["ResourceChange"] for each in found]
