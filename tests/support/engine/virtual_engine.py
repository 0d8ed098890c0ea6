"""Whole executions in one process and in virtual time: the product's own code over the twin.

engine = VirtualEngine()
engine.has_servers("Database", 2)
engine.has_plan(a_wave("Database"))
execution_id = engine.start()
engine.run()
"""

from collections.abc import Callable, Collection
from datetime import timedelta
from random import Random
from typing import Any

from localcloud.drs.arns import id_of_arn
from localcloud.world import Event, Place
from recovery.adapters.aws.estate import AwsEstate
from recovery.adapters.aws.observing.observer import AwsObserver
from recovery.adapters.aws.performing.documents import AwsDocuments
from recovery.adapters.aws.performing.launch_settings import AwsLaunchSettingsWriter
from recovery.adapters.aws.performing.recoveries import AwsRecoveries
from recovery.adapters.aws.performing.terminations import AwsTerminations
from recovery.adapters.aws.quotas import AwsQuotas
from recovery.adapters.aws.recovery_points import AwsRecoveryPoints
from recovery.adapters.aws.surroundings import AwsSurroundings
from recovery.domain.brain.journal import fold
from recovery.domain.execution.execution import Execution, Mode
from recovery.domain.recovery_plan import RecoveryPlan, Wave
from recovery.domain.value import Location
from recovery.ports.paging import PageRequest
from recovery.ports.performing import Notice
from recovery.ports.product import Ports
from recovery.usecases.driving.hearing import hear
from recovery.usecases.driving.sweeping import Swept, sweep
from recovery.usecases.executions.ask import WaveOf, Wish, ask_execution, ask_wave
from recovery.usecases.executions.start import start_execution
from recovery.usecases.start_request import StartRequest
from tests.support.builders import a_group, a_plan
from tests.support.engine.counted import counted
from tests.support.engine.parked import ParkingEngine
from tests.support.engine.state_machine import Latencies, StateMachine
from tests.support.engine.tally import Tally
from tests.support.engine.virtual_time import VirtualTime
from tests.support.engine_room import EngineRoom
from tests.support.memory.people import a_call
from tests.support.memory.world import HUB, MemoryWorld
from tests.support.repositories import Repositories, keep_groups, keep_plans
from tests.support.simulated_aws import HERE, SimulatedAws

_LONGEST = timedelta(days=3)


class PublishedNotices:
    def __init__(self) -> None:
        self.published: list[Notice] = []

    def publish(self, notice: Notice) -> None:
        self.published.append(notice)


