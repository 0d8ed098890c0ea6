"""A function may answer without a body, as with 204 and 304; MiniStack then fails with 500.

https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
"""

from ministack.services import apigateway_v1

from localcloud.patches.upstream import edited


def apply() -> None:
    apigateway_v1._invoke_lambda_proxy_v1 = edited(
        apigateway_v1._invoke_lambda_proxy_v1,
        {'lambda_response.get("body", "")': 'lambda_response.get("body") or ""'},
    )
