"""The tables: what keeps them safe, and the keys and indexes that the code asks for."""

from typing import Any

import pytest

from tests.support.templates import of_type, template

TABLES = of_type("storage.yaml", "AWS::DynamoDB::Table")
LASTING = [name for name in TABLES if name != "Inventory"]
BY_NAME = {"NameIndex": (["listed", "sortName"], "ALL")}
BY_START = ["planId", "status", "mode", "summary"]
KEYS = {
    "ProtectionGroups": ["groupId"],
    "RecoveryPlans": ["planId"],
    "ExecutionHistory": ["executionId", "sk"],
    "TargetAccounts": ["accountId"],
    "Audit": ["entity", "sk"],
    "Inventory": ["location", "part"],
}
INDEXES: dict[str, Any] = {
    "ProtectionGroups": BY_NAME,
    "RecoveryPlans": BY_NAME,
    "TargetAccounts": BY_NAME,
    "Audit": {"TimeIndex": (["listed", "sk"], "ALL"), "ActorIndex": (["userId", "sk"], "ALL")},
    "ExecutionHistory": {
        "PlanIdIndex": (["planId", "startedAt"], ["status", "mode", "summary"]),
        "StatusIndex": (["status", "startedAt"], ["planId", "mode", "summary"]),
        "ModeIndex": (["mode", "startedAt"], ["planId", "status", "summary"]),
        "TimeIndex": (["listed", "startedAt"], BY_START),
        "UnfinishedIndex": (["unfinished", "startedAt"], BY_START),
        "ActiveIndex": (["active", "startedAt"], ["dueAt"]),
    },
    "Inventory": {},
}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_encrypted_and_paid_by_request(name: str) -> None:
    properties = TABLES[name]["Properties"]

    assert properties["SSESpecification"] == {"SSEEnabled": True}
    assert properties["BillingMode"] == "PAY_PER_REQUEST"


@pytest.mark.parametrize("name", LASTING)
def test_what_cannot_be_made_again_outlives_the_stack_and_mistakes(name: str) -> None:
    table, recovery = TABLES[name], "PointInTimeRecoverySpecification"

    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == ("Retain", "Retain")
    assert table["Properties"][recovery] == {"PointInTimeRecoveryEnabled": True}
    assert table["Properties"]["DeletionProtectionEnabled"] == {"Ref": "DeletionProtection"}


def test_tables_are_protected_unless_somebody_says_otherwise() -> None:
    for name in ("storage.yaml", "identity.yaml", "template.yaml"):
        assert template(name)["Parameters"]["DeletionProtection"]["Default"] == "true"


def test_what_the_cache_holds_expires() -> None:
    properties = TABLES["Inventory"]["Properties"]

    expiry = {"AttributeName": "expiresAt", "Enabled": True}
    assert properties["TimeToLiveSpecification"] == expiry


@pytest.mark.parametrize("name", TABLES)
def test_items_are_found_by_the_keys_and_indexes_that_the_code_knows(name: str) -> None:
    properties = TABLES[name]["Properties"]

    found = {
        index["IndexName"]: (_keys(index), _carried(index["Projection"]))
        for index in properties.get("GlobalSecondaryIndexes", [])
    }
    assert _keys(properties) == KEYS[name]
    assert found == INDEXES[name]


def _keys(described: dict[str, Any]) -> list[str]:
    assert [key["KeyType"] for key in described["KeySchema"]] in (["HASH"], ["HASH", "RANGE"])
    return [key["AttributeName"] for key in described["KeySchema"]]


def _carried(projection: dict[str, Any]) -> str | list[str]:
    if projection["ProjectionType"] == "INCLUDE":
        return list(projection["NonKeyAttributes"])
    return str(projection["ProjectionType"])
