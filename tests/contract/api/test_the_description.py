"""The API keeps to docs/openapi.json, whatever is sent: what the description allows, and worse.

Left out is one check of schemathesis: that every request that fits the schema is accepted, for
our rules refuse more.
"""

import json
from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from scripts.openapi.__main__ import TARGET
from tests.support.api_over_wsgi import AUTHORIZATION, ApiOverWsgi
from tests.support.web_shop import a_web_shop_with_a_plan

described: Any = schemathesis.openapi.from_dict(json.loads(TARGET.read_text()))
described.app = ApiOverWsgi(a_web_shop_with_a_plan)


@described.parametrize()  # type: ignore[untyped-decorator]
@settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_an_answer_is_one_of_those_described(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate(
        headers={"Authorization": AUTHORIZATION}, excluded_checks=[positive_data_acceptance]
    )
