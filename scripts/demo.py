"""The whole product on this machine: the local cloud, with the product deployed into it.

Takes the options of `python -m localcloud`. Ctrl-C ends everything and leaves nothing behind.
"""

import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from scripts.artefacts import bucket
from scripts.command_line import running
from scripts.deploy import deploy, stack_of, wanted
from scripts.local_cloud import LocalCloud, local_cloud
from scripts.package import packaged
from scripts.people import ROLES, Person, add_person, new_password
from scripts.place import Place, asked
from scripts.platform import this_machine
from scripts.rest import Api
from scripts.sample import PLAN, NoSample, sample_plan
from scripts.session import Session
from scripts.srp import UserPool
from scripts.transport import over_http

ENVIRONMENT = "demo"


@dataclass(frozen=True)
class Demo:
    place: Place
    pool: UserPool
    console_url: str
    api_url: str
    people: Sequence[Person]
    """One for each role, all with the same password."""

    @property
    def session(self) -> Session:
        """Of the administrator."""
        return Session(self.pool, self.people[-1])

    @property
    def api(self) -> Api:
        return Api(over_http(self.api_url), self.session)


def deployed(place: Place) -> dict[str, str]:
    made = packaged(bucket(place), this_machine())
    goal = wanted(made, ENVIRONMENT, {**place.parameters(), "DeletionProtection": "false"})
    return deploy(place, stack_of(place, ENVIRONMENT), made, goal)


def peopled(place: Place, outputs: dict[str, str]) -> Demo:
    cognito = place.client("cognito-idp")
    pool = UserPool(cognito, outputs["UserPoolId"], outputs["UserPoolClientId"])
    password = new_password()
    people = [add_person(pool, role, password=password) for role in ROLES]
    return Demo(place, pool, place.console_url(outputs), place.api_url(outputs), people)


def seed(demo: Demo) -> None:
    """So that there is something to start."""
    try:
        plan = sample_plan(demo.api, demo.place)
    except NoSample as why:
        print(f"{'plan':11} {why}")
    else:
        print(f"{'plan':11} {plan['name']}: {plan['waveCount']} waves")


def tell(demo: Demo, speed: float) -> None:
    """Everything that is to be known, in one look."""
    person, place = demo.people[-1], demo.place
    hub, *_ = asked(str(place.endpoint), "accounts")
    others = ", ".join(other.email.partition("@")[0] for other in reversed(demo.people[:-1]))
    print(
        f"""
The console is ready at {demo.console_url}

  Sign in as  {person.email} (or {others})
  Password    {person.password} (everybody's)
  To see      Recovery plans, {PLAN}: Rehearse, then Start and Drill
  Time        runs {speed:g} times as fast as yours

In another terminal, with the AWS CLI, curl, or make:

  export AWS_ENDPOINT_URL={place.endpoint} AWS_DEFAULT_REGION={place.region}
  export AWS_ACCESS_KEY_ID={hub["access_key"]} AWS_SECRET_ACCESS_KEY={hub["secret_key"]}
  export ENV={ENVIRONMENT} API={demo.api_url}
  export ACCOUNT={place.account} REGION={place.region}
  export EMAIL={person.email} RECOVERY_PASSWORD={person.password}

  aws drs describe-source-servers --output table
  curl -H "Authorization: $(scripts/token.sh "$ENV" "$EMAIL")" "$API/recovery-plans"
  make drill PORT={urlsplit(demo.api_url).port}

Ctrl-C ends everything and removes it.""",
        flush=True,
    )


def run(cloud: LocalCloud) -> None:
    print(f"{'local cloud':11} {cloud.place.endpoint}", flush=True)
    demo = peopled(cloud.place, deployed(cloud.place))
    seed(demo)
    tell(demo, cloud.speed)
    cloud.wait()


def main() -> None:
    # Leave through everything that has something to clean up.
    for word in (signal.SIGINT, signal.SIGTERM):
        signal.signal(word, signal.default_int_handler)
    with suppress(KeyboardInterrupt), local_cloud(sys.argv[1:]) as cloud:
        run(cloud)


if __name__ == "__main__":
    running(main)
