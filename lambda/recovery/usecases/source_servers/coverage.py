"""Which servers groups and plans look after at this moment, by lists and by tags."""

from collections.abc import Iterable, Mapping

from recovery.domain.coverage import Coverage, coverage_of, members_of
from recovery.domain.inventory import SourceServer
from recovery.domain.value import ServerId
from recovery.ports.product import Ports
from recovery.ports.records import GroupRecord
from recovery.usecases.configuration.everything import all_groups


def coverage_now(ports: Ports, servers: Iterable[SourceServer]) -> Mapping[ServerId, Coverage]:
    known, records = tuple(servers), tuple(all_groups(ports))
    members = members_of((record.group for record in records), known)
    return coverage_of(known, members, planned_ids(records))


def planned_ids(records: Iterable[GroupRecord]) -> frozenset[str]:
    return frozenset(record.group.group_id for record in records if record.plan_ids)
