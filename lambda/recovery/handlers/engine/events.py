"""The Lambda function `events`: what DRS tells wakes executions, and every minute all are swept."""

import re
from typing import Annotated, Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from pydantic import BaseModel, Field

from recovery.domain.value import AccountId, Location, RegionName, ServerId
from recovery.handlers.engine.telling import tell_heard, tell_swept
from recovery.observability import logger, tracer
from recovery.usecases.driving.hearing import hear
from recovery.usecases.driving.sweeping import sweep
from recovery.wiring.sweeping import sweeping_room

_SERVER = re.compile(r":source-server/(s-[0-9a-zA-Z]{17})$")


class _Event(BaseModel):
    """Of EventBridge; it has more fields, and may get others."""

    source: str
    account: AccountId
    region: RegionName
    resources: Annotated[list[str], Field(default_factory=list)]

    @property
    def location(self) -> Location:
        """Where it happened, also when another account or Region has passed it on."""
        return Location(account_id=self.account, region=self.region)

    @property
    def server_ids(self) -> frozenset[ServerId]:
        """Only the ARN names the server, the details do not."""
        return frozenset(found[1] for arn in self.resources if (found := _SERVER.search(arn)))


@logger.inject_lambda_context(clear_state=True)
@tracer.capture_lambda_handler(capture_response=False)
def handler(event: dict[str, Any], _: LambdaContext) -> None:
    told = _Event.model_validate(event)
    if told.source == "aws.drs":
        tell_heard(told.location, hear(sweeping_room(), told.location, told.server_ids))
    else:
        tell_swept(sweep(sweeping_room()))
