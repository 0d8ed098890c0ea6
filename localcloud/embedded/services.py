"""What the local cloud simulates itself, and where it stands among MiniStack's services."""

import asyncio
from typing import Any

from localcloud.drs.service import answer as answer_of_drs
from localcloud.ec2 import service as ec2
from localcloud.embedded import authorization, registration
from localcloud.embedded.face import Handler, Reply, Simulated, caller_of, face, request_of, shared
from localcloud.embedded.mirror import Mirror
from localcloud.grammar.exchange import Request
from localcloud.quotas.service import answer as answer_of_quotas
from localcloud.ssm import wire as ssm
from localcloud.world import Caller, World

_DRS = registration.Service("drs", "drs")
_QUOTAS = registration.Service(
    "servicequotas", "service-quotas", target_prefix="ServiceQuotasV20190624"
)


def install(world: World) -> None:
    authorization.install(world)
    drs, quotas = Simulated("drs", answer_of_drs), Simulated("servicequotas", answer_of_quotas)
    registration.add(_DRS, face(world, drs))
    registration.add(_QUOTAS, face(world, quotas))
    registration.replace("ssm", _ssm(world))
    registration.replace("ec2", _ec2(world))


def _ssm(world: World) -> Handler:
    def is_ours(_world: World, _caller: Caller, request: Request) -> bool:
        return ssm.operation_of(request) is not None

    return shared(world, Simulated("ssm", ssm.respond, is_ours), registration.theirs("ssm"))


def _ec2(world: World) -> Handler:
    """MiniStack sees our instances as they are at this moment, and we what was done to them."""
    mirror, theirs = Mirror(), registration.theirs("ec2")
    either = shared(world, Simulated("ec2", ec2.answer, ec2.is_ours), theirs)

    def show(caller: Caller) -> None:
        with world.lock:
            world.agenda.run_due()
            mirror.show(world.place_of(caller))

    def take_over(caller: Caller) -> None:
        with world.lock:
            mirror.take_over_tags(world.place_of(caller))

    async def handle(*received: Any) -> Reply:
        caller = caller_of(*received)
        await asyncio.to_thread(show, caller)
        reply = await either(*received)
        if b"Tags" in request_of(*received).body:
            await asyncio.to_thread(take_over, caller)
        return reply

    return handle
