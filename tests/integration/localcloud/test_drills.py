"""DRS and its neighbours over HTTP: a drill from StartRecovery to the command on the instance."""

import json
from datetime import datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError, ConnectionClosedError

from tests.support.running_cloud import Credentials, RunningCloud, until
from tests.support.workshop import Json, Workshop, allowing

STORING = """
    import boto3, json, os
    def handler(event, context):
        item = {"id": {"S": event["detail"]["job-id"]}, "event": {"S": json.dumps(event)}}
        boto3.client("dynamodb").put_item(TableName=os.environ["TABLE"], Item=item)
"""


class Drills:
    """What an operator does with the servers of the world."""

    def __init__(self, drs: Any) -> None:  # noqa: ANN401  boto3 makes its clients from data
        self.drs = drs

    def server(self, hostname: str) -> str:
        """Its source server id."""
        return next(
            str(each["sourceServerID"])
            for each in self.drs.describe_source_servers(filters={})["items"]
            if each["sourceProperties"]["identificationHints"]["hostname"] == hostname
        )

    def start(self, *servers: str) -> str:
        named = [{"sourceServerID": each} for each in servers]
        return str(self.drs.start_recovery(isDrill=True, sourceServers=named)["job"]["jobID"])

    def ended(self, job: str) -> Json:
        def over() -> Json:
            found = self.drs.describe_jobs(filters={"jobIDs": [job]})["items"][0]
            return found if found["status"] == "COMPLETED" else None

        return until(over, seconds=20)

    def launched(self, *servers: str) -> list[str]:
        """EC2 instances of a drill of these."""
        self.ended(self.start(*servers))
        found = self.drs.describe_recovery_instances(filters={"sourceServerIDs": list(servers)})
        return [str(each["ec2InstanceID"]) for each in found["items"]]


@pytest.fixture
def drills(clear_cloud: RunningCloud) -> Drills:
    return Drills(clear_cloud.client("drs"))


def instances(workshop: Workshop, *ids: str) -> list[Json]:
    found = workshop.client("ec2").describe_instances(InstanceIds=list(ids))["Reservations"]
    return [instance for each in found for instance in each["Instances"]]


def state(workshop: Workshop, instance: str) -> str:
    return str(instances(workshop, instance)[0]["State"]["Name"])


def session(workshop: Workshop, policy: Json) -> Credentials:
    given = workshop.client("sts").assume_role(
        RoleArn=workshop.role(policy), RoleSessionName="operator"
    )["Credentials"]
    return Credentials(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])


def test_a_drill_takes_minutes_of_simulated_and_seconds_of_real_time(drills: Drills) -> None:
    job = drills.ended(drills.start(drills.server("sf-web-01")))

    began, ended = (datetime.fromisoformat(job[field]) for field in _TIMES)
    assert 300 < (ended - began).total_seconds() < 3600
    assert job["participatingServers"][0]["launchStatus"] == "LAUNCHED"


def test_a_launch_is_an_event_that_reaches_a_function(workshop: Workshop, drills: Drills) -> None:
    table = workshop.table()
    function = workshop.function(STORING, variables={"TABLE": table})
    workshop.client("lambda").add_permission(
        FunctionName=function,
        StatementId="rule",
        Action="lambda:InvokeFunction",
        Principal="events.amazonaws.com",
    )
    events = workshop.client("events")
    events.put_rule(Name="launches", EventPattern='{"source": ["aws.drs"]}')
    events.put_targets(Rule="launches", Targets=[{"Id": "function", "Arn": function}])

    job = drills.ended(drills.start(drills.server("sf-web-01")))

    stored = until(lambda: workshop.item(table, job["jobID"]))
    event = json.loads(stored["event"]["S"])
    assert event["detail-type"] == "DRS Source Server Launch Result"
    assert event["detail"]["state"] == "RECOVERY_LAUNCH_SUCCEEDED"
    began, ended, emitted = map(
        datetime.fromisoformat, (job["creationDateTime"], job["endDateTime"], event["time"])
    )
    assert began <= emitted <= ended


