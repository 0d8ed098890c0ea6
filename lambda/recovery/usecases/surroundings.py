"""Documents, subnets and quotas of the places of a plan; what can't be read is told, not fatal."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from recovery.domain.errors import LocationUnreachable
from recovery.domain.inventory import DocumentAt, Part, Subnet, Unread
from recovery.domain.limits import Limits, LocationLimits
from recovery.domain.planning.references import References
from recovery.domain.value import Location
from recovery.ports.estate import Blind
from recovery.ports.product import Ports


@dataclass
class Surroundings:
    """Filled place by place."""

    documents: list[DocumentAt] = field(default_factory=list)
    subnets: list[Subnet] = field(default_factory=list)
    limits: list[LocationLimits] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def surroundings_of(
    ports: Ports, wanted: Mapping[Location, References], recovering: Collection[Location]
) -> Surroundings:
    """Quotas only of the places that recover servers."""
    found = Surroundings()
    for location, named in wanted.items():
        if named.documents:
            _read_documents(ports, location, named, found)
        if named.subnet_ids:
            _read_subnets(ports, location, named, found)
    _read_limits(ports, recovering, found)
    return found


def limits_of(found: Surroundings) -> Limits:
    return Limits(known=tuple(found.limits))


def _read_documents(
    ports: Ports, location: Location, named: References, found: Surroundings
) -> None:
    try:
        names = ports.surroundings.documents(location, named.documents)
    except LocationUnreachable as error:
        found.unread.append(_unread(location, Part.DOCUMENTS, error))
    else:
        found.documents.extend(DocumentAt(location=location, name=name) for name in sorted(names))


def _read_subnets(ports: Ports, location: Location, named: References, found: Surroundings) -> None:
    try:
        found.subnets.extend(ports.surroundings.subnets(location, named.subnet_ids))
    except LocationUnreachable as error:
        found.unread.append(_unread(location, Part.SUBNETS, error))


def _read_limits(ports: Ports, locations: Collection[Location], found: Surroundings) -> None:
    for location, read in ports.quotas.of_all(locations).items():
        if isinstance(read, Blind):
            reason = f"Account {location.account_id} in {location.region}: {read.reason}"
            found.unread.append(Unread(location=location, part=Part.QUOTAS, reason=reason))
        else:
            found.limits.append(LocationLimits(location=location, limits=read.limits))


def _unread(location: Location, part: Part, error: LocationUnreachable) -> Unread:
    return Unread(location=location, part=part, reason=f"{error}")
