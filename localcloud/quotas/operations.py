"""What Service Quotas says about the quotas of DRS, applied to a place or by default."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from localcloud.grammar.page_tokens import position_of, token_at
from localcloud.quotas.catalogue import QUOTAS, SERVICE_CODE, SERVICE_NAME, Quota
from localcloud.quotas.errors import InvalidPaginationToken, NoSuchResource
from localcloud.world import Place

Request = Mapping[str, Any]  # as the API has it
Operation = Callable[[Place, Request], dict[str, Any]]

_PAGE_SIZE = 100


def get_service_quota(place: Place, request: Request) -> dict[str, Any]:
    return {"Quota": _applied(place, _quota(request))}


def get_aws_default_service_quota(place: Place, request: Request) -> dict[str, Any]:
    return {"Quota": _default(place, _quota(request))}


def list_service_quotas(place: Place, request: Request) -> dict[str, Any]:
    """DRS has no quotas of single resources."""
    _check_service(request)
    is_about_resources = request.get("QuotaAppliedAtLevel") == "RESOURCE"
    code = request.get("QuotaCode")
    found = [
        _applied(place, quota)
        for quota in QUOTAS.values()
        if not is_about_resources and code in {None, quota.code}
    ]
    return _page(found, request)


def list_aws_default_service_quotas(place: Place, request: Request) -> dict[str, Any]:
    _check_service(request)
    return _page([_default(place, quota) for quota in QUOTAS.values()], request)


OPERATIONS: dict[str, Operation] = {
    "GetAWSDefaultServiceQuota": get_aws_default_service_quota,
    "GetServiceQuota": get_service_quota,
    "ListAWSDefaultServiceQuotas": list_aws_default_service_quotas,
    "ListServiceQuotas": list_service_quotas,
}


def _quota(request: Request) -> Quota:
    _check_service(request)
    if quota := QUOTAS.get(request["QuotaCode"]):
        return quota
    raise NoSuchResource("The request failed because the specified quota does not exist.")


def _check_service(request: Request) -> None:
    if request["ServiceCode"] != SERVICE_CODE:
        raise NoSuchResource("The request failed because the specified service does not exist.")


def _applied(place: Place, quota: Quota) -> dict[str, Any]:
    described = _described(quota, owner=f"{place.region}:{place.account_id}")
    return {**described, "Value": quota.applied(place), "QuotaAppliedAtLevel": "ACCOUNT"}


def _default(place: Place, quota: Quota) -> dict[str, Any]:
    """Belongs to nobody: the ARN names no account."""
    return {**_described(quota, owner=f"{place.region}:"), "Value": quota.default}


def _described(quota: Quota, *, owner: str) -> dict[str, Any]:
    return {
        "ServiceCode": SERVICE_CODE,
        "ServiceName": SERVICE_NAME,
        "QuotaArn": f"arn:aws:servicequotas:{owner}:{SERVICE_CODE}/{quota.code}",
        "QuotaCode": quota.code,
        "QuotaName": quota.name,
        "Unit": "None",
        "Adjustable": quota.is_adjustable,
        "GlobalQuota": False,
    }


def _page(found: Sequence[dict[str, Any]], request: Request) -> dict[str, Any]:
    begin = _position(request.get("NextToken"))
    end = begin + request.get("MaxResults", _PAGE_SIZE)
    answer: dict[str, Any] = {"Quotas": found[begin:end]}
    if end < len(found):
        answer["NextToken"] = token_at(end)
    return answer


def _position(token: str | None) -> int:
    try:
        return position_of(token)
    except ValueError as error:
        raise InvalidPaginationToken("The request uses an invalid pagination token.") from error
