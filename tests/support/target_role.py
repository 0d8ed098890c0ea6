"""The role in another account, set up as its owner would: from cfn/target-account.yaml."""

from scripts.change_sets import Wanted, prepared
from scripts.stacks import Stack
from tests.support.deployed import REGION, Deployed
from tests.support.running_cloud import ROOT

ROLE = "recovery-test-target"


def role_arn(account_id: str) -> str:
    return f"arn:aws:iam::{account_id}:role/{ROLE}"


def create_target_role(deployed: Deployed, account_id: str, external_id: str) -> None:
    """``external_id``: as the product told it when the account was registered."""
    template = (ROOT / "cfn" / "target-account.yaml").read_text()
    client = deployed.cloud.client("cloudformation", region=REGION, account=account_id)
    stack = Stack(client, "recovery-target")
    parameters = {
        "HubRoleArns": deployed.outputs["HubRoleArns"],
        "ExternalId": external_id,
        "RoleName": ROLE,
    }
    change_set = prepared(stack, Wanted({"TemplateBody": template}, parameters))
    assert change_set is not None
    change_set.execute()
