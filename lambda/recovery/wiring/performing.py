"""The room of the function that performs: the only one that changes anything outside."""

import os
from functools import cache

from recovery.adapters.aws.performing.documents import AwsDocuments
from recovery.adapters.aws.performing.hands import hands
from recovery.adapters.aws.performing.launch_settings import AwsLaunchSettingsWriter
from recovery.adapters.aws.performing.notifier import AwsNotifier
from recovery.adapters.aws.performing.recoveries import AwsRecoveries
from recovery.adapters.aws.performing.terminations import AwsTerminations
from recovery.ports.engine_room import PerformingRoom
from recovery.settings import PerformSettings, settings_of
from recovery.wiring.foundations import foundations_of


@cache
def performing_room() -> PerformingRoom:
    return performing_room_of(settings_of(os.environ, PerformSettings))


def performing_room_of(settings: PerformSettings) -> PerformingRoom:
    built = foundations_of(settings)
    ours = hands(built.accounts, hub_account_id=settings.hub_account_id)
    return PerformingRoom(
        clock=built.clock,
        executions=built.executions,
        recoveries=AwsRecoveries(ours, built.clock),
        launch_settings=AwsLaunchSettingsWriter(ours),
        documents=AwsDocuments(ours, built.clock),
        terminations=AwsTerminations(ours, built.clock),
        notifier=AwsNotifier(
            ours, topic_arn=settings.notification_topic_arn, console_url=settings.console_url
        ),
    )
