"""What stands in paths and queries of several routes, typed once."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Path, Query
from pydantic import Field

from recovery.domain.value import AccountId, RegionName, ServerId

_Id = Annotated[str, Field(min_length=1, max_length=128)]

TheAccountId = Annotated[AccountId, Path(alias="accountId")]
TheRegion = Annotated[RegionName, Path(alias="region")]
TheServerId = Annotated[ServerId, Path(alias="serverId")]
TheGroupId = Annotated[_Id, Path(alias="groupId")]
ThePlanId = Annotated[_Id, Path(alias="planId")]
TheExecutionId = Annotated[_Id, Path(alias="executionId")]
TheJobId = Annotated[_Id, Path(alias="jobId")]
TheWaveNumber = Annotated[int, Path(alias="waveNumber", ge=1, le=1000)]
TheVersion = Annotated[int, Query(alias="version", ge=1, description="The one that you have seen.")]
