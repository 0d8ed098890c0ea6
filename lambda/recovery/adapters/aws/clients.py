"""Clients for every account and Region: the only place where they are made and roles assumed."""

import json
from collections.abc import Mapping
from threading import RLock
from typing import Any, NamedTuple

from botocore.config import Config
from botocore.credentials import CredentialResolver
from botocore.session import Session

from recovery.adapters.aws.assumed_role import AssumedRole
from recovery.domain.errors import LocationUnreachable
from recovery.domain.target_account import TargetAccount
from recovery.domain.value import Location
from recovery.ports.accounts import Accounts

Client = Any  # boto3 makes its clients from data
INTERACTIVE = Config(
    connect_timeout=3,
    read_timeout=15,  # DRS may need many seconds for a page of hundreds of servers
    retries={"mode": "standard", "total_max_attempts": 3},
    max_pool_connections=16,
    user_agent_extra="recovery-orchestrator",
)
"""For whoever answers a person. What is not idempotent must not be called with it."""


class Purpose(NamedTuple):
    name: str
    """Part of the name of every session: CloudTrail shows it."""
    policy: str | None = None
    """Of the session, which never allows more than the role; None: all that the role does."""


_LOOKING = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                f"{service}:{verb}*"
                for service in ("drs", "ec2", "servicequotas", "ssm")
                for verb in ("Describe", "Get", "List")
            ],
            "Resource": "*",
        }
    ],
}
READING = Purpose("reading", json.dumps(_LOOKING))
WATCHING = Purpose("watching", json.dumps(_LOOKING))
RECOVERING = Purpose("recovering")


class _Entry(NamedTuple):
    """What opens an account; None: the product is in it already."""

    role_arn: str | None
    external_id: str | None


_OWN = _Entry(None, None)


class Clients:
    """May be used by many threads at once."""

    def __init__(
        self,
        accounts: Accounts,
        *,
        hub_account_id: str,
        purpose: Purpose = READING,
        config: Config = INTERACTIVE,
    ) -> None:
        self._accounts = accounts
        self._hub_account_id = hub_account_id
        self._session_name = f"recovery-orchestrator-{purpose.name}"
        self._limits = {} if purpose.policy is None else {"Policy": purpose.policy}
        self._config = config
        self._lock = RLock()
        self._loader = Session().get_component("data_loader")
        self._sessions: dict[_Entry, Session] = {}
        self._clients: dict[tuple[_Entry, str, str | None], Client] = {}

    def of(self, service: str, location: Location) -> Client:
        """Raises LocationUnreachable for an account that is not registered.

        The account is looked up each time, so that a corrected role counts at once.
        """
        if self.is_own(location.account_id):
            return self._client(_OWN, service, location.region)
        record = self._accounts.find(location.account_id)
        if record is None:
            reason = "It is not registered. Register it, or take its servers out."
            raise LocationUnreachable(location, reason, why="NO_ACCOUNT")
        return self.into(record.account, service, location.region)

    def into(self, account: TargetAccount, service: str, region: str) -> Client:
        """With this role and external id, whether they are saved or not."""
        if self.is_own(account.account_id):
            return self._client(_OWN, service, region)
        if account.role_arn is None:
            location = Location(account_id=account.account_id, region=region)
            reason = "No role is stated that opens it. State its ARN."
            raise LocationUnreachable(location, reason, why="ROLE_REFUSED")
        return self._client(_Entry(account.role_arn, account.external_id), service, region)

    def is_own(self, account_id: str) -> bool:
        """Whether the product runs there: then it needs no role to get in."""
        return account_id == self._hub_account_id

    def own(self, service: str) -> Client:
        """In the account and Region in which the product runs."""
        return self._client(_OWN, service, None)

    def assume(self, role_arn: str, external_id: str | None) -> Mapping[str, str]:
        """Temporary keys. The ARN counts as it was stored: a role may have a path."""
        with_id = {} if external_id is None else {"ExternalId": external_id}
        given: Mapping[str, str] = self.own("sts").assume_role(
            RoleArn=role_arn, RoleSessionName=self._session_name, **with_id, **self._limits
        )["Credentials"]
        return given

    def _client(self, entry: _Entry, service: str, region: str | None) -> Client:
        key = (entry, service, region)
        # Making a client is not thread-safe; using one is.
        with self._lock:
            if key not in self._clients:
                session = self._session(entry)
                self._clients[key] = session.create_client(
                    service, region_name=region, config=self._config
                )
            return self._clients[key]

    def _session(self, entry: _Entry) -> Session:
        if entry not in self._sessions:
            session = Session()
            # One for all sessions: it keeps the service models, which are slow to read.
            session.register_component("data_loader", self._loader)
            if entry.role_arn is not None:
                role = AssumedRole(lambda: self.assume(entry.role_arn or "", entry.external_id))
                session.register_component("credential_provider", CredentialResolver([role]))
            self._sessions[entry] = session
        return self._sessions[entry]
