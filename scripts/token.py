"""Signs a person in and prints the id token that the API wants to see, for curl and the like."""

import argparse
from collections.abc import Sequence
from functools import partial

from scripts.asking import code_for, person_called
from scripts.command_line import add_place, running
from scripts.deploy import stack_of
from scripts.failing import CannotGoOn
from scripts.people import PASSWORD
from scripts.place import Place, place
from scripts.session import Session
from scripts.srp import UserPool


def pool_of(where: Place, environment: str) -> UserPool:
    stack = stack_of(where, environment)
    outputs = stack.outputs()
    if not outputs:
        raise CannotGoOn(f"There is no stack {stack.name} in {where.region}. Deploy it first.")
    return UserPool(where.client("cognito-idp"), outputs["UserPoolId"], outputs["UserPoolClientId"])


def main(arguments: Sequence[str] | None = None) -> None:
    chosen = _options(arguments)
    pool = pool_of(place(chosen.region), chosen.environment)
    person = person_called(chosen.email)
    print(Session(pool, person, ask_code=partial(code_for, person)).token())


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/token.sh", description=__doc__)
    parser.add_argument("environment", help="which of several deployments: dev, prod, …")
    parser.add_argument("email", help=f"of the person; the password is in {PASSWORD}, or asked for")
    add_place(parser)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    running(main)
