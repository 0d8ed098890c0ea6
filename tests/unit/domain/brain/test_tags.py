"""The tags by which operators, cost reports and clean-up scripts find what was started."""

import re
from datetime import UTC, datetime

import pytest

from recovery.domain.brain.tags import KEY_TAG
from recovery.domain.execution.commands import StartRecovery
from recovery.domain.execution.execution import Mode
from recovery.domain.people import Actor
from tests.support.builders import a_plan, a_wave
from tests.support.operators import TWO_WAVES, two_waves
from tests.support.play import Play, a_begun_play

ALLOWED = re.compile(r"[\w +\-=.:/@]{0,256}")


def tags_of(play: Play) -> dict[str, str]:
    (start,) = play.asked(StartRecovery)
    return dict(start.tags)


def test_a_job_tells_what_started_it_who_when_and_under_which_key() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    play.recovers("db-1")

    tags = tags_of(play)

    assert tags == {
        "DRS:ExecutionId": "e-1",
        "DRS:ExecutionType": "DRILL",
        "DRS:PlanName": "Web shop",
        "DRS:WaveName": "App",
        "DRS:WaveNumber": "2",
        "DRS:InitiatedBy": "anna@example.com",
        "DRS:UserId": "u-anna",
        "DRS:DrillId": "e-1",
        "DRS:Timestamp": "2025-11-30-12-00-00",
        KEY_TAG: play.launches("app-1").key,
    }


def test_a_recovery_has_no_drill_id() -> None:
    play = a_begun_play(mode=Mode.RECOVERY)

    tags = tags_of(play)

    assert (tags["DRS:ExecutionType"], tags["DRS:DrillId"]) == ("RECOVERY", "")


def test_a_timestamp_has_two_digits_for_each_part() -> None:
    play = a_begun_play(at=datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC))

    tags = tags_of(play)

    assert tags["DRS:Timestamp"] == "2025-01-02-03-04-05"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Datenbank (Köln) #1", "Datenbank _Köln_ _1"),
        ("Pay & bill", "Pay _ bill"),
        ("two\nlines\tand a tab", "two_lines_and a tab"),
        ("a+b-c=d.e_f:g/h@i", "a+b-c=d.e_f:g/h@i"),
    ],
)
def test_what_aws_does_not_allow_in_a_tag_is_replaced(name: str, value: str) -> None:
    play = a_begun_play(a_plan(a_wave(name, group_ids=("Database",))))

    tags = tags_of(play)

    assert tags["DRS:WaveName"] == value


def test_the_longest_names_fit_into_tags() -> None:
    longest = "x" * 128
    plan = a_plan(a_wave(longest, group_ids=("Database",)), name=longest)

    play = a_begun_play(plan, execution_id=longest, by=Actor(user_id=longest, name=longest))

    assert all(ALLOWED.fullmatch(value) for value in tags_of(play).values())
