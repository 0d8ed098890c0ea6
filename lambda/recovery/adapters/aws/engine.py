"""Executions driven by Step Functions: one run of the state machine after another, mostly one."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import ClientError

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.refusals import UNREACHED, code_of, is_passing
from recovery.adapters.aws.wake_ups import WakeUps
from recovery.domain.errors import Busy
from recovery.ports.engine import Driven
from recovery.ports.paging import Page, PageRequest

_NOBODY_WAITS = frozenset({"InvalidToken", "TaskDoesNotExist", "TaskTimedOut"})


class StepFunctionsEngine:
    def __init__(self, states: Client, wake_ups: WakeUps, *, state_machine_arn: str) -> None:
        self._states = states
        self._wake_ups = wake_ups
        self._state_machine_arn = state_machine_arn

    def begin(self, execution_id: str) -> None:
        with _or_busy(execution_id):
            self._start(execution_id, 1)

    def wake(self, execution_id: str) -> None:
        """Where nobody waits, a run is deciding right now, or there is none any more."""
        with _or_busy(execution_id):
            driver = self._wake_ups.note(execution_id)
            if not (driver.token and self._answered(driver.token)):
                self._make_sure(execution_id, driver.run)

    def listen(self, execution_id: str) -> bool:
        return self._wake_ups.listen(execution_id)

    def retire(self, execution_id: str) -> bool:
        return self._wake_ups.retire(execution_id)

    def run_again(self, execution_id: str, *, after: int) -> None:
        with _or_busy(execution_id):
            if self._wake_ups.next_run(execution_id, after=after):
                self._start(execution_id, after + 1)

    def active(self, request: PageRequest) -> Page[Driven]:
        return self._wake_ups.active(request)

    def revive(self, execution_id: str) -> bool:
        with _or_busy(execution_id):
            return self._make_sure(execution_id, self._wake_ups.run(execution_id))

    def _make_sure(self, execution_id: str, run: int) -> bool:
        """A run that was never started is started: something broke between noting and starting."""
        status = self._status(execution_id, run)
        if status == "RUNNING":
            return False
        if status is None:
            self._start(execution_id, run)
        else:
            self.run_again(execution_id, after=run)
        return True

    def _start(self, execution_id: str, run: int) -> None:
        """Step Functions takes a name once in 90 days."""
        try:
            self._states.start_execution(
                stateMachineArn=self._state_machine_arn,
                name=_name(execution_id, run),
                input=json.dumps({"executionId": execution_id, "run": run}),
            )
        except ClientError as error:
            if code_of(error) != "ExecutionAlreadyExists":
                raise

    def _status(self, execution_id: str, run: int) -> str | None:
        """None: there is no such run."""
        machine = self._state_machine_arn.replace(":stateMachine:", ":execution:")
        try:
            found = self._states.describe_execution(
                executionArn=f"{machine}:{_name(execution_id, run)}"
            )
        except ClientError as error:
            if code_of(error) != "ExecutionDoesNotExist":
                raise
            return None
        return str(found["status"])

    def _answered(self, token: str) -> bool:
        try:
            self._states.send_task_success(taskToken=token, output="{}")
        except ClientError as error:
            if code_of(error) not in _NOBODY_WAITS:
                raise
            return False
        return True


def _name(execution_id: str, run: int) -> str:
    return execution_id if run == 1 else f"{execution_id}-{run}"


@contextmanager
def _or_busy(execution_id: str) -> Iterator[None]:
    try:
        yield
    except UNREACHED as error:
        if not is_passing(error):
            raise
        message = f"Execution {execution_id} is saved, and goes on as soon as AWS lets it."
        raise Busy(message) from error
