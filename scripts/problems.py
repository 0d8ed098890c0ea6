"""What a problem document of the API says, for a person at a terminal."""

import json
from collections.abc import Iterator, Mapping
from typing import Any


def words_of(status: int, content: bytes) -> str:
    """Its first line says what is wrong, the others which fields, findings and servers."""
    document = _document(content)
    if "detail" not in document:
        return f"The answer was {status}, and no word of why."
    first = f"{document['detail']} ({status} {document.get('code', '')})"
    return "\n".join(printable(line) for line in (first, *_lines(document)))


def printable(text: str) -> str:
    """Names come from outside: what would steer the terminal is shown as a space."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _document(content: bytes) -> Mapping[str, Any]:
    try:
        document = json.loads(content)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    for error in document.get("errors", ()):
        yield f"  {error['field']}: {error['message']}"
    for finding in document.get("findings", ()):
        yield f"  {finding['severity']} {finding['code']}: {finding['fact']} {finding['fix']}"
    for server in document.get("servers", ()):
        holder = f" is held by {server['by']}" if server.get("by") else ""
        yield f"  {server['serverId']}{holder}"
    if offer := document.get("offer"):
        left_out = " ".join(f"--without {one}" for one in offer["withoutServerIds"])
        yield f"  It can be started without them: {left_out}"
