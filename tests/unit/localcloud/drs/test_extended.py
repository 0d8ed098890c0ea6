"""Source servers that replicate in a staging account."""

from typing import Any

import pytest

from localcloud.drs.errors import (
    AccessDenied,
    ResourceNotFound,
    ServiceQuotaExceeded,
    ValidationFailed,
)
from localcloud.drs.state import SourceServer
from tests.support.simulated_drs import ACCOUNT, REGION, STAGING_ACCOUNT, Simulation, a_server


def staged(simulation: Simulation, number: int = 1) -> SourceServer:
    """In a staging account that trusts this one."""
    staging = simulation.world.place(STAGING_ACCOUNT, REGION)
    staging.drs.is_initialized = True
    staging.drs.trusted_accounts.add(ACCOUNT)
    server = a_server(staging, 1000 + number, tags={"Name": "db"})
    staging.drs.source_servers[server.source_server_id] = server
    return server


def extend(simulation: Simulation, arn: str) -> dict[str, Any]:  # as JSON
    answer = simulation.call("CreateExtendedSourceServer", sourceServerArn=arn, tags={"Tier": "1"})
    return dict(answer["sourceServer"])


def extensible(simulation: Simulation) -> list[str]:
    answer = simulation.call("ListExtensibleSourceServers", stagingAccountID=STAGING_ACCOUNT)
    return [item["arn"] for item in answer["items"]]


def test_an_extended_server_is_a_new_one_that_names_what_it_extends() -> None:
    simulation = Simulation()
    source = staged(simulation)

    server = extend(simulation, source.arn)

    assert server["sourceServerID"] != source.source_server_id
    assert server["tags"] == {"Tier": "1"}
    assert server["stagingArea"] == {
        "status": "EXTENDED",
        "stagingAccountID": STAGING_ACCOUNT,
        "stagingSourceServerArn": source.arn,
    }


def test_it_has_the_points_in_time_of_the_staging_server_and_its_troubles() -> None:
    simulation = Simulation()
    source = staged(simulation)
    server_id = extend(simulation, source.arn)["sourceServerID"]
    mine = simulation.call("DescribeRecoverySnapshots", sourceServerID=server_id)["items"]
    theirs = simulation.call(
        "DescribeRecoverySnapshots", STAGING_ACCOUNT, sourceServerID=source.source_server_id
    )["items"]

    source.replication.state = "STALLED"

    info = simulation.server(server_id)["dataReplicationInfo"]
    assert [each["snapshotID"] for each in mine] == [each["snapshotID"] for each in theirs]
    assert info["dataReplicationState"] == "STALLED"


def test_it_can_be_launched_here() -> None:
    simulation = Simulation()
    server_id = extend(simulation, staged(simulation).arn)["sourceServerID"]

    job_id = simulation.launched(server_id)

    assert simulation.statuses(job_id) == {server_id: "LAUNCHED"}


def test_what_is_extended_already_is_not_extensible_any_more() -> None:
    simulation = Simulation()
    first, second = staged(simulation, 1), staged(simulation, 2)
    before = extensible(simulation)

    extend(simulation, first.arn)

    assert before == [first.arn, second.arn]
    assert extensible(simulation) == [second.arn]
    with pytest.raises(ValidationFailed):
        extend(simulation, first.arn)


def test_staging_accounts_are_listed_once_something_is_extended_from_them() -> None:
    simulation = Simulation()
    source = staged(simulation)
    before = simulation.call("ListStagingAccounts")

    extend(simulation, source.arn)

    assert before == {"accounts": []}
    assert simulation.call("ListStagingAccounts") == {"accounts": [{"accountID": STAGING_ACCOUNT}]}


def test_without_the_role_in_the_staging_account_there_is_no_access() -> None:
    simulation = Simulation()
    source = staged(simulation)
    simulation.world.place(STAGING_ACCOUNT, REGION).drs.trusted_accounts.clear()

    with pytest.raises(AccessDenied, match=f"DRSStagingAccountRole_{ACCOUNT}"):
        extend(simulation, source.arn)
    with pytest.raises(AccessDenied):
        extensible(simulation)


def test_deleting_the_staging_server_leaves_the_extension_in_error() -> None:
    simulation = Simulation()
    source = staged(simulation)
    server_id = extend(simulation, source.arn)["sourceServerID"]
    named = {"sourceServerID": source.source_server_id}

    simulation.call("DisconnectSourceServer", STAGING_ACCOUNT, **named)
    simulation.call("DeleteSourceServer", STAGING_ACCOUNT, **named)

    staging_area = simulation.server(server_id)["stagingArea"]
    assert staging_area["status"] == "EXTENSION_ERROR"
    assert source.arn in staging_area["errorMessage"]


def test_deleting_the_extension_leaves_the_staging_server_alone() -> None:
    simulation = Simulation()
    source = staged(simulation)
    server_id = extend(simulation, source.arn)["sourceServerID"]

    simulation.call("DeleteSourceServer", sourceServerID=server_id)

    assert extensible(simulation) == [source.arn]
    assert source.replication.state == "CONTINUOUS"


@pytest.mark.parametrize(
    "arn",
    [
        f"arn:aws:drs:eu-west-1:{STAGING_ACCOUNT}:source-server/s-{'1' * 17}",
        f"arn:aws:drs:{REGION}:{ACCOUNT}:source-server/s-{'1' * 17}",
    ],
)
def test_the_staging_server_is_in_another_account_of_the_same_region(arn: str) -> None:
    with pytest.raises(ValidationFailed):
        extend(Simulation(), arn)


def test_an_extension_cannot_be_extended() -> None:
    simulation = Simulation()
    source = staged(simulation)
    source.staging.status = "EXTENDED"

    assert extensible(simulation) == []
    with pytest.raises(ValidationFailed):
        extend(simulation, source.arn)


def test_an_unknown_staging_server_is_not_found() -> None:
    simulation = Simulation()
    staged(simulation)

    with pytest.raises(ResourceNotFound):
        extend(simulation, f"arn:aws:drs:{REGION}:{STAGING_ACCOUNT}:source-server/s-{'f' * 17}")


def test_an_account_has_so_many_source_servers_and_no_more() -> None:
    simulation = Simulation()
    simulation.place.quotas["L-E28BE5E0"] = 1
    simulation.add_servers(1)

    with pytest.raises(ServiceQuotaExceeded):
        extend(simulation, staged(simulation).arn)
