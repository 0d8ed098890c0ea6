"""A function whose code object is missing fails, and its stack is rolled back.

MiniStack makes a function without code, which answers every call with a mock.
"""

from typing import Any

from ministack.services.cloudformation import provisioners

from localcloud.patches.upstream import edited


def apply() -> None:
    provisioners._lambda_create = edited(
        provisioners._lambda_create,
        {
            "code_zip = _lambda_svc._fetch_code_from_s3(\n": (
                "code_zip = _code_or_fail(_lambda_svc._fetch_code_from_s3)(\n"
            )
        },
        _code_or_fail=_code_or_fail,
    )
    provisioners._RESOURCE_HANDLERS["AWS::Lambda::Function"]["create"] = provisioners._lambda_create


def _code_or_fail(fetch: Any) -> Any:
    def fetch_or_fail(bucket: str, key: str, **version: Any) -> bytes:
        code: bytes | None = fetch(bucket, key, **version)
        if code is None:
            raise ValueError(
                "Error occurred while GetObject. S3 Error Code: NoSuchKey. "
                f"S3 Error Message: The specified key does not exist. ({bucket}/{key})"
            )
        return code

    return fetch_or_fail
