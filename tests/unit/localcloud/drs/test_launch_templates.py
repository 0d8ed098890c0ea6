"""The launch configuration template of an account."""

import pytest

from localcloud.drs.enrolling import enrol
from localcloud.drs.errors import ResourceNotFound, ServiceQuotaExceeded
from localcloud.drs.state import Machine
from tests.support.simulated_drs import LINUX, Simulation

UNKNOWN = "lct-" + "f" * 17


def a_template(simulation: Simulation, **settings: object) -> str:
    answer = simulation.call("CreateLaunchConfigurationTemplate", **settings)
    return str(answer["launchConfigurationTemplate"]["launchConfigurationTemplateID"])


def test_an_account_has_one_template() -> None:
    simulation = Simulation()
    template_id = a_template(simulation, copyTags=True, tags={"Owner": "ops"})

    with pytest.raises(ServiceQuotaExceeded) as refused:
        a_template(simulation)

    [found] = simulation.call("DescribeLaunchConfigurationTemplates")["items"]
    assert refused.value.fields["quotaCode"] == "L-1F3FAE4D"
    assert found["launchConfigurationTemplateID"] == template_id
    assert (found["copyTags"], found["tags"]) == (True, {"Owner": "ops"})


def test_what_a_change_does_not_name_stays() -> None:
    simulation = Simulation()
    template_id = a_template(simulation, copyTags=True, licensing={"osByol": True})

    simulation.call(
        "UpdateLaunchConfigurationTemplate",
        launchConfigurationTemplateID=template_id,
        copyPrivateIp=True,
    )

    [found] = simulation.call("DescribeLaunchConfigurationTemplates")["items"]
    assert (found["copyTags"], found["copyPrivateIp"]) == (True, True)
    assert found["licensing"] == {"osByol": True}


def test_a_new_server_starts_with_the_template_and_its_actions() -> None:
    simulation = Simulation()
    template_id = a_template(simulation, launchDisposition="STOPPED", postLaunchEnabled=True)
    simulation.call(
        "PutLaunchAction",
        resourceId=template_id,
        actionId="11111111-1111-1111-1111-111111111111",
        actionCode="AWS-RunShellScript",
        actionVersion="$DEFAULT",
        name="hello",
        description="",
        category="OTHER",
        order=2,
        active=True,
        optional=True,
    )

    server = enrol(simulation.world, simulation.place, Machine("db-1", LINUX))

    actions = simulation.call("ListLaunchActions", resourceId=server.source_server_id)["items"]
    assert server.launch_configuration.launch_disposition == "STOPPED"
    assert [action["name"] for action in actions] == ["hello"]


def test_a_deleted_template_makes_room_for_another() -> None:
    simulation = Simulation()
    template_id = a_template(simulation)

    simulation.call("DeleteLaunchConfigurationTemplate", launchConfigurationTemplateID=template_id)

    assert simulation.call("DescribeLaunchConfigurationTemplates") == {"items": []}
    assert a_template(simulation) != template_id


def test_an_unknown_template_is_not_found() -> None:
    simulation = Simulation()
    named = {"launchConfigurationTemplateID": UNKNOWN}

    for operation in ("Update", "Delete"):
        with pytest.raises(ResourceNotFound):
            simulation.call(f"{operation}LaunchConfigurationTemplate", **named)
    with pytest.raises(ResourceNotFound):
        simulation.call(
            "DescribeLaunchConfigurationTemplates", launchConfigurationTemplateIDs=[UNKNOWN]
        )
