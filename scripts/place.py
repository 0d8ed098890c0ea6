"""Where to deploy: an account and Region of AWS, or of an emulator (``AWS_ENDPOINT_URL``)."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.request import urlopen

import boto3
from botocore.config import Config

from scripts.failing import CannotGoOn

_PATIENT = Config(retries={"mode": "standard", "total_max_attempts": 6})


@dataclass(frozen=True)
class Place:
    region: str
    session: boto3.Session = field(default_factory=boto3.Session)
    endpoint: str | None = None
    """Of an emulator."""

    def client(self, service: str) -> Any:
        return self.session.client(  # type: ignore[call-overload]  # the service is a variable
            service, region_name=self.region, endpoint_url=self.endpoint, config=_PATIENT
        )

    @cached_property
    def account(self) -> str:
        return str(self.client("sts").get_caller_identity()["Account"])

    def parameters(self) -> dict[str, str]:
        """What the root template has to be told about it."""
        return {"CognitoEndpoint": self.endpoint} if self.endpoint else {}

    def api_url(self, outputs: Mapping[str, str]) -> str:
        """Under which the REST API of a deployed stack is reached."""
        if self.endpoint is None:
            return outputs["ApiUrl"]
        # An emulator cannot have the host names of AWS.
        stage = outputs["ApiUrl"].rpartition("/")[2]
        return f"{self.endpoint}/restapis/{outputs['ApiId']}/{stage}/_user_request_"

    def console_url(self, outputs: Mapping[str, str]) -> str:
        """Under which the web console of a deployed stack is reached."""
        if self.endpoint is None:
            return outputs["ConsoleUrl"]
        return str(asked(self.endpoint, "console"))


def asked(endpoint: str, what: str) -> Any:
    """What the local cloud there tells about itself. Raises OSError where none is."""
    with urlopen(f"{endpoint}/_localcloud/{what}", timeout=10) as reply:  # noqa: S310  loopback
        return json.loads(reply.read())


def place(region: str | None) -> Place:
    """As the AWS CLI finds it; ``region`` wins over the environment and the profile."""
    session = boto3.Session()
    chosen = region or session.region_name
    if not chosen:
        raise CannotGoOn("No Region is chosen. Say --region eu-west-1, for example.")
    return Place(chosen, session, os.environ.get("AWS_ENDPOINT_URL"))
