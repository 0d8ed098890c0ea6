"""The whole product on this machine: the local cloud, with the product deployed into it.

Takes the options of `python -m localcloud`. Ctrl-C ends everything and leaves nothing behind.
"""

import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from scripts.artefacts import bucket
from scripts.command_line import running
from scripts.deploy import deploy, stack_of, wanted
from scripts.local_cloud import LocalCloud, local_cloud
from scripts.package import packaged
from scripts.people import ROLES, Person, add_person
from scripts.place import Place
from scripts.platform import this_machine
from scripts.rest import Api
from scripts.sample import NoSample, sample_plan
from scripts.session import Session
from scripts.srp import UserPool
from scripts.transport import over_http

ENVIRONMENT = "demo"


def deployed(place: Place) -> dict[str, str]:
    made = packaged(bucket(place), this_machine())
    goal = wanted(made, ENVIRONMENT, {"DeletionProtection": "false"})
    return deploy(place, stack_of(place, ENVIRONMENT), made, goal)


def seed(api: Api, place: Place) -> None:
    """So that there is something to start."""
    try:
        plan = sample_plan(api, place)
    except NoSample as why:
        print(f"{'plan':11} {why}")
    else:
        print(f"{'plan':11} {plan['name']}: {plan['waveCount']} waves")


def tell(url: str, people: Sequence[Person], token: str) -> None:
    print(f"\nThe product is ready at {url}\n\nSign in as:")
    for person in people:
        print(f"  {person.email:30} {person.password}")
    print("\nFor example, as the administrator, for an hour:\n")
    print(f"TOKEN={token}")
    print(f'curl -H "Authorization: $TOKEN" {url}/me')
    print(f"\nOr a drill, from another terminal: make drill PORT={urlsplit(url).port}")
    print("\nCtrl-C ends everything and removes it.", flush=True)


def run(cloud: LocalCloud) -> None:
    outputs = deployed(cloud.place)
    pool = UserPool(
        cloud.place.client("cognito-idp"), outputs["UserPoolId"], outputs["UserPoolClientId"]
    )
    people = [add_person(pool, role) for role in ROLES]
    url, session = cloud.place.api_url(outputs), Session(pool, people[-1])
    seed(Api(over_http(url), session), cloud.place)
    tell(url, people, session.token())
    cloud.wait()


def main() -> None:
    # Leave through everything that has something to clean up.
    for word in (signal.SIGINT, signal.SIGTERM):
        signal.signal(word, signal.default_int_handler)
    with suppress(KeyboardInterrupt), local_cloud(sys.argv[1:]) as cloud:
        run(cloud)


if __name__ == "__main__":
    running(main)
