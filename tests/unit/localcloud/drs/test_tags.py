"""Tags of DRS resources."""

import pytest

from localcloud.drs.errors import ResourceNotFound, ValidationFailed
from tests.support.simulated_drs import ACCOUNT, REGION, STAGING_ACCOUNT, Simulation


def arn_of(kind: str, resource_id: str, account: str = ACCOUNT) -> str:
    return f"arn:aws:drs:{REGION}:{account}:{kind}/{resource_id}"


def test_tags_are_added_overwritten_and_removed() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1, tags={"Name": "db", "Wave": "1"})
    arn = arn_of("source-server", server_id)

    simulation.call("TagResource", resourceArn=arn, tags={"Wave": "2", "Owner": "ops"})
    simulation.call("UntagResource", resourceArn=arn, tagKeys=["Name", "never there"])

    listed = simulation.call("ListTagsForResource", resourceArn=arn)
    assert listed == {"tags": {"Wave": "2", "Owner": "ops"}}
    assert simulation.server(server_id)["tags"] == {"Wave": "2", "Owner": "ops"}


def test_jobs_instances_and_templates_have_tags_too() -> None:
    simulation = Simulation()
    job_id = simulation.launched(*simulation.add_servers(1))
    [instance] = simulation.instances()
    template = simulation.call("CreateLaunchConfigurationTemplate")["launchConfigurationTemplate"]
    arns = [arn_of("job", job_id), instance["arn"], template["arn"]]

    for arn in arns:
        simulation.call("TagResource", resourceArn=arn, tags={"Plan": "p-1"})

    for arn in arns:
        assert simulation.call("ListTagsForResource", resourceArn=arn)["tags"]["Plan"] == "p-1"


def test_a_resource_has_at_most_fifty_tags() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1, tags={f"key-{number}": "" for number in range(49)})
    arn = arn_of("source-server", server_id)

    simulation.call("TagResource", resourceArn=arn, tags={"key-0": "again", "fiftieth": ""})

    with pytest.raises(ValidationFailed):
        simulation.call("TagResource", resourceArn=arn, tags={"one too many": ""})


@pytest.mark.parametrize("key", ["", "aws:name", "AWS:Name"])
def test_some_keys_are_not_for_users(key: str) -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)

    with pytest.raises(ValidationFailed):
        simulation.call(
            "TagResource", resourceArn=arn_of("source-server", server_id), tags={key: "value"}
        )


def test_what_is_elsewhere_or_nowhere_is_not_found() -> None:
    simulation = Simulation()
    [server_id] = simulation.add_servers(1)
    arns = [
        arn_of("source-server", "s-" + "f" * 17),
        arn_of("source-server", server_id, account=STAGING_ACCOUNT),
        arn_of("source-network", "sn-" + "f" * 17),
    ]

    for arn in arns:
        with pytest.raises(ResourceNotFound):
            simulation.call("ListTagsForResource", resourceArn=arn)


def test_an_arn_of_another_service_is_not_valid() -> None:
    with pytest.raises(ValidationFailed):
        Simulation().call("ListTagsForResource", resourceArn="arn:aws:s3:::a-bucket-of-mine")
