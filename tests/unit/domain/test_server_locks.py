"""Locks: a server is in at most one execution."""

import pytest

from recovery.domain.errors import ServersLocked
from recovery.domain.server_locks import Holder, ServerLocks
from tests.support.builders import EUROPE, server_id

DB_1, DB_2, WEB_1 = map(server_id, ("db-1", "db-2", "web-1"))
NOBODY = ServerLocks(location=EUROPE)


def a_holder(*server_ids: str) -> Holder:
    return Holder(plan_name="Web shop", server_ids=frozenset(server_ids))


def test_servers_are_held_by_the_execution_that_took_them() -> None:
    locks = NOBODY.taken_by("e-1", a_holder(DB_1, DB_2))

    holders = locks.holders({DB_1, WEB_1})

    assert holders == {DB_1: "e-1"}


def test_a_server_that_is_held_is_refused_with_its_holder() -> None:
    locks = NOBODY.taken_by("e-1", a_holder(DB_1, DB_2))

    with pytest.raises(ServersLocked) as refusal:
        locks.taken_by("e-2", a_holder(DB_2, WEB_1))

    assert refusal.value.executions == {DB_2: "e-1"}


def test_executions_without_a_common_server_hold_theirs_side_by_side() -> None:
    locks = NOBODY.taken_by("e-1", a_holder(DB_1)).taken_by("e-2", a_holder(WEB_1))

    holders = locks.holders({DB_1, WEB_1})

    assert holders == {DB_1: "e-1", WEB_1: "e-2"}


def test_taking_the_same_servers_again_changes_nothing() -> None:
    locks = NOBODY.taken_by("e-1", a_holder(DB_1))

    again = locks.taken_by("e-1", a_holder(DB_1))

    assert again == locks


def test_released_servers_are_free_for_the_next_one() -> None:
    locks = NOBODY.taken_by("e-1", a_holder(DB_1)).taken_by("e-2", a_holder(WEB_1))

    released = locks.released_by("e-1")

    assert released.holders({DB_1, WEB_1}) == {WEB_1: "e-2"}
    assert released.taken_by("e-3", a_holder(DB_1)).holders({DB_1}) == {DB_1: "e-3"}
