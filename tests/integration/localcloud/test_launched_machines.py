"""What becomes of a launch, over HTTP: EC2 and Systems Manager as boto3 sees them."""

from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support.running_cloud import RunningCloud, running_cloud, until


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    folder = tmp_path_factory.mktemp("launched-machines")
    with running_cloud("--world", "broken", "--speed", "600", folder=folder) as running:
        running.ask("DELETE", "faults")
        yield running


def server_id(cloud: RunningCloud, hostname: str) -> str:
    servers = cloud.client("drs").describe_source_servers()["items"]
    named = {e["sourceProperties"]["identificationHints"]["hostname"]: e for e in servers}
    return str(named[hostname]["sourceServerID"])


def drilled(cloud: RunningCloud, hostname: str) -> Any:  # noqa: ANN401  # as EC2 describes it
    """The instance of a drill that is over."""
    drs, wanted = cloud.client("drs"), server_id(cloud, hostname)
    job = drs.start_recovery(isDrill=True, sourceServers=[{"sourceServerID": wanted}])["job"]

    def completed() -> bool:
        found = drs.describe_jobs(filters={"jobIDs": [job["jobID"]]})["items"]
        return bool(found[0]["status"] == "COMPLETED")

    until(completed, seconds=20)
    instances = drs.describe_recovery_instances(filters={"sourceServerIDs": [wanted]})["items"]
    ids = [each["recoveryInstanceID"] for each in instances]
    found = cloud.client("ec2").describe_instances(InstanceIds=ids)
    return found["Reservations"][0]["Instances"][0]


def online(cloud: RunningCloud, instance_id: str) -> bool:
    filters = [{"Key": "InstanceIds", "Values": [instance_id]}]
    listed = cloud.client("ssm").describe_instance_information(Filters=filters)
    return [each["PingStatus"] for each in listed["InstanceInformationList"]] == ["Online"]


def test_the_network_of_the_world_is_that_of_ec2(cloud: RunningCloud) -> None:
    ec2 = cloud.client("ec2")

    subnets = ec2.describe_subnets()["Subnets"]
    groups = ec2.describe_security_groups()["SecurityGroups"]

    assert [(each["SubnetId"], each["CidrBlock"]) for each in subnets] == [
        ("subnet-0b0b0b0b0b0b00001", "10.150.1.0/24"),
        ("subnet-0b0b0b0b0b0b00002", "10.150.2.0/28"),
    ]
    assert "sg-0b0b0b0b0b0b00001" in {each["GroupId"] for each in groups}


def test_other_places_keep_the_default_network(cloud: RunningCloud) -> None:
    subnets = cloud.client("ec2", region="eu-central-1").describe_subnets()["Subnets"]

    assert {each["CidrBlock"].partition(".")[0] for each in subnets} == {"172"}


def test_a_drill_becomes_a_machine_that_passes_its_checks_and_runs_commands(
    cloud: RunningCloud,
) -> None:
    ec2, ssm = cloud.client("ec2"), cloud.client("ssm")

    instance = drilled(cloud, "healthy")
    instance_id = instance["InstanceId"]
    until(lambda: online(cloud, instance_id), seconds=20)
    parameters = {"commands": ["echo HEALTHY"]}
    sent = ssm.send_command(
        DocumentName="AWS-RunShellScript", InstanceIds=[instance_id], Parameters=parameters
    )
    wanted = {"CommandId": sent["Command"]["CommandId"], "InstanceId": instance_id}
    ssm.get_waiter("command_executed").wait(**wanted, WaiterConfig={"Delay": 1})
    status = ec2.get_waiter("instance_status_ok")
    status.wait(InstanceIds=[instance_id], WaiterConfig={"Delay": 1})

    assert instance["SubnetId"] == "subnet-0b0b0b0b0b0b00001"
    assert ssm.get_command_invocation(**wanted)["StandardOutputContent"] == "HEALTHY\n"


def test_an_automation_changes_what_ec2_describes(cloud: RunningCloud) -> None:
    ec2, ssm = cloud.client("ec2"), cloud.client("ssm")
    instance_id = drilled(cloud, "lagging")["InstanceId"]

    started = ssm.start_automation_execution(
        DocumentName="AWS-StopEC2Instance", Parameters={"InstanceId": [instance_id]}
    )

    def succeeded() -> bool:
        found = ssm.get_automation_execution(AutomationExecutionId=started["AutomationExecutionId"])
        return bool(found["AutomationExecution"]["AutomationExecutionStatus"] == "Success")

    until(succeeded)
    found = ec2.describe_instances(InstanceIds=[instance_id])["Reservations"][0]["Instances"][0]
    assert found["State"]["Name"] == "stopped"


def test_a_subnet_that_is_made_in_ec2_can_be_launched_into(cloud: RunningCloud) -> None:
    drs, ec2 = cloud.client("drs"), cloud.client("ec2")
    vpc_id = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc_id, CidrBlock="10.150.3.0/24")["Subnet"]
    launch = drs.get_launch_configuration(sourceServerID=server_id(cloud, "rescanning"))
    template = {"LaunchTemplateId": launch["ec2LaunchTemplateID"]}
    interface = {"DeviceIndex": 0, "SubnetId": subnet["SubnetId"]}

    ec2.create_launch_template_version(
        **template, SourceVersion="$Latest", LaunchTemplateData={"NetworkInterfaces": [interface]}
    )
    ec2.modify_launch_template(**template, DefaultVersion="$Latest")
    instance = drilled(cloud, "rescanning")

    assert instance["SubnetId"] == subnet["SubnetId"]
    assert instance["PrivateIpAddress"].startswith("10.150.3.")


def test_errors_of_systems_manager_are_the_modelled_ones(cloud: RunningCloud) -> None:
    ssm = cloud.client("ssm")

    with pytest.raises(ssm.exceptions.InvalidDocument, match="does not exist"):
        ssm.get_document(Name="Unknown")
    with pytest.raises(ssm.exceptions.InvalidInstanceId):
        ssm.send_command(DocumentName="AWS-RunShellScript", InstanceIds=["i-0123456789abcdef0"])


def test_parameter_store_is_still_there(cloud: RunningCloud) -> None:
    ssm = cloud.client("ssm")

    ssm.put_parameter(Name="/recovery/test", Value="here", Type="String")

    assert ssm.get_parameter(Name="/recovery/test")["Parameter"]["Value"] == "here"
    with pytest.raises(ClientError, match="ParameterNotFound"):
        ssm.get_parameter(Name="/recovery/unknown")
