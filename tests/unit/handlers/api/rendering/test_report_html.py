"""A report to print."""

from datetime import timedelta
from html.parser import HTMLParser

from recovery.domain.execution.execution import Mode
from recovery.handlers.api.rendering.report_html import report_html
from tests.support.builders import a_plan, a_server, a_wave, an_inventory
from tests.support.operators import fails
from tests.support.play import a_begun_play
from tests.support.reports import a_report

VOID = {"meta"}


class _Balance(HTMLParser):
    """Which elements are open, and which there were."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") for name, _ in attrs)
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_it_is_well_formed_and_has_no_script() -> None:
    page = _Balance()

    page.feed(report_html(a_report(None, "Asked for by Anna.")))

    assert page.open == []
    assert page.seen >= {"h1", "dl", "table", "caption", "th"}
    assert page.seen.isdisjoint({"script", "link", "img", "iframe"})


def test_it_tells_what_was_promised_and_what_was_achieved() -> None:
    plan = a_plan(a_wave(), objectives={"rto": timedelta(hours=1)})
    play = a_begun_play(plan)
    play.recovers("db-1")

    html = report_html(a_report(play.execution))

    assert "MET. 1 required server recovered in 9 min 2 s: all of them." in html
    assert "No objective. The data of db-1" in html


def test_it_tells_why_a_server_failed_and_what_happened() -> None:
    play = a_begun_play()
    fails(play, "db-1")

    html = report_html(a_report(play.execution, "Asked for by Anna.", "Wave Database failed."))

    assert "LAUNCH_FAILED: " in html
    assert "Wave Database failed." in html


def test_a_dry_run_is_called_one() -> None:
    play = a_begun_play(mode=Mode.RECOVERY, is_dry_run=True)

    html = report_html(a_report(play.execution))

    assert "<h1>Web shop: dry run of a recovery e-1</h1>" in html


def test_it_says_when_it_does_not_hold_all_events() -> None:
    report = a_report().changed(events_left_out=True)

    html = report_html(report)

    assert "the list of events has the others" in html


def test_names_from_outside_can_not_become_markup() -> None:
    inventory = an_inventory(a_server("db-1").changed(hostname="<img src=x onerror=alert(1)>"))
    play = a_begun_play(inventory=inventory, reason="<b>Fire</b>")

    html = report_html(a_report(play.execution, "<i>event</i>"))

    assert "<img" not in html
    assert "<b>" not in html
    assert "<i>" not in html
