"""What was published to SNS: nobody here gets e-mail, so it can be read back instead."""

from collections import deque
from datetime import datetime
from typing import Any

from ministack.services import sns

from localcloud.clock import Clock
from localcloud.patches.upstream import relies_on

_KEPT = 1000


class Outbox:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._messages: deque[dict[str, Any]] = deque(maxlen=_KEPT)

    def listed(self) -> list[dict[str, str | datetime]]:
        """The oldest first."""
        return list(self._messages)

    def watch(self) -> None:
        relies_on(
            sns._fanout, "def _fanout(topic_arn: str, msg_id: str, message: str, subject: str,"
        )
        deliver = sns._fanout

        def keep_and_deliver(
            topic_arn: str, message_id: str, message: str, subject: str, *rest: Any, **named: Any
        ) -> Any:
            self._keep(message_id, topic_arn, subject, message)
            return deliver(topic_arn, message_id, message, subject, *rest, **named)

        sns._fanout = keep_and_deliver

    def _keep(self, message_id: str, topic_arn: str, subject: str, message: str) -> None:
        self._messages.append(
            {
                "message_id": message_id,
                "topic_arn": topic_arn,
                "subject": subject,
                "message": message,
                "at": self._clock.now(),
            }
        )
