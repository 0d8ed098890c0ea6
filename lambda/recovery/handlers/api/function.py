"""The Lambda function `api`: what Lambda calls."""

from datetime import timedelta
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from recovery.adapters.aws.patience import PATIENCE
from recovery.handlers.api.app import answer
from recovery.observability import logger, tracer
from recovery.wiring.product import product

READING = timedelta(seconds=24)
"""API Gateway gives up after 29, and the answer has to be made of what was read."""


@logger.inject_lambda_context
@tracer.capture_lambda_handler(capture_response=False)
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    made = product()
    with PATIENCE.lasting(READING):
        return answer(event, context, made.ports, made.installation)
