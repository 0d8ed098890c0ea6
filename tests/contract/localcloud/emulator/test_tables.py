"""DynamoDB: the conditions, transactions and indexes on which the product's promises rest."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support.workshop import Json, Workshop, unique


@pytest.fixture(scope="module")
def table(workshop: Workshop) -> str:
    """Keys ``pk`` and ``sk``, and an index by ``plan`` and ``started`` that carries ``status``."""
    name = unique("table")
    workshop.client("dynamodb").create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        KeySchema=_keys(HASH="pk", RANGE="sk"),
        AttributeDefinitions=[
            {"AttributeName": each, "AttributeType": "S"}
            for each in ("pk", "sk", "plan", "started")
        ],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "by-plan",
                "KeySchema": _keys(HASH="plan", RANGE="started"),
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["status"]},
            }
        ],
    )
    return name


@pytest.fixture(scope="module")
def items(workshop: Workshop) -> Any:  # noqa: ANN401  boto3 makes its clients from data
    return workshop.client("dynamodb")


def key(name: str, sort: str = "STATE") -> Json:
    return {"pk": {"S": name}, "sk": {"S": sort}}


def code(call: Callable[[], object]) -> str:
    with pytest.raises(ClientError) as refusal:
        call()
    return str(refusal.value.response["Error"]["Code"])


def test_a_failed_condition_shows_the_item_as_it_is(items: Any, table: str) -> None:  # noqa: ANN401
    plan = key(unique("plan"))
    items.put_item(TableName=table, Item={**plan, "version": {"N": "7"}})

    with pytest.raises(ClientError) as refusal:
        items.put_item(
            TableName=table,
            Item=plan,
            ConditionExpression="attribute_not_exists(pk)",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )

    assert refusal.value.response["Error"]["Code"] == "ConditionalCheckFailedException"
    assert dict(refusal.value.response)["Item"] == {**plan, "version": {"N": "7"}}


def test_an_update_computes_on_the_item(items: Any, table: str) -> None:  # noqa: ANN401
    plan = key(unique("plan"))
    items.put_item(TableName=table, Item={**plan, "n": {"N": "5"}, "waves": {"L": []}})

    changed = items.update_item(
        TableName=table,
        Key=plan,
        UpdateExpression="SET n = n + :one, waves = list_append(waves, :wave) ADD tags :tag",
        ConditionExpression="n BETWEEN :one AND :nine AND size(waves) = :none",
        ExpressionAttributeValues={
            ":one": {"N": "1"},
            ":nine": {"N": "9"},
            ":none": {"N": "0"},
            ":wave": {"L": [{"S": "first"}]},
            ":tag": {"SS": ["gold"]},
        },
        ReturnValues="ALL_NEW",
    )["Attributes"]

    assert (changed["n"], changed["tags"]) == ({"N": "6"}, {"SS": ["gold"]})
    assert changed["waves"] == {"L": [{"S": "first"}]}


def test_a_transaction_happens_as_a_whole_or_not_at_all(items: Any, table: str) -> None:  # noqa: ANN401
    plan, lock = key(unique("plan")), key(unique("lock"))
    items.put_item(TableName=table, Item=lock)
    free = "attribute_not_exists(pk)"
    writes = [
        {"Put": {"TableName": table, "Item": plan}},
        {"Put": {"TableName": table, "Item": lock, "ConditionExpression": free}},
    ]

    with pytest.raises(ClientError) as refusal:
        items.transact_write_items(TransactItems=writes)

    reasons = refusal.value.response["CancellationReasons"]
    assert [reason["Code"] for reason in reasons] == ["None", "ConditionalCheckFailed"]
    assert "Item" not in items.get_item(TableName=table, Key=plan)


def test_a_repeated_transaction_with_the_same_token_changes_nothing(
    items: Any,  # noqa: ANN401
    table: str,
) -> None:
    counter, token = key(unique("counter")), unique("token")
    add = {
        "TableName": table,
        "Key": counter,
        "UpdateExpression": "ADD n :one",
        "ExpressionAttributeValues": {":one": {"N": "1"}},
    }

    for _ in range(2):
        items.transact_write_items(TransactItems=[{"Update": add}], ClientRequestToken=token)

    assert items.get_item(TableName=table, Key=counter)["Item"]["n"] == {"N": "1"}


def test_an_index_is_read_backwards_page_by_page(items: Any, table: str) -> None:  # noqa: ANN401
    plan = unique("plan")
    for n in range(9):
        started = {"started": {"S": f"{n}"}, "status": {"S": "DONE"}, "size": {"N": "1"}}
        items.put_item(TableName=table, Item={**key(f"{plan}/{n}"), "plan": {"S": plan}, **started})

    pages = list(
        items.get_paginator("query").paginate(
            TableName=table,
            IndexName="by-plan",
            KeyConditionExpression="#plan = :plan AND started > :first",
            ExpressionAttributeNames={"#plan": "plan"},
            ExpressionAttributeValues={":plan": {"S": plan}, ":first": {"S": "2"}},
            ScanIndexForward=False,
            PaginationConfig={"PageSize": 4},
        )
    )

    found = [item for page in pages for item in page["Items"]]
    assert [item["started"]["S"] for item in found] == ["8", "7", "6", "5", "4", "3"]
    assert "status" in found[0]
    assert "size" not in found[0]


def test_an_index_is_never_read_consistently(items: Any, table: str) -> None:  # noqa: ANN401
    refused = code(
        lambda: items.query(
            TableName=table,
            IndexName="by-plan",
            KeyConditionExpression="plan = :plan",
            ExpressionAttributeValues={":plan": {"S": "p"}},
            ConsistentRead=True,
        )
    )

    assert refused == "ValidationException"


@pytest.mark.parametrize(
    "change",
    [
        {"UpdateExpression": "SET #x = :v, pk = :v", "ExpressionAttributeNames": {"#x": "x"}},
        {"UpdateExpression": "SET status = :v"},
        {"UpdateExpression": "SET x = :v, y = :w"},
    ],
    ids=["a key", "a reserved word", "an unknown value"],
)
def test_an_impossible_update_is_refused(items: Any, table: str, change: Json) -> None:  # noqa: ANN401
    values = {":v": {"S": "v"}}

    refused = code(
        lambda: items.update_item(
            TableName=table, Key=key("any"), ExpressionAttributeValues=values, **change
        )
    )

    assert refused == "ValidationException"


def test_an_item_may_not_grow_beyond_its_limit(items: Any, table: str) -> None:  # noqa: ANN401
    large = {**key("large"), "journal": {"S": "x" * 410_000}}

    assert code(lambda: items.put_item(TableName=table, Item=large)) == "ValidationException"


def test_of_many_who_want_a_lock_one_gets_it(items: Any, table: str) -> None:  # noqa: ANN401
    lock = key(unique("lock"))

    def take(number: int) -> bool:
        owner = {**lock, "owner": {"N": str(number)}}
        try:
            items.put_item(
                TableName=table, Item=owner, ConditionExpression="attribute_not_exists(pk)"
            )
        except ClientError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(take, range(24)))

    assert won.count(True) == 1


def test_no_addition_is_lost_among_many(items: Any, table: str) -> None:  # noqa: ANN401
    counter = key(unique("counter"))

    def add(_: int) -> None:
        items.update_item(
            TableName=table,
            Key=counter,
            UpdateExpression="ADD n :one",
            ExpressionAttributeValues={":one": {"N": "1"}},
        )

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(80)))

    assert items.get_item(TableName=table, Key=counter)["Item"]["n"] == {"N": "80"}


def _keys(**kinds: str) -> Json:
    return [{"AttributeName": name, "KeyType": kind} for kind, name in kinds.items()]
