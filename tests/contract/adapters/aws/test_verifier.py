"""What is told about an account before its servers depend on it."""

import pytest

from recovery.adapters.aws.verifier import AwsAccountVerifier
from recovery.domain.target_account import TargetAccount
from recovery.ports.estate import AccountCheck
from tests.support.aws_hub import HERE, READING, AwsHub
from tests.support.memory.world import HUB, an_account
from tests.support.workshop import allowing

SUBSIDIARY = "444455556666"


def verified(hub: AwsHub, account: TargetAccount) -> dict[str, AccountCheck]:
    """By name, and by Region where there is one."""
    checks = AwsAccountVerifier(hub.clients).verify(account)
    return {" ".join(filter(None, [check.name, check.region])): check for check in checks}


def failed(hub: AwsHub, account: TargetAccount) -> list[str]:
    return [name for name, check in verified(hub, account).items() if not check.is_passed]


def test_an_account_that_is_set_up_well_passes_everything(company: AwsHub) -> None:
    account = company.may_enter(SUBSIDIARY, "eu-west-1", "eu-central-1")

    checks = verified(company, account)

    assert [name for name, check in checks.items() if not check.is_passed] == []
    assert {"Role", "External id", "drs:GetLaunchConfiguration eu-central-1"} <= set(checks)


def test_an_action_that_is_missing_is_named(company: AwsHub) -> None:
    granted = [action for action in READING if not action.startswith("ssm:")]
    role = company.role(SUBSIDIARY, allowing(*granted))
    account = company.may_enter(SUBSIDIARY, role_arn=role)

    assert "ssm:DescribeDocument eu-west-1" in failed(company, account)


def test_a_role_that_asks_for_no_external_id_is_a_finding(company: AwsHub) -> None:
    open_to_all = company.role(SUBSIDIARY, allowing(*READING))
    account = company.may_enter(SUBSIDIARY, role_arn=open_to_all)

    assert failed(company, account) == ["External id"]


def test_a_role_that_refuses_ends_the_verification(company: AwsHub) -> None:
    account = company.may_enter(SUBSIDIARY, role_arn=f"arn:aws:iam::{SUBSIDIARY}:role/mistyped")

    checks = verified(company, account)

    assert [(name, check.is_passed) for name, check in checks.items()] == [("Role", False)]


def test_an_account_without_a_role_cannot_be_entered(company: AwsHub) -> None:
    account = an_account(HERE, account_id=SUBSIDIARY, role_arn=None)

    assert failed(company, account) == ["Role"]


def test_the_own_account_needs_no_role(trouble: AwsHub) -> None:
    account = an_account(HERE, role_arn=None)

    checks = verified(trouble, account)

    assert "Role" not in checks
    assert all(check.is_passed for check in checks.values())


@pytest.mark.parametrize("action", ["drs:DescribeJobs", "drs:DescribeRecoveryInstances"])
def test_where_drs_is_not_initialized_its_permissions_are_not_tried(
    trouble: AwsHub, action: str
) -> None:
    account = an_account(HERE, account_id=HUB, regions=("eu-central-1",), role_arn=None)

    checks = verified(trouble, account)

    assert [name for name, check in checks.items() if not check.is_passed] == [
        "drs:DescribeSourceServers eu-central-1"
    ]
    assert f"{action} eu-central-1" not in checks


def test_verification_starts_nothing(company: AwsHub) -> None:
    account = company.may_enter(SUBSIDIARY)
    drs = company.cloud.client("drs", account=SUBSIDIARY)
    before = drs.describe_jobs(filters={})["items"]

    verified(company, account)

    after = drs.describe_jobs(filters={})["items"]
    assert [job["jobID"] for job in after] == [job["jobID"] for job in before]