class VirtualEngine:
    def __init__(
        self,
        aws: SimulatedAws | None = None,
        kept: Repositories | None = None,
        *,
        latencies: Latencies | None = None,
    ) -> None:
        self.aws = aws or SimulatedAws()
        self.latencies = latencies or Latencies()
        self.is_deaf = False
        """No event of AWS arrives: polls are all there is."""
        self.notices = PublishedNotices()
        self.tally = Tally()
        self.time = VirtualTime(self.aws.clock, self.aws.world)
        self.engine = ParkingEngine(self.time, self.tally)
        self.ports = self._ports(kept or MemoryWorld().ports)
        self.room = self._room()
        self.machine = StateMachine(self.room, self.engine, self.tally, self.latencies)
        self.engine.drive = self.machine.drive
        self.aws.world.on_event = self._hear
        self._chance = Random(self.aws.seed)
        self.servers: dict[str, list[str]] = {}
        """Ids by group."""
        self._begun: dict[str, Execution] = {}

    def has_servers(self, name: str, number: int, **stated: Any) -> None:  # noqa: ANN401  # of a_server
        """That many new ones, in a group of this name."""
        self.has_group(name, *self.aws.add_servers(number, **stated))

    def has_group(
        self, name: str, *server_ids: str, location: Location = HERE, **stated: object
    ) -> None:
        self.servers[name] = list(server_ids)
        selection = {"kind": "SERVERS", "server_ids": server_ids}
        group = a_group(name, selection=selection, location=location, **stated)
        keep_groups(self.ports, [group])

    def has_plan(self, *waves: Wave, **stated: object) -> RecoveryPlan:
        plan = a_plan(*waves, **stated)
        keep_plans(self.ports, [plan])
        return plan

    def start(self, plan: RecoveryPlan | None = None, **stated: object) -> str:
        """A drill of the plan Web shop, where nothing else is said: the id of the execution."""
        started = plan or a_plan()
        default = {"plan_id": started.plan_id, "mode": Mode.DRILL, "plan_name": started.name}
        call = a_call("startExecution", at=self.time.now())
        summary = start_execution(self.ports, call, StartRequest.model_validate(default | stated))
        id_ = summary.execution_id
        self._begun[id_] = self.execution(id_)
        return id_

    def ask(
        self, operation: str, execution_id: str, *, wave: int | None = None, why: str = "A test."
    ) -> None:
        call, wish = a_call(operation, at=self.time.now()), Wish(why=why)
        if wave is None:
            ask_execution(self.ports, call, execution_id, wish)
        else:
            ask_wave(self.ports, call, WaveOf(execution_id=execution_id, number=wave), wish)

    def run(self) -> None:
        """Until nothing is driven any more; each journal must lead to what was saved."""
        latest = self.time.now() + _LONGEST
        self.time.run_while(lambda: self.engine.is_driving and self.time.now() < latest)
        assert not self.engine.is_driving, f"Not over by {latest}: does it wait for people?"
        for execution_id in self._begun:
            assert self.replayed(execution_id) == self.execution(execution_id)

    def run_until(self, is_reached: Callable[[], bool]) -> None:
        self.time.run_while(lambda: self.engine.is_driving and not is_reached())
        assert is_reached(), "It ended before that."

    def run_for(self, passed: timedelta) -> None:
        until = self.time.now() + passed
        self.time.after(passed, lambda: None)
        self.time.run_while(lambda: self.time.now() < until)

    def sweep(self) -> Swept:
        self.tally.functions["events"] += 1
        return sweep(self.room)

    def execution(self, execution_id: str) -> Execution:
        record = self.ports.executions.find(execution_id)
        assert record is not None
        return record.execution

    def told(self, execution_id: str) -> list[str]:
        """Its events, in words."""
        page = self.ports.executions.events(execution_id, PageRequest(limit=200))
        return [event.text for event in page.items]

    def replayed(self, execution_id: str) -> Execution:
        """Where its journal leads."""
        journal = self.ports.executions.journal(execution_id)
        return fold(self._begun[execution_id], journal)

    def _hear(self, place: Place, event: Event) -> None:
        """Every event invokes the function; they come in any order."""
        if self.is_deaf:
            return
        location = Location(account_id=place.account_id, region=place.region)
        server_ids = frozenset(map(id_of_arn, event.resources))
        late = self.latencies.hear * self._chance.uniform(0.5, 1.5)
        self.time.after(late, lambda: self._wake(location, server_ids))

    def _wake(self, location: Location, server_ids: Collection[str]) -> None:
        self.tally.functions["events"] += 1
        hear(self.room, location, frozenset(server_ids))

    def _ports(self, kept: Repositories) -> Ports:
        clients, memory = self.aws.clients, MemoryWorld()
        return Ports(
            hub_account_id=HUB,
            clock=self.time,
            ids=memory.ids,
            groups=kept.groups,
            plans=kept.plans,
            executions=counted(kept.executions, self.tally.executions),
            accounts=kept.accounts,
            audit_trail=kept.audit_trail,
            estate=AwsEstate(clients, self.time),
            sights=memory.sights,
            recovery_points=AwsRecoveryPoints(clients),
            launch_configurations=memory.launch_configurations,
            quotas=AwsQuotas(clients),
            surroundings=AwsSurroundings(clients),
            job_logs=memory.job_logs,
            verifier=memory.verifier,
            engine=self.engine,
        )

    def _room(self) -> EngineRoom:
        hands = self.aws.hands
        return EngineRoom(
            clock=self.time,
            executions=self.ports.executions,
            engine=self.engine,
            observer=AwsObserver(self.aws.clients, self.time),
            recoveries=AwsRecoveries(hands, self.time),
            launch_settings=AwsLaunchSettingsWriter(hands),
            documents=AwsDocuments(hands, self.time),
            terminations=AwsTerminations(hands, self.time),
            notifier=self.notices,
        )
