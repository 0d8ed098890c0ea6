"""The environment variables of the functions, over the tables of a local cloud."""

from tests.support.deployed import REGION
from tests.support.faults.drilled import HERE
from tests.support.kept_in_dynamodb import DynamoRepositories
from tests.support.running_cloud import RunningCloud


def environment(cloud: RunningCloud, kept: DynamoRepositories) -> dict[str, str]:
    who = cloud.administrator()
    hub = HERE.account_id
    return {
        "AWS_ENDPOINT_URL": cloud.endpoint,
        "AWS_ACCESS_KEY_ID": who.access_key,
        "AWS_SECRET_ACCESS_KEY": who.secret_key,
        "AWS_DEFAULT_REGION": REGION,
        "GROUP_TABLE": kept.tables.groups,
        "PLAN_TABLE": kept.tables.plans,
        "EXECUTION_TABLE": kept.tables.executions,
        "ACCOUNT_TABLE": kept.tables.accounts,
        "AUDIT_TABLE": kept.tables.audit,
        "INVENTORY_TABLE": "none",
        "STATE_MACHINE_ARN": f"arn:aws:states:{REGION}:{hub}:stateMachine:executions",
        "NOTIFICATION_TOPIC_ARN": f"arn:aws:sns:{REGION}:{hub}:notices",
        "HUB_ACCOUNT_ID": hub,
        "ENVIRONMENT": "test",
        "CONSOLE_URL": "",
    }
