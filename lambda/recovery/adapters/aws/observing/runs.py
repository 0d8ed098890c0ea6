"""SSM runs that have ended: commands on all of their instances, and automations."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from botocore.exceptions import ClientError

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.observing.run_results import (
    automation_result,
    command_result,
    has_ended,
)
from recovery.adapters.aws.refusals import code_of
from recovery.adapters.aws.wire import Described
from recovery.domain.brain.watch import WatchedRun
from recovery.domain.execution.facts import RunEnded, RunResult
from recovery.domain.value import InstanceId

_LONGEST_LISTED = 2_500
"""Lists cut the output there; GetCommandInvocation tells ten times as much, a step a call."""
_NOT_THERE_YET = frozenset({"AutomationExecutionNotFoundException", "InvocationDoesNotExist"})
"""SSM knows a run only a moment after it has answered with its id."""


def observed_runs(
    ssm: Client, watched: Iterable[WatchedRun], *, at: datetime
) -> tuple[RunEnded, ...]:
    return tuple(
        RunEnded(at=at, key=run.key, results=results)
        for run in watched
        if (results := _results(ssm, run))
    )


def _results(ssm: Client, run: WatchedRun) -> tuple[RunResult, ...]:
    """Empty as long as it has not ended."""
    try:
        if not run.instance_ids:
            found = _automation(ssm, run)
            return (found,) if found else ()
        return _of_command(ssm, run)
    except ClientError as error:
        if code_of(error) not in _NOT_THERE_YET:
            raise
        return ()


def _automation(ssm: Client, run: WatchedRun) -> RunResult | None:
    answer = ssm.get_automation_execution(AutomationExecutionId=run.run_id)
    return automation_result(answer["AutomationExecution"])


def _of_command(ssm: Client, run: WatchedRun) -> tuple[RunResult, ...]:
    invocations = _invocations(ssm, run)
    if not _all_ended(run.instance_ids, invocations):
        return ()
    return tuple(
        command_result(
            invocations[id_], marker=run.marker, output=_output(ssm, invocations[id_], run.marker)
        )
        for id_ in run.instance_ids
    )


def _invocations(ssm: Client, run: WatchedRun) -> Mapping[InstanceId, Described]:
    read = ssm.get_paginator("list_command_invocations")
    return {
        each["InstanceId"]: each
        for page in read.paginate(CommandId=run.run_id, Details=True)
        for each in page["CommandInvocations"]
    }


def _all_ended(
    instance_ids: Collection[InstanceId], invocations: Mapping[InstanceId, Described]
) -> bool:
    """One that is not listed yet has not ended."""
    return all(has_ended(invocations.get(id_, {})) for id_ in instance_ids)


def _output(ssm: Client, invocation: Described, marker: str | None) -> str:
    """Of all steps. What lists cut off is fetched only where the marker may be in it."""
    plugins = invocation.get("CommandPlugins", [])
    listed = "\n".join(plugin.get("Output", "") for plugin in plugins)
    if marker is None or marker in listed:
        return listed
    return "\n".join([listed, *_whole(ssm, invocation, plugins)])


def _whole(ssm: Client, invocation: Described, plugins: Iterable[Described]) -> Iterator[str]:
    for plugin in plugins:
        if len(plugin.get("Output", "")) >= _LONGEST_LISTED:
            answer = ssm.get_command_invocation(
                CommandId=invocation["CommandId"],
                InstanceId=invocation["InstanceId"],
                PluginName=plugin["Name"],
            )
            yield answer["StandardOutputContent"]
