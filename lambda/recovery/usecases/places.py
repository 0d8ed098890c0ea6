"""The accounts and Regions that are registered: nothing else is ever looked at."""

from recovery.domain.errors import Unknown
from recovery.domain.value import AccountId, Location, RegionName, Value
from recovery.ports.product import Ports


class PlaceQuery(Value):
    """Every registered account and Region where nothing is stated."""

    account_id: AccountId | None = None
    region: RegionName | None = None


def registered_places(ports: Ports, query: PlaceQuery) -> tuple[Location, ...]:
    """Raises Unknown for an account that is not registered."""
    accounts = [record.account for record in ports.accounts.all()]
    wanted = [one for one in accounts if query.account_id in {None, one.account_id}]
    if query.account_id and not wanted:
        raise Unknown("registered account", query.account_id)
    return tuple(
        Location(account_id=account.account_id, region=region)
        for account in wanted
        for region in account.regions
        if query.region in {None, region}
    )


def registered_place(ports: Ports, account_id: AccountId, region: RegionName) -> Location:
    place = Location(account_id=account_id, region=region)
    if not is_registered(ports, place):
        raise Unknown("registered account and Region", f"{place}")
    return place


def is_registered(ports: Ports, place: Location) -> bool:
    record = ports.accounts.find(place.account_id)
    return record is not None and place.region in record.account.regions
