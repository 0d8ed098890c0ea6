"""New ids."""

import re

from recovery.adapters.aws.ids import RandomIds


def test_an_id_says_what_it_is_of() -> None:
    assert re.fullmatch(r"g-[a-z2-7]{20}", RandomIds().new("g"))


def test_no_id_is_given_twice() -> None:
    ids = RandomIds()

    assert len({ids.new("x") for _ in range(1000)}) == 1000
