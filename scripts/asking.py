"""What a person at the terminal is asked for when they sign in: a password, a code."""

import os
import sys
from getpass import getpass

from scripts.failing import CannotGoOn
from scripts.people import PASSWORD, Person


def person_called(email: str) -> Person:
    """With the password of the surroundings, or that which is typed."""
    password = os.environ.get(PASSWORD)
    if password is None:
        _must_be_at_a_terminal(f"There is no password. Put it into {PASSWORD}.")
        password = getpass(f"Password of {email}: ")
    return Person(email, password)


def code_for(person: Person) -> str:
    """Of multi-factor authentication."""
    _must_be_at_a_terminal("Signing in takes a code, and there is nobody to ask for it.")
    # What is printed may be read by a program: it is no place for questions.
    print(f"Code for {person.email}: ", end="", file=sys.stderr, flush=True)
    return input().strip()


def _must_be_at_a_terminal(otherwise: str) -> None:
    if not sys.stdin.isatty():
        raise CannotGoOn(otherwise)
