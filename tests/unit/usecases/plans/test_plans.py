"""Recovery plans created, listed, shown, changed and deleted."""

from dataclasses import replace

import pytest

from recovery.domain.errors import (
    ConcurrentChange,
    KeyReused,
    NameTaken,
    PlanInvalid,
    StillUsed,
    Unknown,
)
from recovery.domain.findings import FindingCode
from recovery.domain.people import Role
from recovery.domain.recovery_plan import Wave
from recovery.ports.paging import PageRequest
from recovery.ports.records import PlanRecord
from recovery.usecases.plans.draft import PlanChange
from recovery.usecases.plans.plans import (
    create_plan,
    delete_plan,
    get_plan,
    list_plans,
    update_plan,
)
from tests.support.builders import (
    a_plan,
    a_wave,
)
from tests.support.memory.kept import Kept
from tests.support.memory.people import a_call
from tests.support.memory.plans import MemoryPlans
from tests.support.memory.world import MemoryWorld
from tests.support.play import Play
from tests.support.web_shop import (
    a_shop_draft,
    a_shop_schedule,
    a_web_shop,
    a_web_shop_with_a_plan,
)

CREATE = a_call("createPlan")
UPDATE = a_call("updatePlan", name="Bob")
DELETE = a_call("deletePlan")
READ = a_call("getPlan", role=Role.VIEWER)


