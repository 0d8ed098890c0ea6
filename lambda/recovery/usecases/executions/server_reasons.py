"""Why a server is where it is, in one sentence: what it waits for, or how it ended."""

from recovery.domain.execution.effects import BackingOff, LaunchJob, Queued, Seeking
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.server_run import (
    Checking,
    Launched,
    Launching,
    ServerRun,
    Terminated,
    Waiting,
)
from recovery.domain.execution.wave_run import LaunchingWave, WaveRun

_WAVE_FIRST = {
    "WAITING": "Its wave has not started yet.",
    "AWAITING_APPROVAL": "Its wave waits for approval.",
    "PREPARING": "Its wave is being prepared.",
}


def reason_of(execution: Execution, wave: WaveRun, run: ServerRun) -> str:
    match run.state:
        case Waiting():
            return _waiting(wave, run)
        case Launching(job_key=key, phase=phase):
            job_id = next((job.reference for job in wave.jobs if job.key == key), None)
            return f"DRS job {job_id} is in its {phase.words if phase else 'first'} phase with it."
        case Launched():
            return "DRS says it is launched; its instance is not to be seen yet."
        case Checking(check=check):
            return f"In check {execution.planned(wave.number).wave.checks[check]}."
        case Terminated(was=was):
            return f"{was.reason} Its instance is terminated."
        case ended:
            return ended.reason


def _waiting(wave: WaveRun, run: ServerRun) -> str:
    if not isinstance(wave.state, LaunchingWave):
        return _WAVE_FIRST.get(wave.state.status, "Its wave is over.")
    mine = [job for job in wave.jobs if not job.is_settled and run.server_id in job.server_ids]
    return _of_job(mine[-1]) if mine else "Its job is about to be asked for."


def _of_job(job: LaunchJob) -> str:
    match job.state:
        case Queued():
            return "Its DRS job waits for room under the quotas, or for the end of a pause."
        case BackingOff(refusal=refusal):
            return f"DRS refused for now, it is asked again: {refusal.message}"
        case Seeking():
            return "It is being found out whether DRS launches it."
        case _:
            return "DRS is asked to launch it."
