"""The routes of the configuration as a whole."""

from recovery.domain.people import Role
from tests.support.api_events import call_api
from tests.support.memory.world import MemoryWorld
from tests.support.web_shop import a_web_shop_with_a_plan, shows_the_shop


def test_an_exported_document_can_be_imported_as_it_is() -> None:
    world = MemoryWorld()
    shows_the_shop(world)

    document = call_api(a_web_shop_with_a_plan(), "GET", "/configuration").body
    report = call_api(world, "POST", "/configuration/import", body={"document": document})

    assert (report.status, report.body["isComplete"]) == (200, True)
    assert report.body["counts"]["CREATED"] == 5
    assert call_api(world, "GET", "/configuration").body["plans"] == document["plans"]


def test_a_dry_run_says_so_and_changes_nothing() -> None:
    world = MemoryWorld()
    shows_the_shop(world)
    document = call_api(a_web_shop_with_a_plan(), "GET", "/configuration").body

    body = {"document": document, "isDryRun": True}
    report = call_api(world, "POST", "/configuration/import", body=body)

    assert (report.status, report.body["isDryRun"]) == (200, True)
    assert world.kept.plans == {}


def test_a_document_of_another_format_is_no_request() -> None:
    world = MemoryWorld()

    body = {"document": {"formatVersion": 2}}
    refused = call_api(world, "POST", "/configuration/import", body=body)

    assert refused.status == 400
    assert [error["field"] for error in refused.body["errors"]] == ["document.formatVersion"]


def test_everybody_may_export_and_only_administrators_import() -> None:
    world = a_web_shop_with_a_plan()

    exported = call_api(world, "GET", "/configuration", role=Role.VIEWER)
    body = {"document": exported.body}
    refused = call_api(world, "POST", "/configuration/import", body=body, role=Role.PLAN_MANAGER)

    assert exported.status == 200
    assert (refused.status, refused.body["code"]) == (403, "FORBIDDEN")
