"""The REST API as our scripts reach it: the real routes, over a world in memory.

    api = Api(StagedProduct(world), StandingTokens())

Where a play is given, it goes on by one act before each further look at its execution:

    transport = StagedProduct(a_world_with(play), play, lambda: play.recovers("db-1"))
"""

from collections.abc import Callable
from urllib.parse import parse_qsl

from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.people import Role
from recovery.handlers.api.app import answer
from recovery.ports.executions import Saving
from scripts.rest import Reply, Request
from tests.support.api_events import INSTALLATION, a_context, an_event
from tests.support.memory.world import MemoryWorld
from tests.support.play import Play

Act = Callable[[], object]
_PATIENCE = 5


class StandingTokens:
    def __init__(self) -> None:
        self.renewals = 0

    def token(self) -> str:
        return f"token-{self.renewals}"

    def renew(self) -> None:
        self.renewals += 1


class StagedProduct:
    def __init__(
        self,
        world: MemoryWorld,
        play: Play | None = None,
        *acts: Act,
        role: Role = Role.ADMINISTRATOR,
    ) -> None:
        self.world = world
        self.asked: list[str] = []
        """Methods and paths."""
        self._play = play
        self._acts = [_nothing, *acts]
        self._said = 0
        self._idle = 0
        self._role = role

    def __call__(self, request: Request) -> Reply:
        path, _, query = request.path.partition("?")
        self.asked.append(f"{request.method} {request.path}")
        if self._play and (request.method, path) == ("GET", "/executions/e-1"):
            self._go_on(self._play)
        event = an_event(
            request.method,
            path,
            role=self._role,
            query=dict(parse_qsl(query)),
            body=request.content.decode() if request.content else None,
            headers=request.headers,
        )
        found = answer(event, a_context(), self.world.ports, INSTALLATION)
        headers = {name.lower(): values[0] for name, values in found["multiValueHeaders"].items()}
        return Reply(found["statusCode"], headers, (found["body"] or "").encode())

    def _go_on(self, play: Play) -> None:
        if self._acts:
            self._acts.pop(0)()
        else:
            self._idle += 1
            assert self._idle <= _PATIENCE, "The play is over, and it is still looked at."
        executions = self.world.ports.executions
        before = executions.find("e-1")
        assert before is not None
        said, self._said = play.said[self._said :], len(play.said)
        if before.execution == play.execution and not said:
            return
        events = tuple(
            ExecutionEvent(number=number, at=play.now, text=text)
            for number, text in enumerate(said, start=before.last_event + 1)
        )
        self.world.clock.at = play.now
        executions.save(Saving(before=before, execution=play.execution, events=events))


def _nothing() -> None:
    """The first look sees it as it is."""
