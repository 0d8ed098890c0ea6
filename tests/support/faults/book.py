"""The fault table as a page: written, and read again by the test that compares."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tests.support.faults.points import Blow, Fault, Point, Work
from tests.support.running_cloud import ROOT

PAGE = ROOT / "docs" / "fault-table.md"
REMAKE = "PYTHONPATH=lambda python -m tests.support.fault_table"
_HEAD = f"""# The fault table

What becomes of a drill when something breaks at a call to AWS. Each cell is a whole drill, in
virtual time: three waves in two accounts, with launch settings to apply, a document as a check, a
runbook before a wave, notices and a clean-up. The functions run with their own wiring and
botocore's own retries, over the DRS simulator and a real table. The page is made by
`{REMAKE}`.

Every drill, whatever broke, has ended and has cleaned up, or told what it left and why. No server
was launched twice in an attempt, no lock and no letter is left, the journal leads to the saved
state, and nobody drives the execution any more. A cell says what differs from a clean drill:

- **done**: COMPLETED, with how much later the clean-up was over, if it was;
- **FAILED** and its like: how the execution ended, with a number for the reason that it gave: see
  the end of the page.

| column | what happens at this call |
|---|---|
| dies before | the invocation ends before the call is sent; the state machine tries again |
| dies after | it ends when AWS has carried out the call, and before it knows |
| one reply lost | AWS has carried it out, and the answer does not arrive; botocore may ask again |
| every reply lost | so do the answers to all that botocore asks again |
| throttled | AWS refuses it as too much, however often botocore asks |
| denied | AWS refuses it from then on |
| a rival meanwhile | another invocation for the same begins and ends just before the call is sent |

Without its own table and its state machine the product can't even say what is wrong: there, what
is denied is allowed again after 10 minutes. SSM takes no token for `SendCommand`: two performers
who meet in the same moment send a document twice, and nothing else happens twice.

What is read needs no column of its own for a death after it or for one lost reply: that is a
death before what comes next, and an answer that botocore asks for again. A call that is made
often is hit at its first, its second and its last time.
"""
_LEGEND = "## Reasons"
_OTHERS = "## When invocations and events go astray"
_NOT_TRIED = " "


class Book:
    def __init__(self, cells: Mapping[Blow, str], others: Mapping[str, str]) -> None:
        self.cells = cells
        self.others = others

    def text(self) -> str:
        works = dict.fromkeys(blow.point.work for blow in self.cells)
        in_order = [found for work in works for found in self._of(work).values()]
        reasons = _numbered([*in_order, *self.others.values()])
        lines = [_HEAD]
        for work in works:
            lines += [f"## {work}", "", *self._table(work, reasons), ""]
        lines += [_OTHERS, "", "| what goes astray | what becomes of it |", "|---|---|"]
        lines += [f"| {what} | {_cell(found, reasons)} |" for what, found in self.others.items()]
        lines += ["", _LEGEND, "", *(f"{number}. {why}" for why, number in reasons.items())]
        return "\n".join(lines) + "\n"

    def _of(self, work: Work) -> Mapping[Blow, str]:
        return {blow: found for blow, found in self.cells.items() if blow.point.work is work}

    def _table(self, work: Work, reasons: Mapping[str, int]) -> Iterator[str]:
        points = dict.fromkeys(blow.point for blow in self._of(work))
        yield "| call | time | " + " | ".join(Fault) + " |"
        yield "|---|---|" + "---|" * len(Fault)
        for point in points:
            found = (self.cells.get(Blow(point, fault)) for fault in Fault)
            cells = (_NOT_TRIED if each is None else _cell(each, reasons) for each in found)
            yield f"| {point.call} | {point.occurrence} | " + " | ".join(cells) + " |"


def read(text: str) -> Book:
    """What ``text`` of a book has written."""
    body, _, legend = text.partition(_LEGEND)
    reasons = dict(re.findall(r"^(\d+)\. (.*)$", legend, re.MULTILINE))
    tables, _, others = body.partition(_OTHERS)
    cells: dict[Blow, str] = {}
    for section in tables.split("\n## ")[1:]:
        work = Work(section.partition("\n")[0])
        for call, time, *found in _rows(section):
            point = Point(work, call, int(time))
            cells |= {
                Blow(point, fault): _whole(cell, reasons)
                for fault, cell in zip(Fault, found, strict=True)
                if cell
            }
    return Book(cells, {what: _whole(found, reasons) for what, found in _rows(others)})


def _numbered(outcomes: Sequence[str]) -> Mapping[str, int]:
    reasons = (each.partition(": ")[2] for each in outcomes)
    return {why: number for number, why in enumerate(dict.fromkeys(filter(None, reasons)), start=1)}


def _cell(outcome: str, reasons: Mapping[str, int]) -> str:
    status, _, why = outcome.partition(": ")
    return f"{status} ({reasons[why]})" if why else status


def _whole(cell: str, reasons: Mapping[str, str]) -> str:
    found = re.fullmatch(r"(.*) \((\d+)\)", cell)
    return f"{found[1]}: {reasons[found[2]]}" if found else cell


def _rows(section: str) -> Iterator[list[str]]:
    """Without the two lines of the heading."""
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return ([cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:])
