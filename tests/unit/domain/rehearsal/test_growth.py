"""How the work of a rehearsal grows: counted in calls, because seconds depend on the machine."""

from math import log

from benchmarks.estates import NOW, an_estate
from recovery.domain.limits import Limits
from recovery.domain.planning.compile_plan import compile_plan
from recovery.domain.planning.schedule import Schedule
from recovery.domain.rehearsal.rehearse import rehearse
from recovery.domain.rehearsal.timings import Timings
from tests.support.counted_calls import calls_of


def a_schedule_of(servers: int, waves: int) -> Schedule:
    plan, inventory = an_estate(servers, waves)
    schedule = compile_plan(plan, inventory, Limits()).schedule
    assert schedule is not None
    return schedule


def test_a_rehearsal_grows_no_faster_than_servers_times_their_logarithm() -> None:
    few, many = a_schedule_of(100, 20), a_schedule_of(1000, 50)

    growth = calls_of(lambda: rehearse(many, Timings(), NOW)) / calls_of(
        lambda: rehearse(few, Timings(), NOW)
    )

    assert growth <= 1000 * log(1000) / (100 * log(100))
