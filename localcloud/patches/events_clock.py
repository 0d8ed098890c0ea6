"""Rules and schedules fire, and events are dated, on the one clock; an event keeps its ``Time``.

MiniStack knows real time only, looks for due schedules every ten seconds, and dates every event
with the moment of its arrival, whatever PutEvents says.
https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
"""

import time
from types import SimpleNamespace

from ministack.services import eventbridge, scheduler

from localcloud.clock import ScaledClock
from localcloud.patches.upstream import edited, relies_on

# Of real time. A minute of a clock that runs sixty times as fast is over in a second.
_LOOK_SECONDS = 0.2


def apply(clock: ScaledClock) -> None:
    def simulated_now() -> float:
        return clock.now().timestamp()

    relies_on(eventbridge._scheduler_loop, "time.sleep(_SCHEDULER_TICK_INTERVAL)")
    relies_on(eventbridge._tick_scheduled_rules, "now = _now_ts()")
    relies_on(scheduler._ticker_loop, "time.sleep(_SCHEDULE_TICK_INTERVAL)")
    relies_on(scheduler._tick_schedules, "now = time.time()")
    vars(eventbridge).update(_now_ts=simulated_now, _SCHEDULER_TICK_INTERVAL=_LOOK_SECONDS)
    vars(scheduler).update(
        time=SimpleNamespace(time=simulated_now, sleep=time.sleep),  # noqa: TID251  theirs, in a loop of theirs
        _SCHEDULE_TICK_INTERVAL=_LOOK_SECONDS,
    )
    eventbridge._put_events = edited(
        eventbridge._put_events,
        {"event_time = int(_now_ts())": 'event_time = int(entry.get("Time") or _now_ts())'},
    )
