"""The Lambda function `api`: what Lambda calls."""

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from recovery.handlers.api.app import answer
from recovery.observability import logger, tracer
from recovery.wiring import product


@logger.inject_lambda_context
@tracer.capture_lambda_handler(capture_response=False)
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    made = product()
    return answer(event, context, made.ports, made.installation)
