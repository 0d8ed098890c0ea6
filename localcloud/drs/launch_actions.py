"""Post-launch actions as far as their outcome goes: no document is carried out here."""

from datetime import datetime, timedelta
from uuid import UUID

from localcloud.drs.rules import names_of
from localcloud.drs.running_job import RunningJob
from localcloud.drs.settings import LaunchAction
from localcloud.drs.state import ActionRun, SourceServer
from localcloud.faults import FailingCheck
from localcloud.ssm import agents
from localcloud.world import Place

_LOOK_EVERY_SECONDS = 15.0
_AGENT_WITHIN = timedelta(minutes=30)


def due_actions(place: Place, server: SourceServer) -> list[LaunchAction]:
    """In the order in which they run; none in a machine that is launched to stay stopped."""
    configuration = server.launch_configuration
    if not configuration.post_launch_enabled or configuration.launch_disposition == "STOPPED":
        return []
    actions = place.drs.launch_actions.get(server.source_server_id, {}).values()
    return sorted((each for each in actions if each.is_active), key=lambda each: each.order)


class ActionsRun:
    """The job goes on until they are over. One that is not optional fails the launch."""

    def __init__(self, running: RunningJob, server_id: str, actions: list[LaunchAction]) -> None:
        self._running = running
        self._world = running.world
        self._place = running.place
        self._server_id = server_id
        self._participant = running.participant(server_id)
        self._waiting = list(actions)
        self._began: datetime = self._world.agenda.moment
        self._has_failed = False

    def begin(self) -> None:
        self._running.hold(self._server_id)
        self._look_for_agent()

    def _look_for_agent(self) -> None:
        now = self._world.agenda.moment
        instance_id = self._participant.recovery_instance_id or ""
        if agents.is_online(self._world, self._place, instance_id):
            self._participant.agent_discovered_at = now
            self._run_next()
        elif now - self._began < _AGENT_WITHIN:
            self._world.agenda.after(_LOOK_EVERY_SECONDS, self._look_for_agent)
        else:
            for action in self._waiting:
                self._end_run(self._new_run(action), "The SSM agent was not discovered")
            self._finish()

    def _run_next(self) -> None:
        if not self._waiting:
            self._finish()
            return
        run = self._new_run(self._waiting.pop(0))
        names = ("ACTION", run.action.action_id, self._running.job.job_id, self._server_id)
        seconds = self._place.drs.knobs.launch_actions.draw(self._world.chance, *names)
        self._world.agenda.after(seconds, lambda: self._end(run))

    def _end(self, run: ActionRun) -> None:
        names = names_of(self._place.drs, self._server_id)
        code = run.action.action_code
        fault = self._world.faults.strike(FailingCheck, *names, document=code)
        self._end_run(run, f"{code} failed" if fault else None)
        self._run_next()

    def _new_run(self, action: LaunchAction) -> ActionRun:
        run_id = UUID(self._world.chance.new_id("", length=32))
        run = ActionRun(action, str(run_id))
        self._participant.action_runs.append(run)
        return run

    def _end_run(self, run: ActionRun, failure: str | None) -> None:
        run.status = "FAILED" if failure else "SUCCEEDED"
        run.failure_reason = failure
        if failure and not run.action.is_optional:
            self._has_failed = True

    def _finish(self) -> None:
        if self._has_failed:
            self._running.settle(self._server_id, "FAILED")
        self._running.release(self._server_id)
