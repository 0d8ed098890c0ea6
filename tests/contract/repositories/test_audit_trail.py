"""The audit trail, read by entity, by actor, by kind and by time, the newest first."""

from datetime import timedelta
from itertools import product

import pytest

from recovery.domain.audit import AuditRecord
from recovery.domain.errors import PageTokenInvalid
from recovery.ports.audit_trail import AuditQuery
from recovery.ports.paging import PageRequest
from recovery.ports.records import GroupRecord
from tests.support.builders import EUROPE, NOON, a_tag_group
from tests.support.memory.people import a_person, an_audit_record, saved
from tests.support.repositories import Repositories, keep_places

ACTORS = (a_person(name="Ada").actor, a_person(name="Bob").actor)


@pytest.fixture
def records(kept: Repositories) -> list[AuditRecord]:
    """One a minute: of two kinds, three entities and two people, after that of the account."""
    keep_places(kept, [EUROPE])
    kinds = product((("GROUP", "g-1"), ("GROUP", "g-2"), ("PLAN", "g-1")), ACTORS, range(3))
    made = [
        an_audit_record(
            f"a-{number}",
            at=NOON + timedelta(minutes=number + 1),
            kind=kind,
            entity_id=entity_id,
            actor=actor,
            reason="Because",
            before={"lag": 1.5, "tags": {"tier": "web"}},
        )
        for number, ((kind, entity_id), actor, _) in enumerate(kinds)
    ]
    for record in made:
        group = a_tag_group(record.audit_id, tags={"tier": "web"})
        roster = kept.groups.roster(EUROPE).with_group(group)
        kept.groups.create(GroupRecord(group=group, saved=saved()), roster, record)
    return made


def walked(kept: Repositories, query: AuditQuery, *, limit: int) -> list[AuditRecord]:
    """All pages."""
    page = kept.audit_trail.page(query, PageRequest(limit=limit))
    items = list(page.items)
    while page.next_token:
        page = kept.audit_trail.page(query, PageRequest(limit=limit, token=page.next_token))
        items += page.items
    return items


def fits(record: AuditRecord, query: AuditQuery) -> bool:
    has_entity = query.kind is None or query.entity_id in {None, record.entity_id}
    return (
        has_entity
        and query.kind in {None, record.kind}
        and query.user_id in {None, record.actor.user_id}
        and (query.since is None or query.since <= record.at)
        and (query.until is None or record.at <= query.until)
    )


@pytest.mark.parametrize("limit", [1, 4, 200])
def test_every_combination_of_filters_tells_what_fits_once_and_the_newest_first(
    kept: Repositories, records: list[AuditRecord], limit: int
) -> None:
    choices = product(
        (None, "GROUP", "EXECUTION"),
        (None, "g-1"),
        (None, "u-bob"),
        (None, NOON + timedelta(minutes=4)),
        (None, NOON + timedelta(minutes=15)),
    )
    names = ("kind", "entity_id", "user_id", "since", "until")
    queries = [
        AuditQuery.model_validate(dict(zip(names, chosen, strict=True))) for chosen in choices
    ]

    told = [walked(kept, query, limit=limit) for query in queries]

    mine = [[each for each in listed if each.operation != "seed"] for listed in told]
    assert mine == [[each for each in reversed(records) if fits(each, query)] for query in queries]


def test_a_page_token_belongs_to_its_filters(
    kept: Repositories, records: list[AuditRecord]
) -> None:
    token = kept.audit_trail.page(AuditQuery(), PageRequest(limit=2)).next_token

    with pytest.raises(PageTokenInvalid):
        kept.audit_trail.page(AuditQuery(user_id="u-bob"), PageRequest(limit=2, token=token))

    assert records
