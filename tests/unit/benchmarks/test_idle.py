"""What is read off the templates and the console's code."""

from collections import Counter

from benchmarks.functions import memory
from benchmarks.idle import firewall_month, gradual_month, idle_month, poll_milliseconds
from benchmarks.usage import history_events, invoked
from tests.support.templates import properties


def test_a_sweep_a_minute_is_what_the_schedule_says() -> None:
    assert properties("events.yaml", "EveryMinute")["ScheduleExpression"] == "rate(1 minute)"
    assert idle_month()["invocations"] == 730 * 60


def test_an_alarm_costs_as_much_as_the_metrics_that_it_computes_with() -> None:
    assert idle_month()["alarm_metrics"] == 6 + 3 + 4 * 2 + 10


def test_what_a_parameter_switches_on_is_apart() -> None:
    assert firewall_month() == {"firewalls": 1, "firewall_rules": 4}
    assert gradual_month()["alarm_metrics"] == 2
    assert "firewalls" not in idle_month()


def test_invocations_are_billed_by_the_memory_in_the_template() -> None:
    assert memory("decide") == properties("decide.yaml", "Decide")["MemorySize"] / 1024
    assert invoked({"decide": 3, "perform": 2})["gb_seconds"] == 3 * 1 * 1 + 2 * 1 * 0.5


def test_the_pace_of_polls_is_the_consoles_own() -> None:
    assert 0 < poll_milliseconds("ACTIVE") < poll_milliseconds("RESTING")


def test_a_run_that_only_begins_decides_and_ends_has_so_many_events() -> None:
    states = Counter({"Begin": 1, "Decide": 1, "What next?": 1, "Succeed": 1})

    assert history_events(states) == 5 + 2 + 6
