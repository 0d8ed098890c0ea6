"""Follows an execution to its end: what it is, and what has happened since the last look."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import monotonic

from scripts.drilling.answers import Execution, Happening, Happenings
from scripts.rest import Api, Reply, Request

_UNCHANGED = 304


@dataclass(frozen=True)
class Look:
    execution: Execution
    now: datetime
    """The time of the product, which a local cloud lets run faster."""
    speed: float
    news: tuple[Happening, ...] = ()


class Watch:
    def __init__(
        self,
        api: Api,
        execution_id: str,
        *,
        speed: float = 1.0,
        elapsed: Callable[[], float] = monotonic,
    ) -> None:
        self._api = api
        self._path = f"/executions/{execution_id}"
        self._speed = speed
        self._elapsed = elapsed
        self._etag = ""
        self._token: str | None = None
        self._told = 0
        self._last: Look | None = None
        self._seen_at = 0.0

    def look(self) -> Look:
        """First what it is and then the events, so that none of the last ones is missed."""
        look = self._looked()
        return replace(look, news=tuple(self._news()))

    def _looked(self) -> Look:
        headers = {"If-None-Match": self._etag} if self._etag else {}
        reply = self._api.ask(Request("GET", self._path, headers))
        if reply.status == _UNCHANGED and self._last is not None:
            passed = timedelta(seconds=(self._elapsed() - self._seen_at) * self._speed)
            return replace(self._last, now=self._last.execution.now + passed)
        self._last = self._first_seen(reply)
        return self._last

    def _first_seen(self, reply: Reply) -> Look:
        execution = Execution.model_validate_json(reply.content)
        self._etag = reply.headers.get("etag", "")
        self._seen_at = self._elapsed()
        return Look(execution, execution.now, self._speed)

    def _news(self) -> Iterator[Happening]:
        """The token of the last page leads to what comes later."""
        while True:
            query = {"limit": "200"} | ({"pageToken": self._token} if self._token else {})
            reply = self._api.got(f"{self._path}/events", **query)
            page = Happenings.model_validate_json(reply.content)
            self._token = page.next_token or self._token
            fresh = [event for event in page.items if event.number > self._told]
            if not fresh:
                return
            self._told = fresh[-1].number
            yield from fresh