class SeesNothingAtFirst(MemoryPlans):
    """As for a request whose twin was not stored yet when it looked."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(kept)
        self._has_looked = False

    def find(self, plan_id: str) -> PlanRecord | None:
        if self._has_looked:
            return super().find(plan_id)
        self._has_looked = True
        return None


def a_change(version: int = 1, **stated: object) -> PlanChange:
    draft = a_shop_draft(**stated)
    return PlanChange(**dict(draft), version=version)


def test_a_new_plan_is_there_with_its_author_and_the_names_of_its_groups() -> None:
    world = a_web_shop()

    created = create_plan(world.ports, CREATE, a_shop_draft())
    shown = get_plan(world.ports, CREATE, created.plan_id)

    assert shown == created
    assert (shown.version, shown.created_by.name) == (1, "Ada")
    assert [group.name for group in shown.groups] == ["Database", "Web"]


def test_a_change_is_a_new_version_that_says_who_made_it() -> None:
    world = a_web_shop_with_a_plan()

    changed = update_plan(world.ports, UPDATE, "p-7", a_change(name="Shop"))

    assert (changed.name, changed.version) == ("Shop", 2)
    assert (changed.created_by.name, changed.changed_by.name) == ("Ada", "Bob")
    assert get_plan(world.ports, UPDATE, "p-7") == changed


def test_every_change_is_audited_with_before_and_after() -> None:
    world = a_web_shop()
    plan_id = create_plan(world.ports, CREATE, a_shop_draft()).plan_id
    update_plan(world.ports, UPDATE, plan_id, a_change(name="Shop"))
    delete_plan(world.ports, DELETE, plan_id, 2)

    told = [
        (record.operation, record.before and record.before["name"], record.after is None)
        for record in world.kept.audit
    ]

    assert told == [
        ("createPlan", None, False),
        ("updatePlan", "Web shop", False),
        ("deletePlan", "Shop", True),
    ]


def test_a_deleted_plan_is_gone() -> None:
    world = a_web_shop_with_a_plan()

    delete_plan(world.ports, DELETE, "p-7", 1)

    with pytest.raises(Unknown, match="p-7"):
        get_plan(world.ports, READ, "p-7")


def test_an_empty_plan_is_kept_and_says_what_it_lacks() -> None:
    world = a_web_shop()

    created = create_plan(world.ports, CREATE, a_shop_draft().changed(waves=()))

    assert [finding.code for finding in created.findings] == [FindingCode.PLAN_HAS_NO_WAVES]


@pytest.mark.parametrize(
    ("wave", "code"),
    [
        (a_wave("Database", "App"), FindingCode.DEPENDENCY_UNKNOWN),
        (a_wave("Database", "Database"), FindingCode.DEPENDENCY_CYCLE),
        (a_wave("Mail"), FindingCode.GROUP_UNKNOWN),
    ],
)
def test_a_plan_that_makes_no_sense_is_not_saved(wave: Wave, code: FindingCode) -> None:
    world = a_web_shop_with_a_plan()
    draft = a_shop_draft(name="Other", waves=(wave,))

    with pytest.raises(PlanInvalid) as of_creation:
        create_plan(world.ports, CREATE, draft)
    with pytest.raises(PlanInvalid) as of_change:
        update_plan(world.ports, UPDATE, "p-7", PlanChange(**dict(draft), version=1))

    for refused in (of_creation, of_change):
        assert [finding.code for finding in refused.value.findings] == [code]
    assert get_plan(world.ports, READ, "p-7").version == 1


def test_servers_that_are_not_ready_keep_no_plan_from_being_saved() -> None:
    world = a_web_shop()
    world.estate.seen.clear()

    created = create_plan(world.ports, CREATE, a_shop_draft())

    assert created.findings == ()


def test_a_version_that_was_overtaken_is_refused() -> None:
    world = a_web_shop_with_a_plan()
    update_plan(world.ports, UPDATE, "p-7", a_change())

    with pytest.raises(ConcurrentChange, match="Web shop"):
        update_plan(world.ports, UPDATE, "p-7", a_change())
    with pytest.raises(ConcurrentChange, match="Web shop"):
        delete_plan(world.ports, DELETE, "p-7", 1)


def test_a_plan_with_an_active_execution_is_neither_changed_nor_deleted() -> None:
    world = a_web_shop_with_a_plan()
    world.has_executions(Play(a_shop_schedule(), execution_id="e-9").execution)

    with pytest.raises(StillUsed, match="execution e-9"):
        update_plan(world.ports, UPDATE, "p-7", a_change())
    with pytest.raises(StillUsed) as refused:
        delete_plan(world.ports, DELETE, "p-7", 1)

    assert refused.value.users == ("execution e-9",)


def test_a_name_is_taken_whatever_its_case() -> None:
    world = a_web_shop_with_a_plan()

    with pytest.raises(NameTaken):
        create_plan(world.ports, CREATE, a_shop_draft(name="WEB  shop"))


def test_a_repeated_creation_finds_what_it_created_as_it_is_now() -> None:
    world = a_web_shop()
    call = a_call("createPlan", key="k-1")
    first = create_plan(world.ports, call, a_shop_draft())
    update_plan(world.ports, UPDATE, first.plan_id, a_change(description="Changed."))

    again = create_plan(world.ports, call, a_shop_draft())

    assert (again.plan_id, again.version) == (first.plan_id, 2)
    assert len(world.kept.plans) == 1


def test_one_key_for_two_plans_is_refused() -> None:
    world = a_web_shop()
    call = a_call("createPlan", key="k-1")
    create_plan(world.ports, call, a_shop_draft())

    with pytest.raises(KeyReused):
        create_plan(world.ports, call, a_shop_draft(name="Other"))


def test_the_same_creation_twice_at_once_creates_one_plan() -> None:
    world = a_web_shop()
    call = a_call("createPlan", key="k-1")
    overtaken = replace(world.ports, plans=SeesNothingAtFirst(world.kept))
    first = create_plan(world.ports, call, a_shop_draft())

    again = create_plan(overtaken, call, a_shop_draft())

    assert again == first


def test_what_may_be_done_depends_on_role_and_state() -> None:
    world = a_web_shop_with_a_plan()

    of_manager = _allowed(world, Role.PLAN_MANAGER)
    of_operator = _allowed(world, Role.OPERATOR)
    world.has_executions(Play(a_shop_schedule(), execution_id="e-9").execution)
    while_active = _allowed(world, Role.PLAN_MANAGER)

    assert of_manager == {"updatePlan", "deletePlan", "rehearsePlan", "startExecution:DRILL"}
    assert of_operator == {"rehearsePlan", "startExecution:DRILL"}
    assert while_active == {"rehearsePlan", "startExecution:DRILL"}


def test_a_real_recovery_asks_for_its_own_role() -> None:
    world = a_web_shop_with_a_plan()

    assert "startExecution:RECOVERY" in _allowed(world, Role.RECOVERY_MANAGER)
    assert "startExecution:RECOVERY" not in _allowed(world, Role.PLAN_MANAGER)


def test_an_empty_plan_can_be_changed_but_not_started() -> None:
    world = a_web_shop()
    world.has_plans(a_plan().changed(waves=()))

    assert _allowed(world, Role.ADMINISTRATOR) == {"updatePlan", "deletePlan"}


def test_a_list_of_plans_is_by_name_page_by_page() -> None:
    world = a_web_shop()
    for name in ("Mail", "archive", "Web shop"):
        create_plan(world.ports, CREATE, a_shop_draft(name=name))

    first = list_plans(world.ports, READ, PageRequest(limit=2))
    rest = list_plans(world.ports, READ, PageRequest(limit=2, token=first.next_token))

    assert [plan.name for plan in (*first.items, *rest.items)] == ["archive", "Mail", "Web shop"]
    assert rest.next_token is None
    assert first.items[0].group_ids == ("Database", "Web")


def _allowed(world: MemoryWorld, role: Role) -> set[str]:
    view = get_plan(world.ports, a_call("getPlan", role=role), "p-7")
    return {action.action for action in view.allowed_actions if action.is_allowed}
