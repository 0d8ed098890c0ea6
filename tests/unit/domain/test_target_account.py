"""Accounts whose servers are recovered, and the roles to get into them."""

import pytest
from pydantic import ValidationError

from recovery.domain.errors import Invalid
from recovery.domain.target_account import TargetAccount, refuse_wrong_role

HUB = "111122223333"
OTHER = "444455556666"


def an_account(**stated: object) -> TargetAccount:
    default = {
        "account_id": OTHER,
        "name": "Workloads",
        "regions": ("eu-west-1",),
        "role_arn": f"arn:aws:iam::{OTHER}:role/path/disaster-recovery",
        "external_id": "x-1",
    }
    return TargetAccount.model_validate(default | stated)


@pytest.mark.parametrize(
    "account",
    [an_account(), an_account(account_id=HUB, role_arn=None)],
    ids=["its own role", "the hub"],
)
def test_an_account_that_can_be_entered_is_accepted(account: TargetAccount) -> None:
    refuse_wrong_role(account, hub_account_id=HUB)


def test_another_account_needs_a_role() -> None:
    with pytest.raises(Invalid, match="has no role that the product may assume"):
        refuse_wrong_role(an_account(role_arn=None), hub_account_id=HUB)


def test_a_role_of_a_third_account_is_refused() -> None:
    account = an_account(role_arn="arn:aws:iam::777788889999:role/disaster-recovery")

    with pytest.raises(Invalid, match=f"of account 777788889999, not of {OTHER}"):
        refuse_wrong_role(account, hub_account_id=HUB)


def test_the_hub_is_entered_without_a_role() -> None:
    with pytest.raises(Invalid, match="assumes no role there"):
        refuse_wrong_role(an_account(account_id=HUB), hub_account_id=HUB)


@pytest.mark.parametrize(
    "wrong",
    [
        {"regions": ()},
        {"regions": ("Ireland",)},
        {"account_id": "1234"},
        {"role_arn": "arn:aws:iam::444455556666:user/ada"},
        {"external_id": "with spaces"},
    ],
)
def test_what_aws_could_not_mean_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        an_account(**wrong)
