"""All our differences from MiniStack, put in place before it serves anything."""

import os
from datetime import UTC
from pathlib import Path

from ministack import app

from localcloud.clock import ScaledClock
from localcloud.embedded import recording
from localcloud.patches import (
    apigateway_any_method,
    apigateway_claims,
    apigateway_empty_body,
    apigateway_function_failure,
    apigateway_mock,
    apigateway_query,
    cloudformation_alarm_math,
    cloudformation_code,
    cloudformation_codedeploy,
    cloudformation_composite_alarm,
    cloudformation_nested_deletion,
    cloudformation_nested_replacement,
    cloudformation_nested_transform,
    cloudformation_nested_update,
    cloudformation_people,
    cloudformation_response_url,
    cloudformation_ssm_document,
    cloudformation_template_url,
    cloudformation_ttl,
    cloudformation_waf,
    cloudfront_api_origin,
    cloudfront_compression,
    cloudfront_methods,
    cloudfront_missing_file,
    events_bus_policy,
    events_clock,
    events_forwarding,
    events_queue,
    iam_source_account,
    iam_transport,
    lambda_archives,
    lambda_errors,
    lambda_logs,
    lambda_output,
    lambda_surroundings,
)
from localcloud.stepfunctions import interpreter
from localcloud.stepfunctions.clients import Roles
from localcloud.world import World

_PATCHES = (
    lambda_errors,
    lambda_logs,
    lambda_output,
    apigateway_any_method,
    apigateway_claims,
    apigateway_empty_body,
    apigateway_function_failure,
    apigateway_mock,
    apigateway_query,
    cloudformation_alarm_math,
    cloudformation_code,
    cloudformation_codedeploy,
    cloudformation_composite_alarm,
    cloudformation_nested_deletion,
    cloudformation_nested_replacement,
    cloudformation_nested_transform,
    cloudformation_nested_update,
    cloudformation_people,
    cloudformation_template_url,
    cloudformation_ttl,
    cloudformation_waf,
    cloudfront_api_origin,
    cloudfront_compression,
    cloudfront_methods,
    cloudfront_missing_file,
    events_bus_policy,
    iam_source_account,
    iam_transport,
)
"""Those that need to know nothing."""


def patch(world: World, clock: ScaledClock) -> None:
    for each in _PATCHES:
        each.apply()
    lambda_archives.apply(kept_in=Path(os.environ["LOCALCLOUD_UNPACKED"]))
    lambda_surroundings.apply(python=os.environ["LAMBDA_PYTHON"], clock=for_functions(clock))
    cloudformation_response_url.apply(clock)
    cloudformation_ssm_document.apply(world)
    events_clock.apply(clock)
    events_forwarding.apply(recording.note)
    events_queue.apply(clock)
    interpreter.install(clock, Roles(os.environ["AWS_ENDPOINT_URL"], is_enforced=app.AUTH))


def for_functions(clock: ScaledClock) -> dict[str, str]:
    """A function's clock: ``origin + (real time - origin) * speed``."""
    origin = clock.origin.astimezone(UTC).isoformat()
    return {"CLOCK_ORIGIN": origin, "CLOCK_SPEED": f"{clock.speed:g}"}
