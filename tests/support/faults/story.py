"""One drill, from the request to its end, with whatever breaks on the way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from localcloud.drs.arns import id_of_arn
from localcloud.world import Event, Place
from recovery.domain.brain.journal import fold
from recovery.domain.execution.execution import Execution, Mode
from recovery.domain.value import Location
from recovery.ports.product import Ports
from recovery.settings import ApiSettings, settings_of
from recovery.usecases.executions.start import start_execution
from recovery.usecases.start_request import StartRequest
from recovery.wiring.product import ports_of
from tests.support.engine.virtual_time import Nap, Process, VirtualTime
from tests.support.faults.amazon import Amazon
from tests.support.faults.drilled import HERE, a_world, keep_plan
from tests.support.faults.environment import environment
from tests.support.faults.functions import Functions, Unanswered, surrounded
from tests.support.faults.gate import Gate
from tests.support.faults.machine import Machine
from tests.support.faults.points import Work
from tests.support.faults.refusing import refused
from tests.support.faults.states import States
from tests.support.faults.trouble import Trouble
from tests.support.kept_in_dynamodb import DynamoRepositories, kept_in_dynamodb
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld
from tests.support.running_cloud import RunningCloud
from tests.support.simulated_aws import SimulatedAws

LONGEST = timedelta(days=3)
_MOST_AT_ONCE = 100
_TURN = timedelta(seconds=5)
"""On average, no execution needs its turns more often."""
_MINUTE = timedelta(minutes=1)
_EVENT_TRIES = 2
"""As cfn/events.yaml has it."""


@dataclass
class Story:
    aws: SimulatedAws
    kept: DynamoRepositories
    gate: Gate
    states: States
    amazon: Amazon
    functions: Functions
    ports: Ports
    time: VirtualTime
    trouble: Trouble
    execution_id: str = ""
    first: Execution = field(init=False)
    begun_at: datetime = field(init=False)
    took: timedelta = timedelta()
    """Until nobody drove it any more."""

    def __post_init__(self) -> None:
        self.begun_at = self.time.now()

    @property
    def execution(self) -> Execution:
        record = self.kept.executions.find(self.execution_id)
        assert record is not None
        return record.execution

    @property
    def folded(self) -> Execution:
        return fold(self.first, self.kept.executions.journal(self.execution_id))

    @property
    def is_over(self) -> bool:
        """Nobody drives it any more, and nobody is to."""
        return not self.states.is_running and not self.is_active

    @property
    def is_late(self) -> bool:
        return self.time.now() >= self.begun_at + LONGEST

    @property
    def is_spinning(self) -> bool:
        """It takes one turn after the other, all the time, although nothing happens."""
        return self.functions.turns > _MOST_AT_ONCE + (self.time.now() - self.begun_at) / _TURN

    @property
    def is_active(self) -> bool:
        """Somebody is to drive it."""
        key = {"executionId": {"S": self.execution_id}, "sk": {"S": "WAKE"}}
        reply = self.kept.client.get_item(
            TableName=self.kept.tables.executions, Key=key, ConsistentRead=True
        )
        return "active" in reply["Item"]

    def run(self) -> None:
        """Until nobody drives it any more, or nobody ever will."""
        self.aws.world.on_event = self._event
        self.execution_id = self._started()
        self.first = self.execution
        self._plan(_MINUTE, self._sweeps())
        if self.trouble.second_run_after:
            self.time.after(self.trouble.second_run_after, self._second_run)
        if self.trouble.repaired_after:
            self.time.after(self.trouble.repaired_after, self._repaired)
        self.time.run_while(lambda: not (self.is_late or self.is_spinning or self.is_over))
        self.took = self.time.now() - self.begun_at

    def _started(self) -> str:
        with self.gate.at_work(Work.API):
            request = StartRequest(
                plan_id="p-7", mode=Mode.DRILL, plan_name="Web shop", cleanup_after=_MINUTE
            )
            call = a_call("startExecution", at=self.time.now())
            return start_execution(self.ports, call, request).execution_id

    def _plan(self, within: timedelta, process: Process) -> None:
        self.time.after(within, lambda: self.time.follow(process))

    def _sweeps(self) -> Process:
        """Every minute; less often where it takes days, because then nothing happens for hours."""
        while True:
            self._try(self.functions.sweep)
            is_long = self.time.now() - self.begun_at > timedelta(hours=3)
            yield Nap(timedelta(minutes=30) if is_long else _MINUTE)

    def _event(self, place: Place, event: Event) -> None:
        location = Location(account_id=place.account_id, region=place.region)
        server_ids = frozenset(map(id_of_arn, event.resources))
        for delay in self.trouble.event_delays:
            self._plan(delay, self._hears(location, server_ids))

    def _hears(self, location: Location, server_ids: frozenset[str]) -> Process:
        for _ in range(_EVENT_TRIES):
            if self._try(lambda: self.functions.hear(location, server_ids)):
                return
            yield Nap(_MINUTE)

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except Unanswered:
            return False
        return True

    def _second_run(self) -> None:
        self.ports.engine.run_again(self.execution_id, after=1)

    def _repaired(self) -> None:
        self.gate.blow = None


@contextmanager
def told(cloud: RunningCloud, trouble: Trouble) -> Iterator[Story]:
    """Everything is new: tables, servers, functions."""
    with kept_in_dynamodb(cloud) as kept:
        aws = a_world()
        time = VirtualTime(aws.clock, aws.world)
        states = States()
        amazon = Amazon(aws.world, states, endpoint=cloud.endpoint, hub_account_id=HERE.account_id)
        amazon.lists_jobs_after = trouble.jobs_listed_after
        gate = Gate(amazon.send, refused)
        variables = environment(cloud, kept)
        with surrounded(gate, time, variables):
            functions = Functions(gate, variables)
            functions.repeats = trouble.repeats
            product = ports_of(settings_of(variables, ApiSettings))
            ports = replace(product, sights=MemoryWorld().sights)
            keep_plan(kept)
            gate.blow = trouble.blow
            Machine(time, functions, states, kept)
            story = Story(aws, kept, gate, states, amazon, functions, ports, time, trouble)
            story.run()
            yield story
        amazon.close()
