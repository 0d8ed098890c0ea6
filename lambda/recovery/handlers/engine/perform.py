"""The Lambda function `perform`: carries out one command, by its key."""

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from recovery.domain.value import Value
from recovery.handlers.engine.telling import tell_performed
from recovery.observability import logger, tracer
from recovery.usecases.driving.performing import perform
from recovery.wiring.performing import performing_room


class CommandAsked(Value):
    execution_id: str
    key: str


@logger.inject_lambda_context(clear_state=True)
@tracer.capture_lambda_handler(capture_response=False)
def handler(event: dict[str, Any], _: LambdaContext) -> None:
    """Answers nothing: what came of it is a letter to the execution."""
    asked = CommandAsked.model_validate(event)
    logger.append_keys(execution_id=asked.execution_id)
    tell_performed(perform(performing_room(), asked.execution_id, asked.key))
