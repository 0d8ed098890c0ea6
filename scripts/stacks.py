"""A CloudFormation stack: its status, its end, its outputs, and why it failed."""

from collections.abc import Callable
from threading import Event
from typing import Any

from botocore.exceptions import ClientError

from scripts.failing import CannotGoOn
from scripts.reasons import reasons_of_failure
from scripts.templates import Template, parsed

NESTED = "AWS::CloudFormation::Stack"
Pause = Callable[[float], object]

_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.05, 3.0
_WAIT = Event().wait


class Stack:
    """Looks at once and then ever less often: an emulator is done in a second, AWS in minutes."""

    def __init__(self, cloudformation: Any, name: str, *, pause: Pause = _WAIT) -> None:
        self.cloudformation = cloudformation
        self.name = name
        self._pause = pause

    @property
    def title(self) -> str:
        """Its name, also where it is known by its ARN."""
        return self.name.split("/")[1] if self.name.startswith("arn:") else self.name

    def status(self) -> str | None:
        """``None`` if there is no such stack."""
        found = self._described()
        return None if found is None else str(found["StackStatus"])

    def status_at_rest(self) -> str | None:
        status = self.status() or "gone"
        return None if status.endswith("_IN_PROGRESS") else status

    def outputs(self) -> dict[str, str]:
        found = self._described() or {}
        return {each["OutputKey"]: each["OutputValue"] for each in found.get("Outputs", [])}

    def parameters(self) -> set[str]:
        """Those that it was deployed with."""
        found = self._described() or {}
        return {each["ParameterKey"] for each in found.get("Parameters", [])}

    def template(self) -> Template:
        """What it was deployed with."""
        found = self.cloudformation.get_template(StackName=self.name)["TemplateBody"]
        # boto3 has read JSON already. We write no YAML, but the SAM CLI does.
        return parsed(found) if isinstance(found, str) else dict(found)

    def resources(self) -> list[dict[str, Any]]:
        pages = self.cloudformation.get_paginator("list_stack_resources")
        return [
            resource
            for page in pages.paginate(StackName=self.name)
            for resource in page["StackResourceSummaries"]
        ]

    def nested(self) -> list["Stack"]:
        """Those directly below it."""
        return [
            Stack(self.cloudformation, resource["PhysicalResourceId"], pause=self._pause)
            for resource in self.resources()
            if resource["ResourceType"] == NESTED and resource.get("PhysicalResourceId")
        ]

    def resource(self, logical_id: str) -> str:
        """Its physical id."""
        detail = self.cloudformation.describe_stack_resource(
            StackName=self.name, LogicalResourceId=logical_id
        )
        return str(detail["StackResourceDetail"]["PhysicalResourceId"])

    def delete(self) -> None:
        if deleted := self.by_id():
            self.cloudformation.delete_stack(StackName=self.name)
            deleted.must_be("DELETE_COMPLETE")

    def by_id(self) -> "Stack | None":
        """The same one, found even when it is deleted: then it no longer has its name."""
        found = self._described()
        if found is None:
            return None
        return Stack(self.cloudformation, found["StackId"], pause=self._pause)

    def must_be(self, *wanted: str) -> None:
        """Waits until nothing is in progress."""
        status = self.until(self.status_at_rest)
        if status in wanted:
            return
        reasons = reasons_of_failure(self.cloudformation, self.name)
        listed = "\n".join(f"  {reason}" for reason in reasons)
        raise CannotGoOn(
            f"The stack {self.title} is {status}. Repair this, then try again:\n{listed}"
        )

    def until(self, look: Callable[[], str | None]) -> str:
        """What ``look`` finds, as soon as it finds something."""
        pause = _SHORTEST_PAUSE
        while not (found := look()):
            self._pause(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)
        return found

    def _described(self) -> dict[str, Any] | None:
        try:
            found = self.cloudformation.describe_stacks(StackName=self.name)
        except ClientError as error:
            if "does not exist" in str(error):
                return None
            raise
        return dict(found["Stacks"][0])