def test_what_was_launched_is_described_checked_and_stopped_by_ec2(
    workshop: Workshop, drills: Drills
) -> None:
    (instance,) = drills.launched(drills.server("sf-web-02"))
    ec2 = workshop.client("ec2")

    (found,) = instances(workshop, instance)
    checks = until(lambda: _checked(workshop, instance))
    stopping = ec2.stop_instances(InstanceIds=[instance])["StoppingInstances"][0]
    stopped = until(lambda: state(workshop, instance) == "stopped")

    assert found["PrivateIpAddress"].startswith("10.40.")
    assert {tag["Key"]: tag["Value"] for tag in found["Tags"]}["Name"] == "sf-web-02"
    assert checks["SystemStatus"]["Status"] == "ok"
    assert stopping["CurrentState"]["Name"] == "stopping"
    assert stopped


def test_an_instance_is_found_by_a_tag_that_it_was_given_later(
    workshop: Workshop, drills: Drills
) -> None:
    (instance,) = drills.launched(drills.server("sf-web-02"))
    ec2 = workshop.client("ec2")

    ec2.create_tags(Resources=[instance], Tags=[{"Key": "Checked", "Value": "yes"}])

    wanted = [{"Name": "tag:Checked", "Values": ["yes"]}]
    (found,) = ec2.describe_instances(Filters=wanted)["Reservations"]
    assert found["Instances"][0]["InstanceId"] == instance


def test_terminating_recovery_instances_ends_them_in_ec2(
    workshop: Workshop, drills: Drills
) -> None:
    server = drills.server("sf-web-01")
    (instance,) = drills.launched(server)
    found = drills.drs.describe_recovery_instances(filters={"sourceServerIDs": [server]})["items"]

    job = drills.drs.terminate_recovery_instances(
        recoveryInstanceIDs=[each["recoveryInstanceID"] for each in found]
    )["job"]

    assert drills.ended(job["jobID"])["type"] == "TERMINATE"
    assert state(workshop, instance) == "terminated"


def test_a_command_runs_on_what_was_launched(workshop: Workshop, drills: Drills) -> None:
    (instance,) = drills.launched(drills.server("sf-web-01"))
    systems = workshop.client("ssm")
    wanted = [{"Key": "InstanceIds", "Values": [instance]}]
    until(lambda: systems.describe_instance_information(Filters=wanted)["InstanceInformationList"])

    sent = systems.send_command(
        InstanceIds=[instance],
        DocumentName="AWS-RunShellScript",
        Parameters={"commands": ["uptime"]},
    )["Command"]["CommandId"]

    assert until(lambda: _invocation(systems, sent, instance))["Status"] == "Success"


def test_the_template_of_a_server_is_changed_through_ec2(
    workshop: Workshop, drills: Drills
) -> None:
    server, ec2 = drills.server("sf-web-02"), workshop.client("ec2")
    settings = drills.drs.get_launch_configuration(sourceServerID=server)
    template = settings["ec2LaunchTemplateID"]

    drills.drs.update_launch_configuration(
        sourceServerID=server, targetInstanceTypeRightSizingMethod="NONE"
    )
    version = ec2.create_launch_template_version(
        LaunchTemplateId=template,
        SourceVersion="$Default",
        LaunchTemplateData={"InstanceType": "m5.4xlarge"},
    )["LaunchTemplateVersion"]["VersionNumber"]
    ec2.modify_launch_template(LaunchTemplateId=template, DefaultVersion=str(version))

    found = ec2.describe_launch_template_versions(LaunchTemplateId=template, Versions=["$Default"])[
        "LaunchTemplateVersions"
    ][0]
    (instance,) = drills.launched(server)
    assert found["LaunchTemplateData"]["InstanceType"] == "m5.4xlarge"
    assert instances(workshop, instance)[0]["InstanceType"] == "m5.4xlarge"


