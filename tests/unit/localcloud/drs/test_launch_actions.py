"""SSM documents that run after a launch."""

from typing import Any

import pytest

from localcloud.drs.errors import (
    AccessDenied,
    Conflict,
    ResourceNotFound,
    ServiceQuotaExceeded,
    ValidationFailed,
)
from localcloud.ssm.state import Document
from tests.support.simulated_drs import ACCOUNT, NOON, Simulation


def action_id(number: int) -> str:
    return f"{number:08x}-0000-0000-0000-000000000000"


def put(
    simulation: Simulation, resource_id: str, order: int, **stated: object
) -> dict[str, Any]:  # as JSON
    request: dict[str, object] = {
        "actionId": action_id(order),
        "actionCode": "AWS-RunShellScript",
        "actionVersion": "$DEFAULT",
        "name": f"action {order}",
        "description": "",
        "category": "VALIDATION",
        "active": True,
        "optional": False,
    }
    return simulation.call(
        "PutLaunchAction", resourceId=resource_id, order=order, **{**request, **stated}
    )


def test_actions_are_listed_in_the_order_in_which_they_run() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    for order in (30, 2, 10):
        put(simulation, server_id, order)

    found = simulation.call("ListLaunchActions", resourceId=server_id)["items"]

    assert [action["order"] for action in found] == [2, 10, 30]


def test_a_list_can_be_narrowed_to_some_actions() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    for order in (2, 3):
        put(simulation, server_id, order)

    found = simulation.call(
        "ListLaunchActions", resourceId=server_id, filters={"actionIds": [action_id(3)]}
    )

    assert [action["order"] for action in found["items"]] == [3]


def test_put_again_replaces_the_action() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    put(simulation, server_id, 2)

    put(simulation, server_id, 5, actionId=action_id(2), optional=True)

    [found] = simulation.call("ListLaunchActions", resourceId=server_id)["items"]
    assert (found["order"], found["optional"]) == (5, True)


def test_two_actions_cannot_have_the_same_place_in_the_order() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    put(simulation, server_id, 2)

    with pytest.raises(Conflict):
        put(simulation, server_id, 2, actionId=action_id(3))


def test_the_kind_of_the_document_is_the_kind_of_the_action() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    simulation.place.ssm.documents["Failover"] = Document("Failover", "Automation", ACCOUNT, NOON)
    arn = f"arn:aws:ssm:us-west-2:{ACCOUNT}:document/Failover"

    command = put(simulation, server_id, 2)
    automation = put(simulation, server_id, 3, actionCode=arn)

    assert (command["type"], automation["type"]) == ("SSM_COMMAND", "SSM_AUTOMATION")


def test_a_document_that_does_not_exist_is_refused() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)

    with pytest.raises(ValidationFailed, match="Nowhere"):
        put(simulation, server_id, 2, actionCode="Nowhere")


def test_a_resource_has_so_many_actions_and_no_more() -> None:
    simulation = Simulation()
    simulation.place.quotas["L-0588D03B"] = 2
    [server_id] = simulation.add_servers(1)
    for order in (2, 3, 3):
        put(simulation, server_id, order)

    with pytest.raises(ServiceQuotaExceeded):
        put(simulation, server_id, 4)


def test_a_deleted_action_is_gone_and_cannot_be_deleted_again() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    put(simulation, server_id, 2)
    named = {"resourceId": server_id, "actionId": action_id(2)}

    simulation.call("DeleteLaunchAction", **named)

    assert simulation.call("ListLaunchActions", resourceId=server_id) == {"items": []}
    with pytest.raises(ResourceNotFound):
        simulation.call("DeleteLaunchAction", **named)


@pytest.mark.parametrize("resource_id", ["s-" + "f" * 17, "lct-" + "f" * 17])
def test_what_does_not_exist_has_no_actions(resource_id: str) -> None:
    with pytest.raises(ResourceNotFound):
        put(Simulation(), resource_id, 2)


def test_who_may_not_describe_documents_may_not_put_an_action() -> None:
    simulation = Simulation(allows=lambda action, _resource: action != "ssm:DescribeDocument")
    [server_id] = simulation.add_servers(1)

    with pytest.raises(AccessDenied):
        put(simulation, server_id, 2)
