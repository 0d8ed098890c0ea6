"""A CloudFormation stack: its status, its end, its outputs, and why it failed."""

from collections.abc import Callable
from threading import Event
from typing import Any

from botocore.exceptions import ClientError

from scripts.failing import CannotGoOn
from scripts.reasons import reasons_of_failure

Pause = Callable[[float], object]

_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.05, 3.0
_WAIT = Event().wait


class Stack:
    """Looks at once and then ever less often: an emulator is done in a second, AWS in minutes."""

    def __init__(self, cloudformation: Any, name: str, *, pause: Pause = _WAIT) -> None:
        self.cloudformation = cloudformation
        self.name = name
        self._pause = pause

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

    def resource(self, logical_id: str) -> str:
        """Its physical id."""
        detail = self.cloudformation.describe_stack_resource(
            StackName=self.name, LogicalResourceId=logical_id
        )
        return str(detail["StackResourceDetail"]["PhysicalResourceId"])

    def delete(self) -> None:
        found = self._described()
        if found is None:
            return
        self.cloudformation.delete_stack(StackName=self.name)
        # By its id, because a deleted stack no longer has its name.
        deleted = Stack(self.cloudformation, found["StackId"], pause=self._pause)
        deleted.must_be("DELETE_COMPLETE")

    def must_be(self, *wanted: str) -> None:
        """Waits until nothing is in progress."""
        status = self.until(self.status_at_rest)
        if status in wanted:
            return
        reasons = reasons_of_failure(self.cloudformation, self.name)
        listed = "\n".join(f"  {reason}" for reason in reasons)
        raise CannotGoOn(
            f"The stack {self.name} is {status}. Repair this, then try again:\n{listed}"
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
