"""What a question costs on DynamoDB: never more calls than its answer needs, and never a scan."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.compat import HTTPHeaders
from botocore.httpsession import URLLib3Session

from recovery.domain.brain.advance import advance
from recovery.domain.brain.journal import Entry
from recovery.domain.errors import PageTokenInvalid
from recovery.domain.execution.execution import Mode, Status
from recovery.domain.execution.facts import Notified
from recovery.domain.execution.summary import Unfinished
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.executions import ExecutionQuery, Saving
from recovery.ports.paging import PageRequest
from recovery.ports.product import Ports
from recovery.ports.records import GroupRecord
from recovery.usecases.overview.overview import get_overview
from tests.support.builders import (
    EUROPE,
    NOON,
    a_group,
    a_plan,
    a_schedule,
    a_tag_group,
    an_execution,
)
from tests.support.kept_in_dynamodb import DynamoRepositories
from tests.support.memory.people import an_audit_record, saved
from tests.support.memory.world import MemoryWorld
from tests.support.repositories import keep_executions, keep_groups, keep_places, keep_plans

PAGE = PageRequest(limit=5)
UNFINISHED = ExecutionQuery(unfinished=Unfinished.ACTIVE)
Question = Callable[[DynamoRepositories], object]


OVERVIEW = [*["NameIndex"] * 3, "TimeIndex", *["UnfinishedIndex"] * 2]


def over(dynamo: DynamoRepositories) -> Ports:
    """DRS and what was seen of it stay in memory."""
    return replace(
        MemoryWorld().ports,
        accounts=dynamo.accounts,
        groups=dynamo.groups,
        plans=dynamo.plans,
        executions=dynamo.executions,
    )


def indexes_asked(dynamo: DynamoRepositories) -> list[str]:
    return [asked["IndexName"] for _, asked in dynamo.calls]


def fill(dynamo: DynamoRepositories) -> None:
    """More of everything than a page holds."""
    keep_groups(dynamo, [a_tag_group(f"Group {n}", tags={"app": "shop"}) for n in range(12)])
    keep_groups(dynamo, [a_group()])
    keep_plans(dynamo, [a_plan()])
    schedule = a_schedule(a_plan())
    keep_executions(
        dynamo,
        [an_execution(schedule, execution_id=f"e-{n}", is_dry_run=True) for n in range(12)],
    )
    dynamo.calls.clear()


@pytest.mark.parametrize(
    ("question", "operations"),
    [
        (lambda kept: kept.groups.page(PAGE), ["Query"]),
        (lambda kept: kept.groups.find("Database"), ["GetItem"]),
        (lambda kept: kept.groups.find_many([f"Group {n}" for n in range(12)]), ["BatchGetItem"]),
        (lambda kept: kept.groups.roster(EUROPE), ["GetItem"]),
        (lambda kept: kept.plans.page(PAGE), ["Query"]),
        (lambda kept: kept.accounts.all(), ["Query"]),
        (lambda kept: kept.audit_trail.page(AuditQuery(), PAGE), ["Query"]),
        (lambda kept: kept.executions.page(ExecutionQuery(), PAGE), ["Query"]),
        (lambda kept: kept.executions.page(ExecutionQuery(plan_id="p-7"), PAGE), ["Query"]),
        (lambda kept: kept.executions.page(UNFINISHED, PAGE), ["Query"]),
        (lambda kept: kept.executions.find("e-1"), ["Query"]),
        (lambda kept: kept.executions.summary("e-1"), ["GetItem"]),
        (lambda kept: kept.executions.events("e-1", PAGE), ["Query"]),
        (lambda kept: kept.executions.requests("e-1"), ["Query"]),
        (lambda kept: kept.executions.letters("e-1"), ["Query"]),
        (lambda kept: kept.executions.locks(EUROPE), ["GetItem"]),
    ],
)
def test_a_question_is_one_call(
    dynamo: DynamoRepositories, question: Question, operations: list[str]
) -> None:
    fill(dynamo)

    question(dynamo)

    assert dynamo.operations == operations


def test_the_overview_asks_once_for_each_kind_of_thing_and_for_what_is_unfinished(
    dynamo: DynamoRepositories,
) -> None:
    fill(dynamo)

    get_overview(over(dynamo))

    assert dynamo.operations == ["Query"] * len(OVERVIEW)
    assert sorted(indexes_asked(dynamo)) == sorted(OVERVIEW)


def test_an_answer_is_one_small_write_and_a_turn_is_one_transaction(
    dynamo: DynamoRepositories,
) -> None:
    fill(dynamo)
    record = dynamo.executions.find("e-1")
    assert record is not None
    step = advance(record.execution, (), NOON)
    entry = Entry(now=NOON, facts=())
    dynamo.calls.clear()

    dynamo.executions.deliver("e-1", Notified(at=NOON, key="e-1/1"))
    dynamo.executions.save(Saving(before=record, execution=step.execution, entry=entry))

    assert dynamo.operations == ["PutItem", "TransactWriteItems"]


def test_a_filter_that_leaves_nothing_is_asked_three_times_for_a_page(
    dynamo: DynamoRepositories,
) -> None:
    fill(dynamo)
    query = ExecutionQuery(plan_id="p-7", mode=Mode.RECOVERY, status=Status.RUNNING)

    page = dynamo.executions.page(query, PageRequest(limit=2))

    assert dynamo.operations == ["Query"] * 3
    assert page.items == ()
    assert page.next_token is not None


def test_a_change_of_a_large_group_is_one_small_transaction(dynamo: DynamoRepositories) -> None:
    keep_places(dynamo, [EUROPE])
    group = a_group("Database", *(f"db-{number}" for number in range(300)))
    roster = dynamo.groups.roster(EUROPE).with_group(group)
    dynamo.calls.clear()

    dynamo.groups.create(GroupRecord(group=group, saved=saved()), roster, an_audit_record())

    [(operation, asked)] = dynamo.calls
    assert operation == "TransactWriteItems"
    assert len(asked["TransactItems"]) == 5


def test_an_answer_that_was_lost_is_asked_for_again_and_nothing_happens_twice(
    dynamo: DynamoRepositories,
) -> None:
    keep_places(dynamo, [EUROPE])
    group = a_group("Database")
    roster = dynamo.groups.roster(EUROPE).with_group(group)
    lost: list[AWSResponse] = []

    def lose_the_first(request: AWSPreparedRequest, **_: object) -> AWSResponse | None:
        if lost:
            return None
        lost.append(URLLib3Session().send(request))
        return AWSResponse(request.url, 503, HTTPHeaders(), lost[0].raw)

    dynamo.client.meta.events.register("before-send.dynamodb.TransactWriteItems", lose_the_first)
    dynamo.groups.create(GroupRecord(group=group, saved=saved()), roster, an_audit_record("a-1"))
    dynamo.client.meta.events.unregister("before-send.dynamodb.TransactWriteItems", lose_the_first)

    assert [reply.status_code for reply in lost] == [200]
    assert dynamo.groups.roster(EUROPE).version == 1
    assert dynamo.groups.find("Database") is not None


def test_a_page_token_with_another_key_in_it_is_refused(dynamo: DynamoRepositories) -> None:
    fill(dynamo)
    token = dynamo.executions.events("e-1", PageRequest()).next_token

    with pytest.raises(PageTokenInvalid):
        dynamo.groups.page(PageRequest(token=token))
