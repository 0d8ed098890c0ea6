"""Subjects of messages, as SNS takes them."""

import pytest

from recovery.adapters.aws.performing.notifier import subject_of


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Drill of Web shop has ended", "Drill of Web shop has ended"),
        ("Drill of Müllers Büro", "Drill of Mullers Buro"),
        ("Drill\nof\t東京", "Drill of ??"),
        ("Drill\x1b[2J of Web", "Drill[2J of Web"),
    ],
)
def test_a_subject_is_one_line_of_ascii(text: str, subject: str) -> None:
    assert subject_of(text) == subject


def test_a_long_subject_is_cut_where_everybody_sees_it() -> None:
    subject = subject_of("x" * 300)

    assert len(subject) == 99
    assert subject.endswith("x...")