def test_quotas_of_drs_are_listed(workshop: Workshop) -> None:
    quotas = workshop.client("service-quotas").list_service_quotas(ServiceCode="drs")["Quotas"]

    assert "L-D88FAC3A" in {quota["QuotaCode"] for quota in quotas}


def test_a_lost_answer_breaks_the_connection_after_the_work_is_done(
    clear_cloud: RunningCloud, drills: Drills
) -> None:
    server = drills.server("sf-app-01")
    fault = {"kind": "lost_reply", "operation": "StartRecovery", "times": 1}
    clear_cloud.ask("POST", "faults", fault)

    with pytest.raises(ConnectionClosedError):
        drills.start(server)

    jobs = drills.drs.describe_jobs(filters={})["items"]
    busy = [each["sourceServerID"] for job in jobs for each in job["participatingServers"]]
    assert server in busy


def test_a_fault_strikes_while_it_is_in_force(clear_cloud: RunningCloud, drills: Drills) -> None:
    number = clear_cloud.ask("POST", "faults", {"kind": "throttle"})["number"]

    with pytest.raises(ClientError, match="ThrottlingException"):
        drills.drs.describe_jobs(filters={})
    listed = clear_cloud.ask("GET", "faults")
    clear_cloud.ask("DELETE", "faults", {"number": number})

    assert listed == {str(number): {"kind": "throttle", "burst": 1}}
    assert drills.drs.describe_jobs(filters={})


def test_who_lacks_a_permission_that_drs_forwards_gets_failed_servers(
    workshop: Workshop, drills: Drills
) -> None:
    server = drills.server("sf-web-01")
    poor = session(workshop, allowing("drs:*"))
    theirs = Drills(workshop.cloud.client("drs", credentials=poor))

    job = theirs.ended(theirs.start(server))

    assert job["participatingServers"][0]["launchStatus"] == "FAILED"


def test_a_policy_for_one_server_is_not_for_two(workshop: Workshop, drills: Drills) -> None:
    mine, other = drills.server("sf-web-01"), drills.server("sf-web-02")
    resource = workshop.arn("drs", f"source-server/{mine}")
    narrow = session(workshop, allowing("drs:StartRecovery", resource=resource))
    theirs = Drills(workshop.cloud.client("drs", credentials=narrow))

    with pytest.raises(ClientError) as refusal:
        theirs.start(mine, other)

    assert refusal.value.response["Error"]["Code"] == "AccessDeniedException"
    assert theirs.start(mine)


def test_a_policy_for_one_document_is_not_for_another(workshop: Workshop) -> None:
    resource = f"arn:aws:ssm:{workshop.region}::document/AWS-RunShellScript"
    narrow = session(workshop, allowing("ssm:SendCommand", resource=[resource, "arn:aws:ec2:*"]))
    systems = workshop.cloud.client("ssm", credentials=narrow)

    def send(document: str) -> str:
        wanted = {"InstanceIds": ["i-00000000000000000"], "DocumentName": document}
        with pytest.raises(ClientError) as refusal:
            systems.send_command(**wanted, Parameters={"commands": ["id"]})
        return str(refusal.value.response["Error"]["Code"])

    assert send("AWS-RunShellScript") == "InvalidInstanceId"
    assert send("AWS-RunPowerShellScript") == "AccessDeniedException"


_TIMES = ("creationDateTime", "endDateTime")


def _checked(workshop: Workshop, instance: str) -> Json:
    found = workshop.client("ec2").describe_instance_status(InstanceIds=[instance])
    (status,) = found["InstanceStatuses"]
    return status if status["InstanceStatus"]["Status"] == "ok" else None


def _invocation(systems: Any, command: str, instance: str) -> Json:  # noqa: ANN401  likewise
    try:
        found = systems.get_command_invocation(CommandId=command, InstanceId=instance)
    except systems.exceptions.InvocationDoesNotExist:
        return None
    return found if found["Status"] not in {"Pending", "InProgress"} else None
