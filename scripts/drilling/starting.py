"""What is asked for at the beginning: a plan, and a drill of it; or that one is cancelled."""

import argparse

from scripts.drilling.answers import Started
from scripts.drilling.door import Door
from scripts.failing import CannotGoOn
from scripts.rest import Api, Json
from scripts.sample import new_key, sample_plan, the_plan


def start(api: Api, door: Door, chosen: argparse.Namespace) -> Started:
    plan = _plan(api, door, chosen.plan)
    request = {
        "planId": plan["planId"],
        "mode": "DRILL",
        "reason": chosen.reason,
        "withoutServerIds": chosen.without,
        "cleanupAfter": chosen.cleanup_after,
    }
    return Started.model_validate(api.posted("/executions", request, key=chosen.key or new_key()))


def cancel(api: Api, execution_id: str, reason: str) -> str:
    """What will happen, and what will not."""
    body = {"why": reason or "Cancelled at a terminal."}
    path = f"/executions/{execution_id}/cancel"
    return str(api.posted(path, body, key=new_key())["note"])


def _plan(api: Api, door: Door, name: str | None) -> Json:
    if name:
        return the_plan(api, name)
    if door.sample_in:
        return sample_plan(api, door.sample_in)
    names = ", ".join(sorted(plan["name"] for plan in api.everything("/recovery-plans")))
    raise CannotGoOn(f"Which plan? Say --plan and one of these names: {names or 'there is none'}.")
