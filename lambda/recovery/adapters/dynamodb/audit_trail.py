"""The audit trail: by entity, by actor, or by time."""

from recovery.adapters.dynamodb.attributes import Plain
from recovery.adapters.dynamodb.audit_items import LISTED, entity_key, record_from
from recovery.adapters.dynamodb.expressions import Expression, wording
from recovery.adapters.dynamodb.lists import Listing, span
from recovery.adapters.dynamodb.table import Client, Table
from recovery.domain.audit import AuditRecord
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.paging import Page, PageRequest


class DynamoAuditTrail:
    def __init__(self, client: Client, *, audit_table: str) -> None:
        self._table = Table(client, audit_table)

    def page(self, query: AuditQuery, request: PageRequest) -> Page[AuditRecord]:
        attribute, value, index = _place(query)
        between = f"#{attribute} = :{attribute} AND #sk BETWEEN :since AND :until"
        bounds = {attribute: value, **span(query.since, query.until)}
        asked = {
            **index,
            **wording(
                KeyConditionExpression=Expression(between, bounds),
                FilterExpression=_rest(query, but=attribute),
            ),
            "ScanIndexForward": False,
        }
        keys = tuple(dict.fromkeys(("entity", "sk", attribute)))
        listing = Listing(self._table, f"audit {query.model_dump_json()}", keys, asked)
        items, token = listing.page(request)
        return Page(items=tuple(record_from(item) for item in items), next_token=token)


def _place(query: AuditQuery) -> tuple[str, str, dict[str, str]]:
    """What finds the fewest records that are not asked for."""
    if query.kind and query.entity_id:
        return "entity", entity_key(query.kind, query.entity_id), {}
    if query.user_id:
        return "userId", query.user_id, {"IndexName": "ActorIndex"}
    return "listed", LISTED, {"IndexName": "TimeIndex"}


def _rest(query: AuditQuery, *, but: str) -> Expression | None:
    wanted = {"kind": query.kind, "userId": query.user_id}
    values: dict[str, Plain] = {
        name: value for name, value in wanted.items() if value and name != but
    }
    if but == "entity":
        values.pop("kind", None)
    text = " AND ".join(f"#{name} = :{name}" for name in values)
    return Expression(text, values) if values else None
