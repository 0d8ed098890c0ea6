"""What a request of an operator will bring about, and what it will not, in words."""

from typing import assert_never

from recovery.domain.execution.facts import (
    Approve,
    Cancel,
    OperatorRequest,
    Pause,
    Reject,
    Resume,
    RetryFailed,
    RetryWave,
    SkipWave,
    Terminate,
)


def note_on(request: OperatorRequest) -> str:
    match request:
        case Pause():
            return "Nothing new starts. What runs goes on: DRS jobs can't be paused."
        case Resume():
            return (
                "What was held goes on, and so do the waves behind a failed one that caused the "
                "pause. The failed wave stays as it is."
            )
        case Cancel():
            return (
                "Nothing new starts. DRS jobs in flight can't be stopped: they run to their end, "
                "and their instances stay until they are terminated."
            )
        case Terminate():
            return (
                "Every instance that the execution launched is terminated. It can't be undone; "
                "the source servers go on replicating."
            )
        case Approve(wave=name):
            return f"Wave {name} starts, unless the execution is paused."
        case Reject(wave=name):
            return f"Wave {name} fails, and its failure policy decides about the others."
        case RetryWave(wave=name):
            return f"Every server of wave {name} is launched anew; DRS deletes what it had."
        case RetryFailed(wave=name):
            return f"Only what failed in wave {name} is tried again; healthy servers stay."
        case SkipWave(wave=name):
            return f"Wave {name} is passed over, and the waves behind it may start."
        case _:
            assert_never(request)
