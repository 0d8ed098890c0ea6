"""Launch templates: versions, what they take over, and which one counts."""

import pytest

from localcloud.ec2 import templates
from localcloud.ec2.errors import Ec2Refusal
from localcloud.ec2.state import LaunchTemplate
from tests.support.simulated_machines import Machines


def a_template(machines: Machines, **data: object) -> LaunchTemplate:
    return templates.create_for_server(machines.world, machines.place, "s-1", data)


def add_version(machines: Machines, template: LaunchTemplate, **request: object) -> int:
    named = {"LaunchTemplateId": template.template_id, **request}
    answer = templates.create_launch_template_version(machines.world, machines.place, named)
    return int(answer["LaunchTemplateVersion"]["VersionNumber"])


def test_the_template_of_a_server_has_the_tags_of_drs() -> None:
    machines = Machines()

    template = a_template(machines, InstanceType="m5.large")

    assert template.tags["AWSElasticDisasterRecoveryManaged"] == "drs.amazonaws.com"
    assert template.tags["AWSElasticDisasterRecoverySourceServerID"] == "s-1"
    assert template.default.data == {"InstanceType": "m5.large"}


def test_a_version_takes_over_what_its_source_says_and_it_does_not() -> None:
    machines = Machines()
    template = a_template(machines, InstanceType="m5.large", EbsOptimized=True)

    data = {"InstanceType": "r5.large"}
    number = add_version(machines, template, SourceVersion="1", LaunchTemplateData=data)

    merged = template.versions[number].data
    assert merged == {"InstanceType": "r5.large", "EbsOptimized": True}


def test_a_version_without_a_source_begins_empty() -> None:
    machines = Machines()
    template = a_template(machines, InstanceType="m5.large")

    number = add_version(machines, template, LaunchTemplateData={"EbsOptimized": True})

    assert template.versions[number].data == {"EbsOptimized": True}


def test_a_repeated_client_token_makes_no_second_version() -> None:
    machines = Machines()
    template = a_template(machines, InstanceType="m5.large")

    data = {"EbsOptimized": True}
    numbers = [
        add_version(machines, template, ClientToken=token, LaunchTemplateData=data)
        for token in ("first", "first", "second")
    ]

    assert numbers == [2, 2, 3]
    assert template.latest_number == 3


def test_a_new_version_counts_only_once_it_is_the_default() -> None:
    machines = Machines()
    template = a_template(machines, InstanceType="m5.large")
    add_version(machines, template, LaunchTemplateData={"InstanceType": "c5.large"})
    before = template.default.data["InstanceType"]

    wanted = {"LaunchTemplateId": template.template_id, "DefaultVersion": "2"}
    answer = templates.modify_launch_template(machines.place, wanted)

    assert (before, template.default.data["InstanceType"]) == ("m5.large", "c5.large")
    assert answer["LaunchTemplate"]["DefaultVersionNumber"] == 2


@pytest.mark.parametrize(("wanted", "number"), [("$Default", 1), ("$Latest", 2), ("2", 2)])
def test_versions_are_found_by_number_and_by_role(wanted: str, number: int) -> None:
    machines = Machines()
    template = a_template(machines)
    add_version(machines, template, LaunchTemplateData={}, VersionDescription="second")

    request = {"LaunchTemplateId": template.template_id, "Versions": [wanted]}
    answer = templates.describe_launch_template_versions(machines.place, request)

    assert [each["VersionNumber"] for each in answer["LaunchTemplateVersions"]] == [number]


def test_all_versions_are_described_newest_first() -> None:
    machines = Machines()
    template = a_template(machines)
    add_version(machines, template, LaunchTemplateData={}, VersionDescription="second")

    request = {"LaunchTemplateName": template.name}
    answer = templates.describe_launch_template_versions(machines.place, request)

    found = answer["LaunchTemplateVersions"]
    assert [(each["VersionNumber"], each["DefaultVersion"]) for each in found] == [
        (2, False),
        (1, True),
    ]
    assert found[0]["VersionDescription"] == "second"


