"""Reads a rehearsed run back as a network: what lasted how long, and what waited for what."""

from datetime import datetime
from graphlib import TopologicalSorter
from typing import NamedTuple

from recovery.domain.execution.effects import Done, LaunchJob
from recovery.domain.execution.server_run import Healthy
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.rehearsal.network import Activity, Because, Lasting, Link
from recovery.domain.rehearsal.run import Run
from recovery.domain.rehearsal.timeline import Stage


class _Id(NamedTuple):
    wave: int
    stage: Stage
    job_key: str = ""


class _Piece(NamedTuple):
    """An activity that knows those before it by id, not yet by their place in the network."""

    starts_at: float
    lasting: Lasting
    after: list[tuple[_Id, Because]]
    server_ids: tuple[str, ...] = ()


def read_network(run: Run) -> list[Activity]:
    pieces = _Reader(run).pieces()
    needs = {id_: [before for before, _ in piece.after] for id_, piece in pieces.items()}
    order = tuple(TopologicalSorter(needs).static_order())
    place = {id_: index for index, id_ in enumerate(order)}
    return [
        Activity(
            wave=id_.wave,
            stage=id_.stage,
            starts_at=pieces[id_].starts_at,
            lasting=pieces[id_].lasting,
            after=tuple(Link(place[before], because) for before, because in pieces[id_].after),
            server_ids=pieces[id_].server_ids,
        )
        for id_ in order
    ]


class _Reader:
    def __init__(self, run: Run) -> None:
        self._run = run
        self._began_at = run.execution.created_at
        self._waves = [wave for wave in run.execution.waves if _has_begun(wave, run)]
        self._jobs = [(wave, job) for wave in self._waves for job in wave.jobs]

    def pieces(self) -> dict[_Id, _Piece]:
        found: dict[_Id, _Piece] = {}
        for wave in self._waves:
            self._read_opening(wave, found)
        for wave, job in self._jobs:
            was_asked = job.key in self._run.asked
            piece = self._job(wave, job) if was_asked else self._unasked(wave)
            found[self._id(wave, job)] = piece
        for wave in self._waves:
            found[_closing(wave.number)] = self._closing(wave, found)
        return found

    def _read_opening(self, wave: WaveRun, found: dict[_Id, _Piece]) -> None:
        """A gate if there is one, then what comes before the launch, if only for a moment."""
        stages = self._run.stages[wave.number]
        needs = self._run.execution.schedule.needs[wave.number]
        after = [(_closing(need), Because.DEPENDENCY) for need in needs]
        starts_at = self._seconds(wave.started_at or self._ended_at(wave))
        if "AWAITING_APPROVAL" in stages:
            asked_at = self._seconds(stages["AWAITING_APPROVAL"])
            gate = _Id(wave.number, Stage.APPROVAL)
            found[gate] = _Piece(asked_at, _for(starts_at - asked_at), after)
            after = [(gate, Because.STAGE)]
        prepared_at = self._seconds(self._prepared_at(wave))
        found[_opening(wave.number)] = _Piece(starts_at, _for(prepared_at - starts_at), after)

    def _closing(self, wave: WaveRun, found: dict[_Id, _Piece]) -> _Piece:
        """From the end of the last job to the end of the wave."""
        after = [self._id(wave, job) for job in wave.jobs] or [_opening(wave.number)]
        starts_at = max(found[id_].starts_at + found[id_].lasting.ended for id_ in after)
        lasting = _for(self._seconds(self._ended_at(wave)) - starts_at)
        return _Piece(starts_at, lasting, [(id_, Because.STAGE) for id_ in after])

    def _job(self, wave: WaveRun, job: LaunchJob) -> _Piece:
        """Its servers are launched, which frees the quota, and have their end."""
        asked_at = self._run.asked[job.key]
        launched_at = job.state.at if isinstance(job.state, Done) else self._run.end.at
        states = [wave.servers[id_].state for id_ in job.server_ids]
        ended_at = [
            state.at if isinstance(state, Healthy) else self._ended_at(wave) for state in states
        ]
        lasting = Lasting(
            launched=(launched_at - asked_at).total_seconds(),
            ended=(max(ended_at) - asked_at).total_seconds(),
        )
        after = [(_opening(wave.number), Because.STAGE)]
        if job.key in self._run.queued:
            after.append((self._freed_by(job, asked_at), Because.QUOTA))
        return _Piece(self._seconds(asked_at), lasting, after, job.server_ids)

    def _unasked(self, wave: WaveRun) -> _Piece:
        """Time ran out before there was room for a job."""
        prepared_at, ended_at = self._prepared_at(wave), self._ended_at(wave)
        lasting = _for((ended_at - prepared_at).total_seconds())
        return _Piece(self._seconds(prepared_at), lasting, [(_opening(wave.number), Because.STAGE)])

    def _freed_by(self, job: LaunchJob, asked_at: datetime) -> _Id:
        """The job whose end made room: the last one to end before this one was asked for."""
        return max(
            (other.state.at, self._id(wave, other))
            for wave, other in self._jobs
            if isinstance(other.state, Done)
            and other.location == job.location
            and other.state.at <= asked_at
        )[1]

    def _id(self, wave: WaveRun, job: LaunchJob) -> _Id:
        stage = Stage.LAUNCH if job.key in self._run.asked else Stage.QUOTA
        return _Id(wave.number, stage, job.key)

    def _prepared_at(self, wave: WaveRun) -> datetime:
        """When the first job could have been asked for."""
        stages = self._run.stages[wave.number]
        after = ("LAUNCHING", "CHECKING", "FINISHING", wave.state.status)
        return next(stages[status] for status in after if status in stages)

    def _ended_at(self, wave: WaveRun) -> datetime:
        return self._run.stages[wave.number][wave.state.status]

    def _seconds(self, moment: datetime) -> float:
        return (moment - self._began_at).total_seconds()


def _has_begun(wave: WaveRun, run: Run) -> bool:
    """Not those that wait behind a failed one, until all is cancelled."""
    return wave.started_at is not None or "AWAITING_APPROVAL" in run.stages[wave.number]


def _opening(wave: int) -> _Id:
    return _Id(wave, Stage.PREPARATION)


def _closing(wave: int) -> _Id:
    return _Id(wave, Stage.CLOSING)


def _for(seconds: float) -> Lasting:
    return Lasting(launched=seconds, ended=seconds)
