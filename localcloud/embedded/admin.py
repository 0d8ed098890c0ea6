"""Our own paths, on loopback and without credentials: faults, the clock, what SNS has sent.

GET, POST and DELETE ``/_localcloud/faults``; GET ``/_localcloud/clock``, ``/_localcloud/sns``,
``/_localcloud/accounts``, ``/_localcloud/region`` and ``/_localcloud/console``.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import ValidationError

from localcloud.clock import ScaledClock
from localcloud.embedded.accounts import Administrator
from localcloud.embedded.gateway import App, Receive, Scope, Send, body_of
from localcloud.embedded.outbox import Outbox
from localcloud.faults import FAULT
from localcloud.world import World

Reply = tuple[int, Any]


@dataclass
class Admin:
    world: World
    clock: ScaledClock
    outbox: Outbox
    administrators: list[Administrator] = field(default_factory=list)
    region: str = ""
    """That of the example in the banner. Both are known when the server is up."""
    console_url: str = ""
    """Where the newest distribution is served, if there is one."""

    def reply(self, method: str, path: str, body: bytes) -> Reply:
        doors: dict[tuple[str, str], Callable[[bytes], Reply]] = {
            ("GET", "faults"): self._faults,
            ("POST", "faults"): self._add_fault,
            ("DELETE", "faults"): self._clear_faults,
            ("GET", "clock"): self._clock,
            ("GET", "sns"): lambda _: (200, self.outbox.listed()),
            ("GET", "accounts"): lambda _: (200, [asdict(each) for each in self.administrators]),
            ("GET", "region"): lambda _: (200, self.region),
            ("GET", "console"): lambda _: (200, self.console_url),
        }
        door = doors.get((method, path.removeprefix("/_localcloud/")))
        return door(body) if door else (404, {"message": f"There is no {method} {path}."})

    def _faults(self, _body: bytes) -> Reply:
        with self.world.lock:
            listed = self.world.faults.listed()
        return 200, {
            number: fault.model_dump(exclude_none=True) for number, fault in listed.items()
        }

    def _add_fault(self, body: bytes) -> Reply:
        try:
            fault = FAULT.validate_json(body)
        except ValidationError as problem:
            return 400, {"message": str(problem)}
        with self.world.lock:
            return 201, {"number": self.world.faults.add(fault)}

    def _clear_faults(self, body: bytes) -> Reply:
        with self.world.lock:
            if body:
                self.world.faults.remove(int(json.loads(body)["number"]))
            else:
                self.world.faults.clear()
        return 200, {}

    def _clock(self, _body: bytes) -> Reply:
        now, origin = self.clock.now(), self.clock.origin
        return 200, {"now": now, "origin": origin, "speed": self.clock.speed}


def app_of(admin: Admin) -> App:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        body = await body_of(receive)
        status, content = admin.reply(scope["method"], scope["path"], body)
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        text = json.dumps(content, default=lambda moment: moment.isoformat())
        await send({"type": "http.response.body", "body": text.encode()})

    return app
