"""All our differences from MiniStack, put in place before it serves anything."""

import os
from datetime import UTC

from ministack import app

from localcloud.clock import ScaledClock
from localcloud.patches import (
    apigateway_any_method,
    apigateway_claims,
    apigateway_empty_body,
    apigateway_function_failure,
    apigateway_mock,
    apigateway_query,
    cloudformation_code,
    cloudformation_nested_transform,
    cloudformation_nested_update,
    cloudformation_ssm_document,
    cloudformation_template_url,
    cloudformation_ttl,
    events_clock,
    events_queue,
    iam_source_account,
    iam_transport,
    lambda_errors,
    lambda_layers,
    lambda_logs,
    lambda_output,
    lambda_surroundings,
)
from localcloud.stepfunctions import interpreter
from localcloud.stepfunctions.clients import Roles
from localcloud.world import World


def patch(world: World, clock: ScaledClock) -> None:
    lambda_errors.apply()
    lambda_layers.apply()
    lambda_logs.apply()
    lambda_output.apply()
    lambda_surroundings.apply(python=os.environ["LAMBDA_PYTHON"], clock=for_functions(clock))
    apigateway_any_method.apply()
    apigateway_claims.apply()
    apigateway_empty_body.apply()
    apigateway_function_failure.apply()
    apigateway_mock.apply()
    apigateway_query.apply()
    cloudformation_code.apply()
    cloudformation_nested_transform.apply()
    cloudformation_nested_update.apply()
    cloudformation_ssm_document.apply(world)
    cloudformation_template_url.apply()
    cloudformation_ttl.apply()
    events_clock.apply(clock)
    events_queue.apply()
    iam_source_account.apply()
    iam_transport.apply()
    interpreter.install(clock, Roles(os.environ["AWS_ENDPOINT_URL"], is_enforced=app.AUTH))


def for_functions(clock: ScaledClock) -> dict[str, str]:
    """A function's clock: ``origin + (real time - origin) * speed``."""
    origin = clock.origin.astimezone(UTC).isoformat()
    return {"CLOCK_ORIGIN": origin, "CLOCK_SPEED": f"{clock.speed:g}"}
