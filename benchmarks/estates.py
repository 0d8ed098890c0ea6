"""Plans of any size for benchmarks: a graph of waves, a third of the servers on Windows."""

from datetime import UTC, datetime

from recovery.domain.inventory import Inventory, OperatingSystem, SourceServer
from recovery.domain.protection_group import ProtectionGroup, ServerList
from recovery.domain.recovery_plan import RecoveryPlan, Wave
from recovery.domain.value import Location

NOW = datetime(2026, 1, 1, 6, 0, tzinfo=UTC)
PLACES = (
    Location(account_id="111122223333", region="eu-west-1"),
    Location(account_id="444455556666", region="eu-central-1"),
)


def an_estate(servers: int, waves: int) -> tuple[RecoveryPlan, Inventory]:
    """Server i is in wave i modulo waves; a wave's servers are in one account and Region."""
    known = tuple(_server(index, index % waves) for index in range(servers))
    plan = RecoveryPlan(
        plan_id="plan",
        name=f"{servers} servers",
        waves=tuple(_wave(number) for number in range(waves)),
    )
    groups = tuple(_group(number, known[number::waves]) for number in range(waves))
    return plan, Inventory(at=NOW, servers=known, groups=groups)


def _server(index: int, wave: int) -> SourceServer:
    return SourceServer(
        server_id=f"s-{index:017x}",
        hostname=f"server-{index}",
        location=PLACES[wave % len(PLACES)],
        os=OperatingSystem.WINDOWS if index % 3 == 0 else OperatingSystem.LINUX,
    )


def _group(number: int, members: tuple[SourceServer, ...]) -> ProtectionGroup:
    return ProtectionGroup(
        group_id=f"group-{number}",
        name=f"Group {number}",
        location=PLACES[number % len(PLACES)],
        selection=ServerList(server_ids=tuple(member.server_id for member in members)),
    )


def _wave(number: int) -> Wave:
    """Waits for one or two earlier ones, so that branches run at the same time."""
    needed = {(number - 1) // 2, (number - 1) // 3} if number else set()
    return Wave(
        name=f"Wave {number}",
        group_ids=(f"group-{number}",),
        depends_on=tuple(f"Wave {before}" for before in sorted(needed)),
    )