def test_templates_are_described_by_id_by_name_or_all() -> None:
    machines = Machines()
    first = a_template(machines)
    second = templates.create_for_server(machines.world, machines.place, "s-2", {})

    asked = [
        {"LaunchTemplateIds": [first.template_id]},
        {"LaunchTemplateNames": [second.name]},
        {},
    ]
    found = [templates.describe_launch_templates(machines.place, each) for each in asked]

    ids = [[each["LaunchTemplateId"] for each in one["LaunchTemplates"]] for one in found]
    assert ids == [
        [first.template_id],
        [second.template_id],
        [first.template_id, second.template_id],
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tag:AWSElasticDisasterRecoverySourceServerID", "s-1"),
        ("tag-key", "AWSElasticDisasterRecoveryManaged"),
        ("launch-template-name", "created-and-used-by-drs-s-1"),
    ],
)
def test_templates_are_found_by_filters(name: str, value: str) -> None:
    machines = Machines()
    template = a_template(machines)

    found, none = (
        templates.describe_launch_templates(
            machines.place, {"Filters": [{"Name": name, "Values": [each]}]}
        )["LaunchTemplates"]
        for each in (value, "something-else")
    )

    assert [each["LaunchTemplateId"] for each in found] == [template.template_id]
    assert none == []


def test_an_unknown_filter_is_refused() -> None:
    machines = Machines()
    a_template(machines)

    request = {"Filters": [{"Name": "colour", "Values": ["blue"]}]}
    with pytest.raises(Ec2Refusal, match="The filter 'colour' is invalid"):
        templates.describe_launch_templates(machines.place, request)


def test_the_default_versions_of_all_templates_are_described_at_once() -> None:
    machines = Machines()
    first = a_template(machines)
    second = templates.create_for_server(machines.world, machines.place, "s-2", {})

    request = {"Versions": ["$Default"]}
    answer = templates.describe_launch_template_versions(machines.place, request)

    found = [each["LaunchTemplateId"] for each in answer["LaunchTemplateVersions"]]
    assert found == [first.template_id, second.template_id]


def test_a_template_can_be_deleted_behind_the_back_of_drs() -> None:
    machines = Machines()
    template = a_template(machines)

    templates.delete_launch_template(machines.place, {"LaunchTemplateId": template.template_id})

    assert machines.place.ec2.templates == {}


def test_the_default_version_cannot_be_deleted() -> None:
    machines = Machines()
    template = a_template(machines)
    add_version(machines, template, LaunchTemplateData={})

    request = {"LaunchTemplateId": template.template_id, "Versions": ["1", "2", "7"]}
    answer = templates.delete_launch_template_versions(machines.place, request)

    gone = answer["SuccessfullyDeletedLaunchTemplateVersions"]
    kept = answer["UnsuccessfullyDeletedLaunchTemplateVersions"]
    assert [each["VersionNumber"] for each in gone] == [2]
    assert [(each["VersionNumber"], each["ResponseError"]["Code"]) for each in kept] == [
        (1, "unexpectedError"),
        (7, "launchTemplateVersionDoesNotExist"),
    ]


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"LaunchTemplateId": "lt-unknown"}, "InvalidLaunchTemplateId.NotFound"),
        ({"LaunchTemplateName": "unknown"}, "InvalidLaunchTemplateName.NotFoundException"),
    ],
)
def test_an_unknown_template_is_refused(request_: dict[str, str], code: str) -> None:
    machines = Machines()

    with pytest.raises(Ec2Refusal) as refused:
        templates.describe_launch_template_versions(machines.place, request_)

    assert refused.value.code == code


def test_an_unknown_version_is_refused() -> None:
    machines = Machines()
    template = a_template(machines)

    with pytest.raises(Ec2Refusal, match="VersionNotFound"):
        add_version(machines, template, SourceVersion="9", LaunchTemplateData={})
