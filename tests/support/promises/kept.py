"""The promises of the brain. Each is stated once, and must hold in every run there can be."""

from collections.abc import Callable, Iterator

from tests.support.chaos.run import Run
from tests.support.promises import endings, launches, memory, order

Promise = Callable[[Run], Iterator[str]]
"""Says how it was broken; nothing, where it was kept."""

PROMISES: tuple[Promise, ...] = (
    order.a_wave_starts_only_when_all_it_waits_for_let_it,
    order.nothing_is_launched_once_it_stops,
    order.nothing_new_begins_while_paused,
    order.an_end_is_left_only_when_somebody_asks,
    order.an_execution_never_goes_back,
    order.only_requests_wake_what_is_over,
    launches.a_server_is_launched_at_most_once_an_attempt,
    launches.a_server_is_never_in_two_jobs,
    launches.quotas_are_never_exceeded,
    launches.a_drill_is_a_drill,
    launches.a_key_means_the_same_for_ever,
    memory.the_same_again_changes_nothing,
    memory.what_is_long_past_changes_nothing,
    memory.what_nobody_waits_for_changes_nothing,
    memory.all_of_it_survives_being_written_down,
    memory.the_journal_leads_to_the_saved_state,
    endings.every_run_ends,
    endings.every_step_says_why_and_when_again,
    endings.nothing_that_was_launched_is_forgotten,
    endings.a_drill_cleans_up_after_itself,
)


def broken(run: Run) -> list[str]:
    """Each promise that was broken, and the first sign of it."""
    signs = ((promise.__name__, next(promise(run), None)) for promise in PROMISES)
    return [f"{name}: {sign}" for name, sign in signs if sign is not None]
