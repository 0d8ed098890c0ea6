"""A MOCK integration of an OpenAPI document keeps its responses: SAM's ``Cors`` is made of them.

MiniStack imports the method and forgets templates and responses, so that a preflight request
is answered without a single CORS header.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
"""

from typing import Any

from ministack.services import apigateway_v1

from localcloud.patches.upstream import relies_on


def apply() -> None:
    relies_on(
        apigateway_v1._import_operation,
        "def _import_operation(api_id, resource_id, http_method, operation,",
        '"uri": integration.get("uri"),\n        })',
    )
    apigateway_v1._import_operation = _with_responses(apigateway_v1._import_operation)


def _with_responses(import_operation: Any) -> Any:
    def import_with_responses(
        api_id: str, resource_id: str, http_method: str, operation: Any, *rest: Any, **named: Any
    ) -> None:
        import_operation(api_id, resource_id, http_method, operation, *rest, **named)
        described = (operation or {}).get("x-amazon-apigateway-integration") or {}
        method = apigateway_v1._resources[api_id][resource_id]["resourceMethods"][http_method]
        if method.get("methodIntegration") is None:
            return
        method["methodIntegration"]["requestTemplates"] = described.get("requestTemplates", {})
        for response in (described.get("responses") or {}).values():
            place = (api_id, resource_id, http_method, str(response["statusCode"]))
            apigateway_v1._put_method_response(*place, {})
            apigateway_v1._put_integration_response(*place, response)

    return import_with_responses
