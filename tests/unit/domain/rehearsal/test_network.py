"""Arithmetic on a network of activities."""

import pytest

from recovery.domain.rehearsal.network import (
    Activity,
    Because,
    Lasting,
    Link,
    critical_path,
    end_of,
    without,
)
from recovery.domain.rehearsal.timeline import Stage


def an_activity(starts_at: float, lasting: float, *after: Link, launched: float = 0) -> Activity:
    return Activity(
        wave=1,
        stage=Stage.LAUNCH,
        starts_at=starts_at,
        lasting=Lasting(launched=launched, ended=lasting),
        after=after,
    )


ROOT = an_activity(0, 60, launched=50)
SHORT = an_activity(60, 10, Link(0, Because.DEPENDENCY))
LONG = an_activity(60, 20, Link(0, Because.DEPENDENCY))
LAST = an_activity(80, 5, Link(1, Because.STAGE), Link(2, Because.STAGE))
DIAMOND = [ROOT, SHORT, LONG, LAST]


def test_a_network_ends_when_its_longest_way_has_ended() -> None:
    end = end_of(DIAMOND, [activity.lasting for activity in DIAMOND])

    assert end == 85


def test_other_durations_may_make_another_way_the_longest() -> None:
    slower = Lasting(launched=0, ended=100)

    end = end_of(DIAMOND, [ROOT.lasting, slower, LONG.lasting, LAST.lasting])

    assert end == 165


def test_a_quota_is_free_again_once_the_servers_are_launched() -> None:
    queued = an_activity(50, 60, Link(0, Because.QUOTA))

    end = end_of([ROOT, queued], [ROOT.lasting, queued.lasting])

    assert end == 110


def test_a_network_without_activities_ends_at_once() -> None:
    assert end_of([], []) == 0
    assert critical_path([]) == []


def test_the_critical_path_goes_back_from_the_last_end_to_the_start() -> None:
    path = critical_path(DIAMOND)

    assert [activity for activity, _ in path] == [ROOT, LONG, LAST]
    assert [link.before for _, link in path if link] == [0, 2]


def test_the_critical_path_ends_with_the_last_to_end_not_with_the_last_to_begin() -> None:
    later_but_shorter = an_activity(70, 1, Link(0, Because.DEPENDENCY))

    path = critical_path([ROOT, LONG._replace(lasting=Lasting(0, 90)), later_but_shorter])

    assert path[-1][0].ends_at == 150


def test_the_critical_path_follows_a_quota_where_that_was_waited_for_longest() -> None:
    opening = an_activity(0, 0)
    queued = an_activity(50, 60, Link(0, Because.STAGE), Link(1, Because.QUOTA))

    path = critical_path([opening, ROOT, queued])

    assert [link.because for _, link in path if link] == [Because.QUOTA]


@pytest.mark.parametrize(
    ("dropped", "starts"),
    [
        (Because.STAGE, [0, 60, 60, 0]),
        (Because.DEPENDENCY, [0, 0, 0, 20]),
        (Because.QUOTA, [0, 60, 60, 80]),
    ],
)
def test_without_a_kind_of_link_activities_begin_as_soon_as_the_others_let_them(
    dropped: Because, starts: list[float]
) -> None:
    moved = without(DIAMOND, lambda _, link: link.because is dropped)

    assert [activity.starts_at for activity in moved] == starts
