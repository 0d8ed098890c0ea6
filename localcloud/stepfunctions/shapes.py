"""Parameters and results of tasks in Step Functions' own spelling, which moto leaves out.

A state may write ``taskToken`` or ``TaskToken`` and gets ``TaskToken`` back, with dates as text.
https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import botocore.session
from botocore import xform_name
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import (
    state_task_service,
    state_task_service_aws_sdk,
)

from localcloud.patches.upstream import relies_on

# How errors are prefixed where it is not just the capitalised name of the service.
_ERROR_PREFIXES = {
    "cloudformation": "CloudFormation",
    "cloudwatchlogs": "CloudWatchLogs",
    "cognitoidentityprovider": "CognitoIdentityProvider",
    "dynamodb": "DynamoDb",
    "eventbridge": "EventBridge",
    "secretsmanager": "SecretsManager",
}


def install() -> None:
    task = state_task_service.StateTaskService
    for stub in (task._normalise_parameters, task._normalise_response):
        relies_on(stub, "    ) -> None:\n        pass")
    task._normalise_parameters = _to_the_services_spelling
    task._normalise_response = _to_the_states_spelling
    sdk_task = state_task_service_aws_sdk.StateTaskServiceAwsSdk
    relies_on(
        sdk_task._normalise_service_error_name,
        "def _normalise_service_error_name(service_name: str) -> str:",
    )
    sdk_task._normalise_service_error_name = staticmethod(_error_prefix)


def _to_the_services_spelling(
    task: Any,
    parameters: dict[str, Any],
    boto_service_name: str | None = None,
    service_action_name: str | None = None,
) -> None:
    shape = _operation(task, boto_service_name, service_action_name).input_shape
    if shape is not None:
        task._to_boto_request(parameters, shape)


def _to_the_states_spelling(
    task: Any,
    response: Any,
    boto_service_name: str | None = None,
    service_action_name: str | None = None,
) -> None:
    shape = _operation(task, boto_service_name, service_action_name).output_shape
    if shape is None or not isinstance(response, dict):
        return
    task._from_boto_response(response, shape)
    written = _with_dates_as_text(response)
    response.clear()
    response.update(written)


def _with_dates_as_text(value: Any) -> Any:
    match value:
        case dict():
            return {name: _with_dates_as_text(held) for name, held in value.items()}
        case list():
            return [_with_dates_as_text(held) for held in value]
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        case _:
            return value


def _operation(task: Any, service: str | None, action: str | None) -> Any:
    model = _service_model(task._get_boto_service_name(service))
    wanted = xform_name(action or task.resource.api_action)
    name = next(name for name in model.operation_names if xform_name(name) == wanted)
    return model.operation_model(name)


@lru_cache(maxsize=64)
def _service_model(name: str) -> Any:
    return botocore.session.get_session().get_service_model(name)


def _error_prefix(service_name: str) -> str:
    lowered = service_name.lower()
    return _ERROR_PREFIXES.get(lowered, lowered[:1].upper() + service_name[1:])
