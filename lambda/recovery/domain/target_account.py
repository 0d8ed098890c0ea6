"""An AWS account whose servers are recovered, and how the product gets into it."""

from typing import Annotated

from pydantic import Field

from recovery.domain.errors import Invalid
from recovery.domain.value import AccountId, Name, RegionName, Value

RoleArn = Annotated[
    str, Field(pattern=r"^arn:aws[a-z-]*:iam::[0-9]{12}:role/[0-9A-Za-z_+=,.@/-]+$", max_length=560)
]
ExternalId = Annotated[
    str, Field(pattern=r"^[0-9A-Za-z_+=,.@:/-]+$", min_length=2, max_length=1224)
]


class TargetAccount(Value):
    account_id: AccountId
    name: Name
    regions: Annotated[tuple[RegionName, ...], Field(min_length=1)]
    role_arn: RoleArn | None = None
    """None only for the account that the product itself runs in."""
    external_id: ExternalId
    """Its own: whoever learns that of one account can't use it to get into another."""
    version: int = 1


def refuse_wrong_role(account: TargetAccount, *, hub_account_id: AccountId) -> None:
    """The product assumes the role of each account but its own."""
    if account.account_id == hub_account_id:
        if account.role_arn:
            raise Invalid(
                f"The product runs in account {hub_account_id} itself and assumes no role there. "
                "Leave the role out."
            )
    elif account.role_arn is None:
        raise Invalid(
            f"Account {account.account_id} has no role that the product may assume. "
            "Create it there from cfn/target-account.yaml and give its ARN."
        )
    elif (owner := account.role_arn.split(":")[4]) != account.account_id:
        raise Invalid(
            f"Role {account.role_arn} is of account {owner}, not of {account.account_id}. "
            "Give a role of the account itself."
        )
