"""Tells how far a deployment is while it takes its minutes: a line whenever a resource moves on."""

from scripts.stacks import Stack


class Progress:
    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._told = self._statuses()

    def look(self) -> str | None:
        """The status of the stack, once it is at rest; what is new is told on the way."""
        at_rest = self._stack.status_at_rest()
        statuses = self._statuses()
        for name, status in statuses.items():
            if self._told.get(name) != status:
                print(f"{'progress':11} {name} {status}", flush=True)
        self._told = statuses
        return at_rest

    def _statuses(self) -> dict[str, str]:
        return {
            resource["LogicalResourceId"]: resource["ResourceStatus"]
            for resource in self._stack.resources()
        }
