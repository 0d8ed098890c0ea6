"""CloudFormation waits for an answer to each event of a custom resource; crhelper gives it one."""

from typing import Any

from crhelper import CfnResource

Event = dict[str, Any]  # JSON


def a_resource() -> CfnResource:
    """A new one for each event, because it remembers the last one's."""
    return CfnResource(
        json_logging=True,
        # At DEBUG it logs whole events, and with them an URL by which everybody may answer.
        log_level="WARNING",
        # It sleeps lest a late line makes a deleted log group anew; our roles may make none.
        sleep_on_delete=0,
    )
