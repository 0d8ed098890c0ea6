"""A rule sends events on to the bus of another account or Region, if both sides allow it.

MiniStack drops what is for another place. An event that has been sent on keeps its account, Region
and source, and is not sent on a second time.
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html
"""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ministack import app
from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import EvalContext
from ministack.core.responses import get_account_id, get_region, request_scope
from ministack.services import eventbridge, iam

from localcloud.patches.upstream import edited, relies_on

Note = Callable[[EvalContext, str], None]
"""Told what IAM is asked, and what its verdict is."""

_LOG = logging.getLogger("localcloud")
_SERVICE = "events.amazonaws.com"
_CALL = "_dispatch_to_event_bus(spec, event, rule, event_path, target_input_payload)"


def apply(note: Note) -> None:
    relies_on(
        eventbridge._dispatch_to_event_bus,
        "if spec.account_id != get_account_id() or spec.region != get_region():",
        'forwarded["_DispatchPath"] = [*event_path, source_rule_key]',
    )
    relies_on(eventbridge._dispatch_event, 'event_path = set(event.get("_DispatchPath") or [])')
    relies_on(iam_evaluator._gather_role_policies, '(role.get("InlinePolicies") or {}).values()')
    eventbridge._invoke_target = edited(
        eventbridge._invoke_target,
        {
            _CALL: "_forwarding.send_on(spec, _as_told(event, target_input_payload), target, rule)"
            f" or {_CALL}"
        },
        _forwarding=_Forwarding(note),
        _as_told=_as_told,
    )


@dataclass(frozen=True)
class _Forwarding:
    note: Note

    def send_on(self, bus: Any, event: Any, target: Any, rule: Any) -> bool:
        """Whether this was not for MiniStack, which knows the way within one place."""
        if event.get("_DispatchPath"):
            _LOG.warning("%s is not sent on to %s: it has come from another bus", event, bus)
            return True
        if (bus.account_id, bus.region) == (get_account_id(), get_region()):
            return False
        if app.AUTH and not self._may_send(str(bus), event, target.get("RoleArn", "")):
            _LOG.warning("%s may not send events to %s", rule["Arn"], bus)
            return True
        name = bus.resource.removeprefix("event-bus/")
        # MiniStack remembers rules by their names, which may be the same there.
        sent = {**event, "EventBusName": name, "_DispatchPath": [rule["Arn"]]}
        with request_scope(bus.account_id, bus.region):
            _receive(name, sent)
        return True

    def _may_send(self, bus_arn: str, event: Any, role_arn: str) -> bool:
        """By the role of the rule, and in another account by the policy of the bus as well."""
        sender = get_account_id()
        *_, region, owner, bus = bus_arn.split(":")
        name = role_arn.rpartition("/")[2]
        role = iam._roles.get_scoped(sender, None, name)
        if role is None or role["Arn"] != role_arn or not _trusts_events(role, sender):
            return False
        asked = _question(sender, name, bus_arn, event)
        policies = iam_evaluator._gather_role_policies(name, sender)
        limits = iam_evaluator._permissions_boundary(iam._roles, name, sender)
        allowed = iam_evaluator.evaluate(asked, policies, *limits)
        policy = eventbridge._event_bus_policies.get_scoped(
            owner, region, bus.removeprefix("event-bus/")
        )
        verdict = iam_evaluator.combine_resource_policy(allowed, asked, policy, owner)
        self.note(asked, verdict.decision)
        return bool(verdict.decision == "Allow")


def _as_told(event: dict[str, Any], instead_of_detail: str | None) -> dict[str, Any]:
    """A target may ask for something else than the event as it is."""
    return event if instead_of_detail is None else {**event, "Detail": instead_of_detail}


def _receive(bus: str, event: dict[str, Any]) -> None:
    eventbridge._ensure_default_bus()
    if bus in eventbridge._event_buses:
        eventbridge._dispatch_event(event)
        eventbridge._archive_event({**event, "_DispatchPath": None})


def _question(sender: str, role: str, bus_arn: str, event: Any) -> EvalContext:
    return EvalContext(
        principal_arn=f"arn:aws:sts::{sender}:assumed-role/{role}/events",
        principal_type="AssumedRole",
        principal_account=sender,
        action="events:PutEvents",
        resource_arn=bus_arn,
        region=bus_arn.split(":")[3],
        service_context={
            "events:source": event["Source"],
            "events:detail-type": event["DetailType"],
        },
    )


def _trusts_events(role: Any, account: str) -> bool:
    """MiniStack takes the root of an account for whatever service a trust policy names."""
    document = json.loads(role["AssumeRolePolicyDocument"])
    trust = [
        statement
        for statement in document["Statement"]
        if statement["Effect"] == "Deny"
        or iam_evaluator._service_principal_matches(statement.get("Principal"), _SERVICE)
    ]
    root = f"arn:aws:iam::{account}:root"
    asked = EvalContext(root, "Root", account, "sts:AssumeRole", role["Arn"], get_region())
    return bool(iam_evaluator.evaluate_trust_policy({"Statement": trust}, root, asked))
