"""The product on this machine: the demo that runs already, or one only for this drill."""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout, suppress
from dataclasses import dataclass
from io import StringIO
from secrets import token_hex

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from scripts.demo import ENVIRONMENT, deployed
from scripts.deploy import stack_of
from scripts.drilling.door import Door
from scripts.failing import CannotGoOn
from scripts.local_cloud import local_cloud
from scripts.people import Person, add_person, remove_person
from scripts.place import Place, asked
from scripts.srp import UserPool


@dataclass(frozen=True)
class _Product:
    place: Place
    outputs: dict[str, str]
    speed: float
    ends_with_us: bool

    def pool(self) -> UserPool:
        cognito = self.place.client("cognito-idp")
        return UserPool(cognito, self.outputs["UserPoolId"], self.outputs["UserPoolClientId"])


@contextmanager
def local_product(chosen: argparse.Namespace) -> Iterator[Door]:
    """With a person of its own, who goes again: nobody has to copy a password."""
    with ExitStack() as ending:
        product = _running(chosen.port)
        if product is None:
            _must_start_something(chosen)
            product = ending.enter_context(_ours(chosen))
        pool = product.pool()
        person = add_person(pool, "Administrator", name=f"drill-{token_hex(4)}")
        ending.callback(_forget, pool, person)
        yield Door(
            product.place.api_url(product.outputs),
            pool,
            person,
            again=f"--port {chosen.port}",
            speed=product.speed,
            sample_in=product.place,
            ends_with_us=product.ends_with_us,
        )


def _running(port: int) -> _Product | None:
    endpoint = f"http://127.0.0.1:{port}"
    try:
        clock, region = asked(endpoint, "clock"), asked(endpoint, "region")
        hub = asked(endpoint, "accounts")[0]
    except (OSError, ValueError):
        # Nobody is there, or somebody else; then the start says that the port is not free.
        return None
    session = boto3.Session(hub["access_key"], hub["secret_key"])
    place = Place(region, session, endpoint)
    outputs = stack_of(place, ENVIRONMENT).outputs()
    if not outputs:
        raise CannotGoOn(
            f"The local cloud at {endpoint} has no product in it (yet). "
            f"Wait until `make demo` is ready, or take another port: --port {port + 1}"
        )
    _say("product", f"the demo at {endpoint}, as it runs")
    return _Product(place, outputs, clock["speed"], ends_with_us=False)


@contextmanager
def _ours(chosen: argparse.Namespace) -> Iterator[_Product]:
    options = ["--world", chosen.world, "--speed", str(chosen.speed), "--port", str(chosen.port)]
    _say("local cloud", f"starting on port {chosen.port}")
    with ExitStack() as ending:
        # What the demo tells at length is only of interest where it fails.
        said = StringIO()
        try:
            with redirect_stdout(said):
                cloud = ending.enter_context(local_cloud(options))
                outputs = deployed(cloud.place)
        except (CannotGoOn, BotoCoreError, ClientError):
            print(said.getvalue(), end="")
            raise
        _say("product", "deployed into it; both end with this command")
        yield _Product(cloud.place, outputs, chosen.speed, ends_with_us=True)


def _must_start_something(chosen: argparse.Namespace) -> None:
    if known := chosen.follow or chosen.cancel:
        raise CannotGoOn(f"Nothing runs on port {chosen.port} that could know execution {known}.")


def _forget(pool: UserPool, person: Person) -> None:
    # A local cloud that has ended meanwhile took the person along.
    with suppress(BotoCoreError, ClientError):
        remove_person(pool, person)


def _say(stage: str, what: str) -> None:
    print(f"{stage:11} {what}", flush=True)
