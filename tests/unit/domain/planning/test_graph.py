"""The dependency graph: cycles and what is done before a wave."""

from graphlib import CycleError, TopologicalSorter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from recovery.domain.planning.graph import Dependencies, ancestors, cycles, dependencies
from tests.support.builders import a_wave

NAMES = st.sampled_from(["Database", "Cache", "App", "Web", "Batch", "Mail"])
GRAPHS = st.dictionaries(NAMES, st.lists(NAMES, max_size=3).map(tuple))


def test_a_cycle_is_named_by_its_waves_in_waiting_order() -> None:
    waits_for = {"Web": ("App",), "App": ("Database",), "Database": ("Web",)}

    found = cycles(waits_for)

    assert found == (("App", "Database", "Web"),)


def test_a_wave_that_waits_for_itself_is_a_cycle() -> None:
    waits_for = {"Web": ("Web",)}

    found = cycles(waits_for)

    assert found == (("Web",),)


def test_cycles_that_share_no_wave_are_all_found() -> None:
    waits_for = {"Web": ("App",), "App": ("Web",), "Mail": ("Batch",), "Batch": ("Mail",)}

    found = cycles(waits_for)

    assert found == (("App", "Web"), ("Batch", "Mail"))


def test_waves_beside_a_cycle_are_not_named() -> None:
    waits_for = {"Mail": ("Web",), "Web": ("App",), "App": ("Web", "Database"), "Database": ()}

    found = cycles(waits_for)

    assert found == (("App", "Web"),)


def test_ancestors_are_reached_through_other_waves() -> None:
    waits_for = {"Web": ("App", "Cache"), "App": ("Database",), "Cache": ("Database",)}

    found = ancestors("Web", waits_for)

    assert found == {"App", "Cache", "Database"}


def test_a_wave_that_waits_for_nothing_has_no_ancestors() -> None:
    waits_for = {"Web": ("App",)}

    found = ancestors("App", waits_for)

    assert found == frozenset()


def test_two_waves_of_one_name_wait_for_both_their_dependencies() -> None:
    waves = (a_wave("Web", "App"), a_wave("Mail"), a_wave("Web", "Cache"))

    merged = dependencies(waves)

    assert merged == {"Web": ("App", "Cache"), "Mail": ()}


@given(GRAPHS)
def test_a_cycle_is_found_exactly_if_there_is_one(waits_for: Dependencies) -> None:
    found = cycles(waits_for)

    assert bool(found) == _has_cycle(waits_for)


@given(GRAPHS)
def test_in_a_cycle_each_wave_waits_for_the_next(waits_for: Dependencies) -> None:
    found = cycles(waits_for)

    for cycle in found:
        following = (*cycle[1:], cycle[0])
        assert all(later in waits_for[name] for name, later in zip(cycle, following, strict=True))


@given(GRAPHS)
def test_no_cycle_is_left_without_the_waves_that_are_named(waits_for: Dependencies) -> None:
    found = cycles(waits_for)

    named = {name for cycle in found for name in cycle}
    assert not _has_cycle({name: waits_for[name] for name in waits_for.keys() - named})


@given(GRAPHS, st.randoms(use_true_random=False))
def test_the_order_of_waves_does_not_matter(waits_for: Dependencies, random: Random) -> None:
    items = [
        (name, tuple(random.sample(needed, len(needed)))) for name, needed in waits_for.items()
    ]
    random.shuffle(items)

    found = cycles(dict(items))

    assert found == cycles(waits_for)


@given(GRAPHS, NAMES)
def test_ancestors_are_what_is_waited_for_and_their_ancestors(
    waits_for: Dependencies, name: str
) -> None:
    found = ancestors(name, waits_for)

    direct = frozenset(waits_for.get(name, ()))
    assert found == direct.union(*(ancestors(needed, waits_for) for needed in direct))


def _has_cycle(waits_for: Dependencies) -> bool:
    try:
        TopologicalSorter(waits_for).prepare()
    except CycleError:
        return True
    return False
