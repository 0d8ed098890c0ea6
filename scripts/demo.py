"""The whole product on this machine: the local cloud, with the product deployed into it.

Takes the options of `python -m localcloud`. Ctrl-C ends everything and leaves nothing behind.
"""

import json
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from scripts.artefacts import bucket
from scripts.command_line import running
from scripts.deploy import deploy, stack_of, wanted
from scripts.local_cloud import LocalCloud, local_cloud
from scripts.package import packaged
from scripts.people import ROLES, Person, add_person, id_token
from scripts.place import Place
from scripts.platform import this_machine
from scripts.srp import UserPool

ENVIRONMENT = "demo"


@dataclass(frozen=True)
class Api:
    url: str
    token: str

    def post(self, path: str, body: object) -> int:
        """The status of the answer."""
        headers = {"Authorization": self.token, "Content-Type": "application/json"}
        content = json.dumps(body).encode()
        request = Request(self.url + path, content, headers, method="POST")  # noqa: S310  local
        try:
            with urlopen(request, timeout=30) as reply:  # noqa: S310  on this machine
                return int(reply.status)
        except HTTPError as refusal:
            with refusal:
                return refusal.code


def deployed(place: Place) -> dict[str, str]:
    made = packaged(bucket(place), this_machine())
    goal = wanted(made, ENVIRONMENT, {"DeletionProtection": "false"})
    return deploy(place, stack_of(place, ENVIRONMENT), made, goal)


def seed(api: Api, place: Place) -> None:
    """The account that the product runs in: without one there is nothing to see."""
    hub = {"accountId": place.account, "name": "Hub", "regions": [place.region]}
    status = api.post("/accounts", hub)
    print(f"{'account':11} {place.account} registered ({status})")


def tell(url: str, people: Sequence[Person], token: str) -> None:
    print(f"\nThe product is ready at {url}\n\nSign in as:")
    for person in people:
        print(f"  {person.email:30} {person.password}")
    print("\nFor example, as the administrator, for an hour:\n")
    print(f"TOKEN={token}")
    print(f'curl -H "Authorization: $TOKEN" {url}/me')
    print("\nCtrl-C ends everything and removes it.", flush=True)


def run(cloud: LocalCloud) -> None:
    outputs = deployed(cloud.place)
    pool = UserPool(
        cloud.place.client("cognito-idp"), outputs["UserPoolId"], outputs["UserPoolClientId"]
    )
    people = [add_person(pool, role) for role in ROLES]
    api = Api(cloud.place.api_url(outputs), id_token(pool, people[-1]))
    seed(api, cloud.place)
    tell(api.url, people, api.token)
    cloud.wait()


def main() -> None:
    # Leave through everything that has something to clean up.
    for word in (signal.SIGINT, signal.SIGTERM):
        signal.signal(word, signal.default_int_handler)
    with suppress(KeyboardInterrupt), local_cloud(sys.argv[1:]) as cloud:
        run(cloud)


if __name__ == "__main__":
    running(main)
