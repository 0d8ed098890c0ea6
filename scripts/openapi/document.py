"""The description of the REST API: what Powertools makes of the routes, completed and cleaned."""

import json
from typing import Any

from aws_lambda_powertools.event_handler.openapi.models import APIKey, Server, Tag

from recovery.handlers.api.app import resolver
from recovery.handlers.api.operations import Topic
from scripts.openapi.examples import with_examples
from scripts.openapi.operations import completed
from scripts.openapi.schemas import cleaned

Document = dict[str, Any]

_ABOUT = (
    "Recovery plans for AWS Elastic Disaster Recovery: group servers, order groups in waves, "
    "rehearse, and run the plan as a drill or as a recovery.\n\n"
    "Refusals are problem documents (RFC 9457) with a stable `code`. Lists come in pages: pass "
    "`nextToken` on as `pageToken`. An update states the `version` that it has seen. Whoever may "
    "have to repeat a request sends an `Idempotency-Key`. Durations are ISO 8601, like `PT30M`."
)
_TOPICS = {
    Topic.ME: "The person who calls, and the installation.",
    Topic.OVERVIEW: "Can we recover now, at one look.",
    Topic.ACCOUNTS: "The AWS accounts and Regions whose servers are recovered.",
    Topic.SERVERS: "What DRS replicates, as it is now.",
    Topic.GROUPS: "Servers that belong together, listed or found by their tags.",
    Topic.PLANS: "Groups in waves, in an order; checked and rehearsed before anything runs.",
    Topic.EXECUTIONS: "Plans that run or ran, as drills or as real recoveries.",
    Topic.AUDIT: "Who changed or started what, and why.",
    Topic.CONFIGURATION: "Accounts, groups and plans as one document, to keep or to take along.",
}
_ID_TOKEN = APIKey.model_validate(
    {
        "in": "header",
        "name": "Authorization",
        "description": "The id token that Cognito gave at sign-in, as it is, without `Bearer`.",
    }
)


def written() -> str:
    return json.dumps(document(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def document() -> Document:
    app = resolver()
    made: Document = json.loads(
        app.get_openapi_json_schema(
            title="Recovery orchestrator",
            version="1",
            description=_ABOUT,
            servers=[Server(url="/v1")],
            tags=[Tag(name=topic, description=_TOPICS[topic]) for topic in Topic],
            security_schemes={"IdToken": _ID_TOKEN},
            security=[{"IdToken": []}],
        )
    )
    return with_examples(cleaned(completed(made, app.routes)))
