"""The AWS calls that states make: through the front door, as the role of the state machine."""

from dataclasses import dataclass, field
from functools import lru_cache
from time import monotonic
from typing import Any, NamedTuple

import boto3
from botocore.config import Config
from moto.stepfunctions.parser.asl.utils import boto_client

from localcloud.patches.upstream import relies_on, replace_everywhere

_INTERPRETER = "moto.stepfunctions."
# Shorter than the hour that an assumed role lasts.
_RENEWED_AFTER_SECONDS = 30 * 60.0
_CONFIG = Config(
    parameter_validation=False,
    retries={"total_max_attempts": 1},
    read_timeout=960,  # longer than any function may run
    max_pool_connections=64,
    inject_host_prefix=False,
    s3={"addressing_style": "path"},
)


class Credentials(NamedTuple):
    access_key: str
    secret_key: str
    session_token: str | None = None

    @classmethod
    def of_root(cls, account_id: str) -> "Credentials":
        """To MiniStack an access key of twelve digits is that account's root."""
        return cls(account_id, "of-root")


@dataclass
class Roles:
    """Sessions of roles, as Step Functions holds them while it acts for a state machine."""

    endpoint: str
    is_enforced: bool
    """Whether IAM is on: without it every call is made as root."""
    _sessions: dict[str, tuple[Credentials, float]] = field(default_factory=dict)

    def session(self, role_arn: str) -> Credentials:
        root = Credentials.of_root(role_arn.split(":")[4])
        if not self.is_enforced:
            return root
        credentials, until = self._sessions.get(role_arn, (root, 0.0))
        if until <= monotonic():
            sts = _client(self.endpoint, "us-east-1", "sts", root)
            given = sts.assume_role(RoleArn=role_arn, RoleSessionName="states")["Credentials"]
            credentials = Credentials(
                given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"]
            )
            self._sessions[role_arn] = credentials, monotonic() + _RENEWED_AFTER_SECONDS
        return credentials


def install(roles: Roles) -> None:
    """Moto's own clients would call moto's server, always as nobody in particular."""
    relies_on(boto_client, "region: str, service: str, state_credentials: Any = None")

    def boto_client_for(region: str, service: str, state_credentials: Any = None) -> Any:
        session = roles.session(state_credentials.role_arn)
        return _client(roles.endpoint, region, service, session)

    replace_everywhere("boto_client_for", boto_client_for, package=_INTERPRETER)


@lru_cache(maxsize=512)
def _client(endpoint: str, region: str, service: str, credentials: Credentials) -> Any:
    return boto3.client(  # type: ignore[call-overload]  # the service is a variable
        service,
        region_name=region,
        endpoint_url=endpoint,
        aws_access_key_id=credentials.access_key,
        aws_secret_access_key=credentials.secret_key,
        aws_session_token=credentials.session_token,
        config=_CONFIG,
    )
