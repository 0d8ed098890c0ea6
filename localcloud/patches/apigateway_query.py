"""Of a repeated query parameter a function gets the last value; MiniStack hands over the first.

https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
"""

from ministack.services import apigateway_v1

from localcloud.patches.upstream import edited


def apply() -> None:
    apigateway_v1._build_lambda_event_v1 = edited(
        apigateway_v1._build_lambda_event_v1,
        {
            "k: v[0] for k, v in query_params": "k: v[-1] for k, v in query_params",
        },
    )
