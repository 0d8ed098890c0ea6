"""An OpenAPI document may answer any method at once, as SAM writes it for ``Method: any``.

MiniStack skips ``x-amazon-apigateway-any-method``, so that a proxy resource has no method at all.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-any-method.html
"""

from typing import Any

from ministack.services import apigateway_v1

from localcloud.patches.upstream import edited

_ANY = "x-amazon-apigateway-any-method"


def apply() -> None:
    apigateway_v1._import_path_item = edited(
        apigateway_v1._import_path_item,
        {
            "in path_item.items():": "in _with_method_any(path_item).items():",
            "in _OPENAPI_HTTP_METHODS:": "in {*_OPENAPI_HTTP_METHODS, 'any'}:",
        },
        _with_method_any=_with_method_any,
    )


def _with_method_any(path_item: dict[str, Any]) -> dict[str, Any]:
    return {("any" if name == _ANY else name): value for name, value in path_item.items()}
