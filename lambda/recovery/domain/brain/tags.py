"""The tags of a DRS job, copied to its instances: who started what, and the key to find it by."""

import re

from recovery.domain.execution.execution import Execution

KEY_TAG = "DRS:CommandKey"
_FORBIDDEN = re.compile(r"[^\w +\-=.:/@]")


def tags_of(execution: Execution, wave_number: int, key: str) -> dict[str, str]:
    """Under these names operators, cost reports and clean-up scripts look for them."""
    tags = {
        "DRS:ExecutionId": execution.execution_id,
        "DRS:ExecutionType": execution.mode.value,
        "DRS:PlanName": execution.schedule.plan_name,
        "DRS:WaveName": execution.planned(wave_number).name,
        "DRS:WaveNumber": str(wave_number),
        "DRS:InitiatedBy": execution.started_by.name,
        "DRS:UserId": execution.started_by.user_id,
        "DRS:DrillId": execution.execution_id if execution.is_drill else "",
        "DRS:Timestamp": f"{execution.created_at:%Y-%m-%d-%H-%M-%S}",
        KEY_TAG: key,
    }
    return {name: _FORBIDDEN.sub("_", value) for name, value in tags.items()}
