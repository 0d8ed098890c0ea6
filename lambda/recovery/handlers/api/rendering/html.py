"""Pieces of HTML: everything that comes from outside is escaped here and nowhere else."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from html import escape

from recovery.domain.wording import spoken

_NOTHING = "&ndash;"


def text(value: object) -> str:
    """For people: times in UTC, durations in words, a dash where nothing is known."""
    match value:
        case None | "":
            return _NOTHING
        case bool():
            return "yes" if value else "no"
        case datetime():
            return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
        case timedelta():
            return escape(spoken(value))
        case _:
            return escape(str(value))


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    columns = "".join(f'<th scope="col">{text(name)}</th>' for name in head)
    lines = "".join(f"<tr>{_cells(row)}</tr>\n" for row in rows)
    return (
        f"<table>\n<caption>{text(caption)}</caption>\n"
        f"<thead><tr>{columns}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"
    )


def facts(pairs: Iterable[tuple[str, object]]) -> str:
    lines = "".join(f"<dt>{text(name)}</dt><dd>{text(value)}</dd>\n" for name, value in pairs)
    return f"<dl>\n{lines}</dl>\n"


def page(title: str, style: str, body: str) -> str:
    """Stands alone: no script, nothing that it loads from anywhere."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{text(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<h1>{text(title)}</h1>\n{body}</body>\n</html>\n"
    )


def _cells(row: Sequence[object]) -> str:
    return "".join(f"<td>{text(value)}</td>" for value in row)
