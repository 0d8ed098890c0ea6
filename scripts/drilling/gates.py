"""Waves that wait for approval: approved if that was asked for, else told how it is done."""

from collections.abc import Callable, Iterator

from scripts.drilling.answers import Execution, Gate, Wave
from scripts.rest import Api, Refused

Attend = Callable[[Execution, Wave, Gate], str]
_WHY = "Asked for by --approve of the drill command."


class Gates:
    """Tells of each gate once, each time that it is reached."""

    def __init__(self, attend: Attend) -> None:
        self._attend = attend
        self._seen: set[tuple[int, object]] = set()

    def look(self, execution: Execution) -> Iterator[str]:
        for wave in execution.waves:
            if wave.status != "AWAITING_APPROVAL" or wave.gate is None:
                continue
            reached = (wave.number, wave.gate.waiting_since)
            if reached not in self._seen:
                self._seen.add(reached)
                asked = f"Wave {wave.name} waits for approval. {wave.gate.instructions}".rstrip()
                yield f"{asked}\n{self._attend(execution, wave, wave.gate)}"


def approving(api: Api) -> Attend:
    def approve(execution: Execution, wave: Wave, gate: Gate) -> str:
        allowed = wave.allowed("approveWave")
        if not allowed.is_allowed:
            return f"It cannot be approved by you. {allowed.why_not}"
        path = f"/executions/{execution.execution_id}/waves/{wave.number}/approve"
        key = f"{execution.execution_id}/{wave.number}/{gate.waiting_since}"
        try:
            answer = api.posted(path, {"why": _WHY}, key=key)
        except Refused as refusal:
            return str(refusal)
        return f"Approved. {answer['note']}"

    return approve


def telling(follow: str) -> Attend:
    """``follow``: the command that follows this execution."""

    def tell(_execution: Execution, wave: Wave, _gate: Gate) -> str:
        return f"Approve wave {wave.name} in the console, or with: {follow} --approve"

    return tell
