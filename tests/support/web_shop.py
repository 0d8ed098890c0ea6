"""A small product in use: a shop with a database tier, a web tier, and a plan for both."""

from recovery.domain.planning.schedule import Schedule
from recovery.domain.recovery_plan import RecoveryPlan, Wave
from recovery.usecases.plans.draft import PlanDraft
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_group,
    a_plan,
    a_schedule,
    a_server,
    a_wave,
    an_inventory_of,
)
from tests.support.memory.world import MemoryWorld

TIERS = (a_wave("Database"), a_wave("Web", "Database"))


def a_web_shop() -> MemoryWorld:
    """Groups in two accounts, whose servers DRS shows: db-1 here, web-1 and web-2 there."""
    world = MemoryWorld()
    world.has_groups(
        a_group("Database", "db-1", location=EUROPE),
        a_group("Web", "web-1", "web-2", location=AMERICA),
    )
    shows_the_shop(world)
    return world


def a_web_shop_with_a_plan(*waves: Wave, **stated: object) -> MemoryWorld:
    world = a_web_shop()
    world.has_plans(a_shop_plan(*waves, **stated))
    return world


def shows_the_shop(world: MemoryWorld) -> None:
    world.shows(
        a_server("db-1", location=EUROPE),
        a_server("web-1", location=AMERICA),
        a_server("web-2", location=AMERICA),
    )


def a_shop_plan(*waves: Wave, **stated: object) -> RecoveryPlan:
    return a_plan(*(waves or TIERS), **stated)


def a_shop_draft(*waves: Wave, **stated: object) -> PlanDraft:
    default = {"name": "Web shop", "waves": waves or TIERS}
    return PlanDraft.model_validate(default | stated)


def a_shop_schedule() -> Schedule:
    return a_schedule(a_shop_plan(), an_inventory_of({"Database": ("db-1",), "Web": ("web-1",)}))
