"""Who did what."""

from datetime import timedelta

import pytest

from recovery.domain.audit import AuditRecord
from tests.support.api_events import call_api
from tests.support.builders import NOON
from tests.support.memory.people import an_audit_record
from tests.support.memory.world import MemoryWorld


def a_world_with(*records: AuditRecord) -> MemoryWorld:
    world = MemoryWorld()
    world.kept.audit.extend(records)
    return world


def test_the_newest_record_comes_first_with_all_it_knows() -> None:
    later = an_audit_record("a-2", at=NOON + timedelta(hours=1), before={"name": "Web"})
    world = a_world_with(an_audit_record("a-1"), later)

    answer = call_api(world, "GET", "/audit")

    assert [record["auditId"] for record in answer.body["items"]] == ["a-2", "a-1"]
    assert answer.body["items"][0]["before"] == {"name": "Web"}
    assert answer.body["nextToken"] is None


def test_pages_lead_through_all_records() -> None:
    hours = range(3)
    world = a_world_with(*(an_audit_record(f"a-{n}", at=NOON + timedelta(hours=n)) for n in hours))

    first = call_api(world, "GET", "/audit", query={"limit": "2"})
    token = first.body["nextToken"]
    second = call_api(world, "GET", "/audit", query={"limit": "2", "pageToken": token})

    found = [record["auditId"] for page in (first, second) for record in page.body["items"]]
    assert found == ["a-2", "a-1", "a-0"]
    assert second.body["nextToken"] is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kind": "PLAN", "entityId": "p-1"}, ["a-plan"]),
        ({"kind": "GROUP"}, ["a-group"]),
        ({"userId": "u-nobody"}, []),
        ({"since": "2025-11-30T12:30:00Z"}, ["a-plan"]),
        ({"until": "2025-11-30T13:00:00+01:00"}, ["a-group"]),
    ],
)
def test_a_filter_shows_what_fits(query: dict[str, str], found: list[str]) -> None:
    at = NOON + timedelta(hours=1)
    of_plan = an_audit_record("a-plan", at=at, kind="PLAN", entity_id="p-1")
    world = a_world_with(an_audit_record("a-group"), of_plan)

    answer = call_api(world, "GET", "/audit", query=query)

    assert [record["auditId"] for record in answer.body["items"]] == found


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"entityId": "p-1"}, "State the kind of p-1"),
        ({"since": "2025-11-30T12:00:00Z", "until": "2025-11-29T12:00:00Z"}, "no time between"),
    ],
)
def test_a_filter_that_can_find_nothing_is_refused(query: dict[str, str], words: str) -> None:
    answer = call_api(MemoryWorld(), "GET", "/audit", query=query)

    assert answer.status == 422
    assert words in answer.body["detail"]


def test_a_token_of_another_list_is_refused() -> None:
    answer = call_api(MemoryWorld(), "GET", "/audit", query={"pageToken": "made-up"})

    assert (answer.status, answer.body["code"]) == (400, "PAGE_TOKEN_INVALID")
