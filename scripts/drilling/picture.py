"""A look at an execution as lines of text: all of it for a screen, one wave for a log."""

from collections import Counter
from collections.abc import Iterator, Sequence

from recovery.domain.wording import spoken
from scripts.drilling.answers import Execution, Wave
from scripts.drilling.watching import Look

_ORDER = (
    "FAILED",
    "LAUNCHING",
    "LAUNCHED",
    "CHECKING",
    "HEALTHY",
    "TERMINATED",
    "SKIPPED",
    "WAITING",
)
_AT_REST = {"WAITING", "COMPLETED", "SKIPPED", "CANCELLED"}
_MOST_WAITS = 3
_OTHER_LINES = 9
"""Of a picture, besides its waves."""


def picture(look: Look, *, height: int) -> list[str]:
    """No more than ``height`` lines, unless the terminal is tiny."""
    execution = look.execution
    shown = _most_telling(execution.waves, max(height - _OTHER_LINES, 3))
    width = max([len("Wave"), *(len(wave.name) for wave in shown)])
    lines = ["", headline(look), "", _row("", f"{'Wave':{width}}", "Status", "Servers", "Time")]
    for wave in shown:
        name, servers = f"{wave.name:{width}}", _servers(execution, wave)
        lines.append(_row(str(wave.number), name, wave.status, servers, _passed(look, wave)))
    lines += [f"      {text}" for text in _others(execution.waves, shown)]
    waits = [f"  {reason.text}" for reason in execution.waits[:_MOST_WAITS]]
    return [*lines, "", *waits]


def _row(*cells: str) -> str:
    return "{:>4}  {}  {:17}  {:40}  {}".format(*cells).rstrip()


def headline(look: Look) -> str:
    execution = look.execution
    lasted = spoken((execution.ended_at or look.now) - execution.started_at)
    since = "after" if execution.ended_at else "for"
    return f"{titled(execution)}: {execution.status} {since} {lasted}. It is {clock(look)}."


def titled(execution: Execution) -> str:
    kind = execution.mode.capitalize()
    return f"{kind} {execution.execution_id} of {execution.plan_name}"


def clock(look: Look) -> str:
    fast = f", {look.speed:g} times as fast as real time" if look.speed != 1 else ""
    return f"{look.now:%H:%M:%S} UTC{fast}"


def wave_line(look: Look, wave: Wave) -> str:
    return f"Wave {wave.number} {wave.name}: {wave.status}; {_servers(look.execution, wave)}."


def _servers(execution: Execution, wave: Wave) -> str:
    """How many servers of it are how far."""
    phases = Counter(
        server.phase.lower()
        for server in execution.servers
        if server.wave == wave.number and server.status == "LAUNCHING" and server.phase
    )
    return ", ".join(
        f"{number} {status.lower()}{_in_phases(phases) if status == 'LAUNCHING' else ''}"
        for status, number in sorted(wave.servers_by_status.items(), key=_place)
    )


def _place(entry: tuple[str, int]) -> int:
    return _ORDER.index(entry[0]) if entry[0] in _ORDER else len(_ORDER)


def _in_phases(phases: Counter[str]) -> str:
    if not phases:
        return ""
    if len(phases) == 1:
        return f" ({next(iter(phases))})"
    return f" ({', '.join(f'{number} {phase}' for phase, number in sorted(phases.items()))})"


def _passed(look: Look, wave: Wave) -> str:
    if wave.started_at is None:
        return ""
    return spoken((wave.ended_at or look.now) - wave.started_at)


def _most_telling(waves: Sequence[Wave], most: int) -> list[Wave]:
    """All of them where there is room; else those at work or failed first."""
    ranked = sorted(waves, key=lambda wave: (wave.status in _AT_REST, wave.number))
    return sorted(ranked[:most], key=lambda wave: wave.number)


def _others(waves: Sequence[Wave], shown: Sequence[Wave]) -> Iterator[str]:
    hidden = Counter(wave.status for wave in waves if wave not in shown)
    if hidden:
        told = ", ".join(f"{number} {status}" for status, number in hidden.items())
        yield f"and {hidden.total()} more waves: {told}"
