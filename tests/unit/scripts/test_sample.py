"""The sample: made where it is missing, found where it is there."""

import pytest

from scripts.failing import CannotGoOn
from scripts.place import Place
from scripts.rest import Api
from scripts.sample import PLAN, NoSample, sample_plan, the_plan
from tests.support.api_events import call_api
from tests.support.builders import a_server
from tests.support.memory.world import MemoryWorld
from tests.support.staged_product import StagedProduct, StandingTokens

TIERS = ("Database", "Application", "Web")


class TheHub(Place):
    account = "111122223333"


def a_shop() -> MemoryWorld:
    world = MemoryWorld()
    world.shows(*(a_server(f"{tier}-1", tags={"Tier": tier}) for tier in TIERS))
    return world


def test_the_tiers_are_waves_one_behind_the_other() -> None:
    api = Api(StagedProduct(a_shop()), StandingTokens())

    plan = sample_plan(api, TheHub("eu-west-1"))

    waves = [(wave["name"], wave["dependsOn"]) for wave in plan["waves"]]
    assert waves == [("Database", []), ("Application", ["Database"]), ("Web", ["Application"])]
    assert plan["findings"] == []


def test_a_tier_without_servers_is_no_wave() -> None:
    world = MemoryWorld()
    world.shows(a_server("web-1", tags={"Tier": "Web"}), a_server("db-1", tags={"Tier": "DB"}))

    plan = sample_plan(Api(StagedProduct(world), StandingTokens()), TheHub("eu-west-1"))

    assert [(wave["name"], wave["dependsOn"]) for wave in plan["waves"]] == [("Web", [])]


def test_where_no_server_has_a_tier_there_is_no_sample() -> None:
    world = MemoryWorld()
    world.shows(a_server("db-1"))

    with pytest.raises(NoSample, match="Make a plan of your own"):
        sample_plan(Api(StagedProduct(world), StandingTokens()), TheHub("eu-west-1"))


def test_it_is_made_once() -> None:
    api = Api(StagedProduct(a_shop()), StandingTokens())

    made, found = (sample_plan(api, TheHub("eu-west-1")) for _ in range(2))

    assert found["planId"] == made["planId"]
    assert len(list(api.everything("/protection-groups"))) == 3


def test_groups_that_are_there_already_are_used() -> None:
    product = StagedProduct(a_shop())
    api = Api(product, StandingTokens())
    made = sample_plan(api, TheHub("eu-west-1"))
    call_api(product.world, "DELETE", f"/recovery-plans/{made['planId']}", query={"version": "1"})

    again = sample_plan(api, TheHub("eu-west-1"))

    assert again["planId"] != made["planId"]
    assert again["groupIds"] == made["groupIds"]


def test_a_plan_is_found_however_its_name_is_written() -> None:
    api = Api(StagedProduct(a_shop()), StandingTokens())
    sample_plan(api, TheHub("eu-west-1"))

    assert the_plan(api, PLAN.upper())["name"] == PLAN


def test_who_asks_for_an_unknown_plan_learns_which_there_are() -> None:
    api = Api(StagedProduct(a_shop()), StandingTokens())
    sample_plan(api, TheHub("eu-west-1"))

    with pytest.raises(CannotGoOn, match=f"no plan 'X'.*{PLAN}"):
        the_plan(api, "X")
