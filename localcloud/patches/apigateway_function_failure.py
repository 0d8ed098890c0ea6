"""A function that fails is answered with the API's own DEFAULT_5XX response, and status 502.

MiniStack shows the function's error to whoever asked, whatever the API says of such cases.
https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
"""

from ministack.services import apigateway_v1

from localcloud.patches.upstream import edited


def apply() -> None:
    apigateway_v1._invoke_lambda_proxy_v1 = edited(
        apigateway_v1._invoke_lambda_proxy_v1,
        {
            'return 502, {"Content-Type": "application/json"},'
            ' json.dumps({"message": err}).encode()': (
                'return _gw_error("DEFAULT_5XX", "Internal server error")'
            )
        },
    )
    apigateway_v1._gateway_error_response = edited(
        apigateway_v1._gateway_error_response,
        {'(403 if response_type == "DEFAULT_4XX" else 500)': "_STATUSES[response_type]"},
        _STATUSES={"DEFAULT_4XX": 403, "DEFAULT_5XX": 502},
    )
