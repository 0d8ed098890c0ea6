"""People who may sign in, made by an administrator: nobody can register."""

from dataclasses import dataclass
from secrets import choice
from string import ascii_lowercase, ascii_uppercase, digits

from scripts.srp import UserPool

PASSWORD = "RECOVERY_PASSWORD"  # noqa: S105  the variable that scripts read it from
ROLES = ("Viewer", "Operator", "PlanManager", "RecoveryManager", "Administrator")
_KINDS = (ascii_lowercase, ascii_uppercase, digits)


@dataclass(frozen=True)
class Person:
    email: str
    password: str


def add_person(
    pool: UserPool, role: str, *, name: str | None = None, password: str | None = None
) -> Person:
    """Without a mail, and with a password that does not have to be changed first."""
    person = Person(f"{name or role.lower()}@example.com", password or new_password())
    who = {"UserPoolId": pool.pool_id, "Username": person.email}
    invite(pool, person)
    pool.cognito.admin_set_user_password(**who, Password=person.password, Permanent=True)
    pool.cognito.admin_add_user_to_group(**who, GroupName=role)
    return person


def invite(pool: UserPool, person: Person) -> None:
    """Without a mail: they choose another password when they first sign in."""
    pool.cognito.admin_create_user(
        UserPoolId=pool.pool_id,
        Username=person.email,
        TemporaryPassword=person.password,
        MessageAction="SUPPRESS",
        UserAttributes=[
            {"Name": "email", "Value": person.email},
            {"Name": "email_verified", "Value": "true"},
        ],
    )


def remove_person(pool: UserPool, person: Person) -> None:
    pool.cognito.admin_delete_user(UserPoolId=pool.pool_id, Username=person.email)


def new_password() -> str:
    """18 characters, six of each kind that the pool asks for."""
    return "".join(choice(kind) for _ in range(6) for kind in _KINDS)
