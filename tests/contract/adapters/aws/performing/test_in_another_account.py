"""The engine's hands and eyes through the role of another account, over real requests."""

from datetime import timedelta

import pytest

from recovery.adapters.aws.clock import SystemClock
from recovery.adapters.aws.observing.observer import AwsObserver
from recovery.adapters.aws.performing.documents import AwsDocuments
from recovery.adapters.aws.performing.hands import Hands, hands
from recovery.adapters.aws.performing.launch_settings import AwsLaunchSettingsWriter
from recovery.adapters.aws.performing.notifier import AwsNotifier
from recovery.adapters.aws.performing.recoveries import AwsRecoveries
from recovery.adapters.aws.performing.terminations import AwsTerminations
from recovery.domain.brain.tags import KEY_TAG
from recovery.domain.brain.watch import WatchedJob, WatchedRun
from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    RunCommand,
    StartRecovery,
    TerminateInstances,
)
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.facts import (
    JobObserved,
    JobStatus,
    LaunchStatus,
    Participant,
    RunOutcome,
    SeenInstance,
)
from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.value import Location
from recovery.ports.performing import Notice, RefusedByAws
from tests.support.aws_hub import HERE, AwsHub
from tests.support.memory.world import HUB
from tests.support.running_cloud import until
from tests.support.workshop import Workshop, allowing, unique

SUBSIDIARY = "444455556666"
THERE = Location(account_id=SUBSIDIARY, region="eu-west-1")
ALL = ("drs:*", "ec2:*", "iam:PassRole", "ssm:*")
READING = ("drs:Describe*", "ec2:Describe*")


def hands_of(hub: AwsHub, *actions: str) -> Hands:
    """Into the subsidiary, with a role that may do this."""
    role = hub.role(SUBSIDIARY, allowing(*actions))
    hub.may_enter(SUBSIDIARY, role_arn=role)
    return hands(hub.world.ports.accounts, hub_account_id=HUB)


def a_server(hub: AwsHub, *, skipping: int = 0) -> str:
    drs = hub.cloud.client("drs", region=THERE.region, account=SUBSIDIARY)
    items = drs.describe_source_servers(filters={})["items"]
    linux = [
        str(item["sourceServerID"])
        for item in items
        if item["sourceProperties"]["os"]["fullString"].startswith("Linux")
        and item["dataReplicationInfo"]["dataReplicationState"] == "CONTINUOUS"
    ]
    return linux[skipping]


def a_start(server_id: str) -> StartRecovery:
    key = f"{unique('e')}/1/1"
    return StartRecovery(
        key=key,
        attempt=1,
        location=THERE,
        wave=1,
        servers={server_id: None},
        is_drill=True,
        tags={KEY_TAG: key},
    )


def refusal_kind(hub: AwsHub, *actions: str) -> tuple[RefusalKind, str]:
    recoveries = AwsRecoveries(hands_of(hub, *actions), SystemClock())
    with pytest.raises(RefusedByAws) as refused:
        recoveries.start(a_start(a_server(hub, skipping=3)))
    return refused.value.refusal.kind, refused.value.refusal.message


def ended(observer: AwsObserver, job_id: str) -> Participant:
    def over() -> JobObserved | None:
        [seen] = observer.jobs(THERE, [WatchedJob(key="e/1/1", location=THERE, job_id=job_id)])
        return seen if seen.status is JobStatus.COMPLETED else None

    [participant] = until(over, seconds=60).participants
    return participant


def test_a_drill_in_another_account_from_its_settings_to_its_end(company: AwsHub) -> None:
    theirs = hands_of(company, *ALL)
    observer = AwsObserver(theirs.patient, SystemClock())
    server_id = a_server(company)
    wanted = LaunchSettings(instance_type="m6i.large")

    failures = AwsLaunchSettingsWriter(theirs).apply(
        ApplyLaunchSettings(
            key="e/1/1", attempt=1, location=THERE, wave=1, servers={server_id: wanted}
        )
    )
    job_id = AwsRecoveries(theirs, SystemClock()).start(a_start(server_id))
    launched = ended(observer, job_id)

    assert failures == {}
    assert launched.launch_status is LaunchStatus.LAUNCHED
    assert isinstance(launched.instance, SeenInstance)
    assert _is_well(observer, launched.instance.instance_id)
    assert _runs(theirs, observer, launched.instance.instance_id) is RunOutcome.SUCCEEDED
    assert _terminated(theirs, observer, launched.instance.instance_id) is LaunchStatus.TERMINATED


