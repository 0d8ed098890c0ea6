"""How hard hypothesis tries: `HYPOTHESIS_PROFILE=quick` (the default) or `thorough`.

And who shares the work: see `tests/support/sharing.py`.
"""

import os
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir

from tests.support.sharing import pytest_collection_modifyitems, pytest_xdist_make_scheduler

__all__ = ["pytest_collection_modifyitems", "pytest_xdist_make_scheduler"]

# Failing examples are kept here, so that the next run tries them first. Git ignores the folder.
set_hypothesis_home_dir(Path(__file__).parent.parent / ".cache" / "hypothesis")

# No deadlines: how fast this machine is says nothing about whether the product is right.
# Quick draws the same examples every time: `make check` gives the same answer twice.
settings.register_profile("quick", max_examples=50, deadline=None, derandomize=True)
# Thorough draws new examples every time, and prints how to repeat one that fails. In CI it draws
# the same ones: a change is judged by what it changes, and whoever searches does so at home.
settings.register_profile(
    "thorough",
    max_examples=250,
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
