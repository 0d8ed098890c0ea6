"""Who may do what: every role with every operation."""

import pytest

from recovery.domain.people import Actor, Person, Role
from recovery.domain.permissions import GRANTED, NEEDS, Permission, why_forbidden

ADA = Actor(user_id="u-ada", name="Ada")
CHANGES_OF_PLANS = {
    "createGroup",
    "updateGroup",
    "deleteGroup",
    "createPlan",
    "updatePlan",
    "deletePlan",
}
ADMINISTRATION = {
    "registerAccount",
    "updateAccount",
    "deleteAccount",
    "verifyAccount",
    "importConfiguration",
}
RUNNING = {"pauseExecution", "resumeExecution"}
DECISIONS = {
    "startExecution",
    "cancelExecution",
    "terminateInstances",
    "approveWave",
    "rejectWave",
    "retryWave",
    "retryFailedServers",
    "skipWave",
}
READING = NEEDS.keys() - CHANGES_OF_PLANS - ADMINISTRATION - RUNNING - DECISIONS
IN_DRILLS = {
    Role.VIEWER: READING,
    Role.OPERATOR: READING | RUNNING | DECISIONS,
    Role.PLAN_MANAGER: READING | RUNNING | DECISIONS | CHANGES_OF_PLANS,
    Role.RECOVERY_MANAGER: READING | RUNNING | DECISIONS,
    Role.ADMINISTRATOR: set(NEEDS),
}
MAY_DECIDE_IN_RECOVERY = {Role.RECOVERY_MANAGER, Role.ADMINISTRATOR}


def a_person(*roles: Role) -> Person:
    return Person(actor=ADA, roles=frozenset(roles))


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_exactly_what_is_written_for_it(role: Role) -> None:
    person = a_person(role)

    allowed = {operation for operation in NEEDS if why_forbidden(person, operation) is None}

    assert allowed == IN_DRILLS[role]


@pytest.mark.parametrize("role", Role)
def test_in_a_real_recovery_decisions_need_more(role: Role) -> None:
    person = a_person(role)

    allowed = {
        operation
        for operation in NEEDS
        if why_forbidden(person, operation, in_recovery=True) is None
    }

    decisions = DECISIONS if role in MAY_DECIDE_IN_RECOVERY else set()
    assert allowed == (IN_DRILLS[role] - DECISIONS) | decisions


def test_whatever_only_reads_is_called_so() -> None:
    reading = ("get", "list", "preview", "validate", "rehearse", "export")

    assert all(operation.startswith(reading) for operation in READING)


@pytest.mark.parametrize("operation", NEEDS)
def test_nobody_without_a_role_may_do_anything(operation: str) -> None:
    assert why_forbidden(a_person(), operation) == (
        f"This needs the role {_able(operation)}; Ada has no role."
    )


def test_two_roles_may_do_what_either_may() -> None:
    person = a_person(Role.PLAN_MANAGER, Role.RECOVERY_MANAGER)

    assert why_forbidden(person, "createPlan") is None
    assert why_forbidden(person, "startExecution", in_recovery=True) is None


def test_a_refusal_names_the_roles_that_would_do_and_those_that_are_there() -> None:
    refusal = why_forbidden(a_person(Role.OPERATOR), "startExecution", in_recovery=True)

    assert refusal == ("This needs the role RecoveryManager or Administrator; Ada has Operator.")


def test_every_permission_is_granted_to_somebody() -> None:
    granted = frozenset().union(*GRANTED.values())

    assert granted == frozenset(Permission)


def _able(operation: str) -> str:
    return " or ".join(role for role in Role if operation in IN_DRILLS[role])
