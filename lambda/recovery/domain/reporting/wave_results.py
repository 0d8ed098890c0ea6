"""One line for each wave of an execution, beside what a rehearsal of it predicted."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from recovery.domain.execution.execution import Execution
from recovery.domain.execution.wave_run import WaveEnded, WaveRun
from recovery.domain.rehearsal.timeline import Timeline
from recovery.domain.reporting.report import WaveResult


def wave_results(execution: Execution, prediction: Timeline) -> tuple[WaveResult, ...]:
    predicted = {bar.wave: bar.ends_at - bar.starts_at for bar in prediction.waves}
    return tuple(_result(execution, wave, predicted) for wave in execution.waves)


def _result(execution: Execution, wave: WaveRun, predicted: Mapping[int, timedelta]) -> WaveResult:
    planned = execution.planned(wave.number)
    end = wave.state if isinstance(wave.state, WaveEnded) else None
    ends = Counter(run.end.status for run in wave.servers.values() if run.end)
    return WaveResult(
        number=wave.number,
        name=planned.name,
        depends_on=planned.wave.depends_on,
        status=wave.state.status,
        reason=end.reason if end else None,
        attempts=wave.attempt,
        started_at=wave.started_at,
        ended_at=end.at if end else None,
        took=end.at - wave.started_at if end and wave.started_at else None,
        predicted=predicted.get(wave.number),
        servers=len(wave.servers),
        healthy=ends["HEALTHY"],
        failed=ends["FAILED"],
        skipped=ends["SKIPPED"],
    )
