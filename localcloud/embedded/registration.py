"""Our services among MiniStack's: routed to, authorised and answered like the others."""

from dataclasses import dataclass

from ministack import app
from ministack.core import iam_actions, router

from localcloud.embedded.face import Handler
from localcloud.patches.upstream import relies_on


@dataclass(frozen=True)
class Service:
    """One that MiniStack does not know."""

    name: str
    """As in the scope of a signature, and before the colon of an IAM action."""
    botocore_name: str
    target_prefix: str | None = None
    """Of the X-Amz-Target header, in the JSON protocols."""


def add(service: Service, handler: Handler) -> None:
    relies_on(app._dispatch_service_request, "handler = SERVICE_HANDLERS.get(service)")
    relies_on(router.detect_service, "if svc_name in SERVICE_PATTERNS:")
    app.SERVICE_HANDLERS[service.name] = handler
    router.SERVICE_PATTERNS[service.name] = {
        "target_prefixes": [service.target_prefix] if service.target_prefix else [],
        "host_patterns": [rf"{service.name}\."],
    }
    iam_actions.SERVICE_TO_IAM_NAMESPACE[service.name] = service.name
    iam_actions._BOTOCORE_SERVICE_MAP[service.name] = [service.botocore_name]


def theirs(name: str) -> Handler:
    """MiniStack's own handler of a service."""
    handler: Handler = app.SERVICE_HANDLERS[name]
    return handler


def replace(name: str, handler: Handler) -> None:
    app.SERVICE_HANDLERS[name] = handler
