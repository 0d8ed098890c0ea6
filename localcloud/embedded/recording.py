"""Writes down what IAM is asked, where somebody wants to know: ``LOCALCLOUD_CALLS`` names a folder.

Each process has a file of its own there, with one line of JSON for each kind of call. Calls of who
may do everything (root) are asked of no policy, so they are not written down.
"""

import json
import os
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from ministack.core import iam_evaluator

from localcloud.patches.upstream import edited

_DECIDED = '    if result.decision == "Allow":\n        return None\n'


class Recorder:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = os.open(
            folder / f"{os.getpid()}-{uuid4().hex}.jsonl",
            os.O_WRONLY | os.O_APPEND | os.O_CREAT,
            0o644,
        )
        self._lock = Lock()
        self._seen: set[tuple[str, ...]] = set()

    def note(self, asked: Any, decision: str) -> None:
        """At once, because the process may end at any moment; a repeated call is not repeated."""
        is_forwarded = str(asked.service_context.get("aws:viaawsservice", "false"))
        # Without the name of the session, which says nothing about what may be done.
        who = "/".join(asked.principal_arn.split("/")[:2])
        call = (who, asked.action, asked.resource_arn, is_forwarded, decision)
        with self._lock:
            if call in self._seen:
                return
            self._seen.add(call)
        line = {
            "principal": who,
            "action": asked.action,
            "resource": asked.resource_arn,
            "is_forwarded": is_forwarded == "true",
            "is_allowed": decision == "Allow",
        }
        os.write(self._file, f"{json.dumps(line)}\n".encode())


_recorders: list[Recorder] = []
"""One, or none: then nothing is written down, and nothing is patched for it."""


def install() -> None:
    folder = os.environ.get("LOCALCLOUD_CALLS")
    if not folder:
        return
    _recorders.append(Recorder(Path(folder)))
    iam_evaluator.enforce = edited(
        iam_evaluator.enforce,
        {_DECIDED: f"    _note_call(ctx, result.decision)\n{_DECIDED}"},
        _note_call=note,
    )


def note(asked: Any, decision: str) -> None:
    """``asked``: what MiniStack calls an EvalContext. For who asks IAM without ``enforce``."""
    for recorder in _recorders:
        recorder.note(asked, decision)
