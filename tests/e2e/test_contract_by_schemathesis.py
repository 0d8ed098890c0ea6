"""Requests that nobody thought of: the deployed API keeps to what docs/openapi.json says.

Schemathesis makes them up, valid ones and invalid ones, and judges every answer by the document.
That every limit of every field is kept, tests/contract/api asks the handlers themselves.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.support.product_api import Api, Json
from tests.support.running_cloud import ROOT

EXAMPLES = 10
"""Drawn for each operation, beside those of the document."""
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
_LISTS = {"/recovery-plans": "planId", "/protection-groups": "groupId", "/accounts": "accountId"}
"""With what their things are known by; whoever uses others goes first."""
schema = schemathesis.openapi.from_path(ROOT / "docs" / "openapi.json")
# Every request is sent with a token: what happens without one, test_doors.py asks.
schema.config.generation.with_security_parameters = False
schema.config.phases.coverage.enabled = False


@pytest.fixture(autouse=True)
def _everything_is_as_before(api: Api) -> Iterator[None]:
    """Accounts that are made up can't be reached: a 502 for that is right, but not meant here."""
    before = {path: kept(api, path) for path in _LISTS}
    yield
    for path, old in before.items():
        for id_, thing in kept(api, path).items():
            if id_ not in old:
                api.deleted(f"{path}/{id_}", thing["version"])
    _restore_accounts(api, before["/accounts"])


def kept(api: Api, path: str) -> dict[str, Json]:
    return {thing[_LISTS[path]]: thing for thing in api.everything(path)}


def _restore_accounts(api: Api, before: dict[str, Json]) -> None:
    """The document's examples speak of the very account that the product runs in."""
    now = kept(api, "/accounts")
    for id_, account in before.items():
        settings = {field: account[field] for field in ("name", "regions", "roleArn")}
        if id_ not in now:
            api.made("/accounts", settings | {"accountId": id_})
        elif now[id_]["version"] != account["version"]:
            settings["version"] = now[id_]["version"]
            assert api.ask("PUT", f"/accounts/{id_}", settings).status == 200


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_the_document_describes(
    case: schemathesis.Case[Any], api: Api
) -> None:
    headers = {"Authorization": api.deployed.token("Administrator")}

    answer = case.call_and_validate(base_url=api.deployed.api_url, headers=headers, checks=CHECKS)

    assert answer.status_code != 429
