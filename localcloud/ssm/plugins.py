"""What a step of a command does on an instance: runs, is skipped, or fails.

The words are those of the SSM agent.
https://github.com/aws/amazon-ssm-agent/blob/mainline/agent/framework/runpluginutil/runplugins.go
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from localcloud.chance import Chance
from localcloud.ec2.state import Instance
from localcloud.ssm import scripts
from localcloud.ssm.actions import POWERSHELL, SHELL
from localcloud.ssm.parameters import as_texts, substituted

DEFAULT_TIMEOUT_SECONDS = 3600.0
COMMAND_NOT_FOUND = 127

Step = Mapping[str, Any]  # JSON


@dataclass(frozen=True)
class Outcome:
    status: str
    seconds: float
    code: int = 0
    output: str = ""
    error: str = ""


@dataclass(frozen=True)
class Circumstances:
    """Of all the steps of a command on one instance."""

    instance: Instance
    parameters: Mapping[str, list[str]]
    chance: Chance
    command_id: str


def why_skipped(step: Step, instance: Instance) -> str | None:
    """The command reports success all the same, without the output of the step."""
    platform = "Windows" if instance.is_windows else "Linux"
    for operator, operands in (step.get("precondition") or {}).items():
        wanted = [str(operand) for operand in operands if "platformType" not in str(operand)]
        if platform not in wanted:
            return (
                f"Step execution skipped due to unsatisfied preconditions:"
                f" '\"{operator}\": [platformType, {', '.join(wanted)}]'."
                f" Step name: {step['name']}"
            )
    if step["action"] == SHELL and instance.is_windows:
        return (
            f"Step execution skipped due to unsupported plugin: {step['action']}."
            f" Step name: {step['name']}"
        )
    return None


def outcome(step: Step, given: Circumstances, *, is_doomed: bool) -> Outcome:
    """``is_doomed``: a fault says that it fails."""
    lines = _lines(step, given)
    seconds = _seconds(step, given) + scripts.slept_seconds(lines)
    timeout = timeout_seconds(step, given.parameters)
    if seconds > timeout:
        return Outcome("TimedOut", timeout, COMMAND_NOT_FOUND + 10, error="Execution timed out")
    if step["action"] == POWERSHELL and not given.instance.is_windows:
        return _failed(seconds, COMMAND_NOT_FOUND)
    if is_doomed:
        return _failed(seconds, 1)
    reading = scripts.read(lines, _variables(given))
    if reading.code:
        return _failed(seconds, reading.code, reading.output)
    return Outcome("Success", seconds, output=reading.output)


def timeout_seconds(step: Step, parameters: Mapping[str, list[str]]) -> float:
    wanted = substituted((step.get("inputs") or {}).get("timeoutSeconds"), parameters)
    return float(wanted) if wanted else DEFAULT_TIMEOUT_SECONDS


def exits(step: Step, status: str) -> bool:
    """The step says that those after it are not to run."""
    inputs = step.get("inputs") or {}
    if status == "Success":
        return inputs.get("onSuccess") == "exit"
    return inputs.get("onFailure") in {"exit", "successAndExit"}


def is_final(step: Step) -> bool:
    """It runs even after a step that exits."""
    return str((step.get("inputs") or {}).get("finallyStep", "")).lower() == "true"


def _failed(seconds: float, code: int, output: str = "") -> Outcome:
    return Outcome(
        "Failed", seconds, code, output, error=f"failed to run commands: exit status {code}"
    )


def _lines(step: Step, given: Circumstances) -> list[str]:
    inputs = step.get("inputs") or {}
    return as_texts(substituted(inputs.get("runCommand", []), given.parameters))


def _variables(given: Circumstances) -> dict[str, str]:
    """What ``interpolationType: ENV_VAR`` makes of parameters."""
    return {f"SSM_{name}": ",".join(values) for name, values in given.parameters.items()}


def _seconds(step: Step, given: Circumstances) -> float:
    mean = 9.0 if given.instance.is_windows else 4.0
    server = given.instance.server_id
    return given.chance.around(mean, mean / 4, "step", given.command_id, server, step["name"])
