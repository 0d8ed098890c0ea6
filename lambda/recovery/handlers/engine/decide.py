"""The Lambda function `decide`: one turn of an execution, asked for by the state machine."""

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from recovery.handlers.engine.telling import tell_turn
from recovery.observability import logger, tracer
from recovery.usecases.driving.deciding import TurnAsked, decide
from recovery.wiring.deciding import deciding_room


@logger.inject_lambda_context(clear_state=True)
@tracer.capture_lambda_handler(capture_response=False)
def handler(event: dict[str, Any], _: LambdaContext) -> dict[str, Any]:
    asked = TurnAsked.model_validate(event)
    logger.append_keys(execution_id=asked.execution_id)
    turn = decide(deciding_room(), asked)
    tell_turn(turn)
    return turn.decision.model_dump(mode="json")
