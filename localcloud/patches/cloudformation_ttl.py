"""``TimeToLiveSpecification`` of a table takes effect; MiniStack ignores it.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
"""

from typing import Any

from ministack.services import dynamodb
from ministack.services.cloudformation import provisioners

from localcloud.patches.upstream import relies_on


def apply() -> None:
    relies_on(provisioners._ddb_create, "def _ddb_create(logical_id, props, stack_name):")
    relies_on(
        provisioners._ddb_update,
        "def _ddb_update(physical_id, old_props, new_props, stack_name, logical_id=None):",
    )
    relies_on(dynamodb._update_ttl, 'spec.get("Enabled", False)')
    handlers = provisioners._RESOURCE_HANDLERS["AWS::DynamoDB::Table"]
    create, update = handlers["create"], handlers["update"]

    def create_table(logical_id: str, properties: Any, stack: str) -> Any:
        return _with_expiry(create(logical_id, properties, stack), properties)

    def update_table(physical_id: str, old: Any, new: Any, *rest: Any) -> Any:
        return _with_expiry(update(physical_id, old, new, *rest), new)

    handlers.update(create=create_table, update=update_table)


def _with_expiry(made: tuple[str, Any], properties: Any) -> tuple[str, Any]:
    """``made`` is the table's name and its attributes."""
    if wanted := properties.get("TimeToLiveSpecification"):
        is_enabled = str(wanted.get("Enabled", "")).lower() == "true"
        specification = {"Enabled": is_enabled, "AttributeName": wanted.get("AttributeName")}
        dynamodb._update_ttl({"TableName": made[0], "TimeToLiveSpecification": specification})
    return made