def _is_well(observer: AwsObserver, instance_id: str) -> bool:
    def well() -> bool | None:
        [seen] = observer.instances(THERE, [instance_id, "i-00000000000000bad"]).instances[:1]
        return (seen.passes_status_checks and seen.agent_online) or None

    return until(well, seconds=60)


def _runs(theirs: Hands, observer: AwsObserver, instance_id: str) -> RunOutcome:
    command = RunCommand(
        key=f"{unique('e')}/1/2",
        attempt=1,
        location=THERE,
        wave=1,
        document="AWS-RunShellScript",
        parameters={"commands": ("echo fine",)},
        instance_ids=(instance_id,),
        marker="fine",
        timeout=timedelta(minutes=5),
    )
    run_id = AwsDocuments(theirs, SystemClock()).run(command)
    watched = WatchedRun(
        key=command.key,
        location=THERE,
        run_id=run_id,
        instance_ids=(instance_id,),
        marker="fine",
    )
    [run] = until(lambda: observer.runs(THERE, [watched]), seconds=30)
    return run.results[0].outcome


def _terminated(theirs: Hands, observer: AwsObserver, instance_id: str) -> LaunchStatus:
    command = TerminateInstances(
        key=f"{unique('e')}/0/1", attempt=1, location=THERE, instance_ids=(instance_id,)
    )
    job_id = AwsTerminations(theirs, SystemClock()).start(command)
    assert job_id is not None
    return ended(observer, job_id).launch_status


def test_a_lost_answer_is_not_asked_for_behind_our_back(company: AwsHub) -> None:
    recoveries = AwsRecoveries(hands_of(company, *ALL), SystemClock())
    command = a_start(a_server(company, skipping=1))
    company.fault(kind="lost_reply", operation="StartRecovery", times=1)

    job_ids = {recoveries.start(command) for _ in range(2)}

    drs = company.cloud.client("drs", region=THERE.region, account=SUBSIDIARY)
    jobs = drs.describe_jobs(filters={})["items"]
    assert {job["jobID"] for job in jobs if job["tags"].get(KEY_TAG) == command.key} == job_ids
    assert len(job_ids) == 1


def test_a_role_that_may_not_launch_is_told_what_it_lacks(company: AwsHub) -> None:
    kind, message = refusal_kind(company, *READING)

    assert kind is RefusalKind.DENIED
    assert "drs:StartRecovery" in message


def test_a_role_that_may_not_tag_jobs_cannot_launch(company: AwsHub) -> None:
    kind, message = refusal_kind(company, *READING, "drs:StartRecovery")

    assert kind is RefusalKind.DENIED
    assert "drs:TagResource" in message


def test_an_account_that_nobody_registered_denies_a_recovery(company: AwsHub) -> None:
    theirs = hands(company.world.ports.accounts, hub_account_id=HUB)

    with pytest.raises(RefusedByAws) as refused:
        AwsRecoveries(theirs, SystemClock()).start(a_start(a_server(company)))

    assert refused.value.refusal.kind is RefusalKind.DENIED
    assert "not registered" in refused.value.refusal.message


def a_notifier(company: AwsHub, topic_arn: str, **stated: str) -> AwsNotifier:
    theirs = hands(company.world.ports.accounts, hub_account_id=HUB)
    return AwsNotifier(theirs, topic_arn=topic_arn, **stated)


def test_a_notice_reaches_who_has_subscribed(company: AwsHub) -> None:
    workshop = Workshop(company.cloud)
    url, queue = workshop.queue()
    topic = workshop.client("sns").create_topic(Name=unique("notices"))["TopicArn"]
    raw = {"RawMessageDelivery": "true"}
    workshop.client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue, Attributes=raw)
    notice = Notice(
        execution_id="e-1",
        subject="Drill of Büro has ended",
        text="2 of 2 servers launched.",
        attributes={"topic": "ENDED", "plan": ""},
    )

    a_notifier(company, topic, console_url="https://recovery.example.com").publish(notice)

    link = "https://recovery.example.com/executions/e-1"
    assert workshop.received(url) == [f"2 of 2 servers launched.\n\n{link}"]


def test_a_topic_that_is_gone_is_refused(company: AwsHub) -> None:
    notice = Notice(execution_id="e-1", subject="x", text="x", attributes={})

    with pytest.raises(RefusedByAws) as refused:
        a_notifier(company, f"arn:aws:sns:{HERE.region}:{HUB}:gone").publish(notice)

    assert refused.value.refusal.kind is RefusalKind.INVALID
