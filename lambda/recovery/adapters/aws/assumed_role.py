"""Temporary keys of a role that renew themselves before they expire."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from botocore.credentials import CredentialProvider, DeferredRefreshableCredentials


class AssumedRole(CredentialProvider):
    """botocore asks it when the first request is signed, and again minutes before the keys end.

    The time is that of the machine, which STS has too, and not that of the product.
    """

    METHOD: str | None = "sts-assume-role"

    def __init__(self, assume: Callable[[], Mapping[str, Any]]) -> None:
        super().__init__()
        self._assume = assume

    def load(self) -> DeferredRefreshableCredentials:
        return DeferredRefreshableCredentials(refresh_using=self._keys, method="sts-assume-role")

    def _keys(self) -> dict[str, str]:
        given = self._assume()
        expires_at: datetime = given["Expiration"]
        return {
            "access_key": given["AccessKeyId"],
            "secret_key": given["SecretAccessKey"],
            "token": given["SessionToken"],
            "expiry_time": expires_at.isoformat(),
        }
