"""Deploys the product into an account and Region, or shows what a deployment would change."""

import argparse
from collections.abc import Sequence

from scripts.artefacts import bucket
from scripts.change_sets import ChangeSet, Wanted, prepared
from scripts.command_line import add_place, add_platform, platform, running
from scripts.failing import CannotGoOn
from scripts.functions import must_not_be_gradual, renew_code
from scripts.package import SOURCES, Package, Sources, packaged, put_code
from scripts.place import Place, place
from scripts.publishing import another_console
from scripts.remains import left_behind
from scripts.stacks import Stack


def stack_of(place: Place, environment: str) -> Stack:
    return Stack(place.client("cloudformation"), f"recovery-{environment}")


def tags_of(environment: str) -> dict[str, str]:
    return {"Application": "recovery", "Environment": environment}


def wanted(made: Package, environment: str, parameters: dict[str, str]) -> Wanted:
    return Wanted(
        {"TemplateBody": made.template.decode()},
        parameters={"Environment": environment, **made.parameters(), **parameters},
        tags=tags_of(environment),
    )


def deploy(place: Place, stack: Stack, made: Package, goal: Wanted) -> dict[str, str]:
    """The outputs of the stack, changed or not."""
    # A first deployment that failed is made anew, too.
    if stack.status() in (None, "ROLLBACK_COMPLETE"):
        _tell_left_over(place, stack)
    change(stack, goal)
    for function in renew_code(place, stack, made):
        _say("code", f"{function} had code that no deployment brought: renewed")
    return stack.outputs()


def change(stack: Stack, goal: Wanted) -> None:
    change_set = prepared(stack, goal)
    if change_set is not None and change_set.kind == "CREATE":
        _say("new", f"{stack.name}, of {len(change_set.changes)} parts")
    else:
        _tell(stack, change_set)
    if change_set is not None:
        change_set.execute()


def rehearse(stack: Stack, goal: Wanted) -> None:
    change_set = prepared(stack, goal)
    _tell(stack, change_set)
    if change_set is not None:
        change_set.discard()
    _say("dry run", "nothing was changed")


def change_code(place: Place, stack: Stack, made: Package, sources: Sources = SOURCES) -> None:
    if stack.status() is None:
        raise CannotGoOn(
            f"There is no stack {stack.name} yet. Deploy it without --code-only first."
        )
    must_not_be_gradual(stack)
    put_code(made, sources)
    made.tell()
    changed = renew_code(place, stack, made)
    _say("code", f"{', '.join(changed)}: changed" if changed else "unchanged")


def main(arguments: Sequence[str] | None = None) -> None:
    chosen = _options(arguments)
    where = place(chosen.region)
    stack = stack_of(where, chosen.environment)
    _say("place", f"{where.endpoint or 'AWS'}, account {where.account}, {where.region}")
    if chosen.console_only:
        change(stack, another_console(where, stack))
        _tell_outputs(where, stack.outputs())
        return
    store = bucket(where, chosen.bucket)
    if chosen.code_only:
        change_code(where, stack, Package(store, platform(chosen)))
        return
    made = packaged(store, platform(chosen))
    goal = wanted(made, chosen.environment, {**where.parameters(), **dict(chosen.parameter)})
    if chosen.dry_run:
        rehearse(stack, goal)
        return
    _tell_outputs(where, deploy(where, stack, made, goal))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/deploy.sh", description=__doc__)
    parser.add_argument("environment", help="which of several deployments: dev, prod, …")
    parser.add_argument("--bucket", help="for the artefacts; made if it is missing")
    parser.add_argument(
        "--parameter",
        action="append",
        default=[],
        type=_pair,
        metavar="NAME=VALUE",
        help="of cfn/template.yaml; others keep their values",
    )
    add_place(parser)
    add_platform(parser)
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--dry-run", action="store_true", help="show the changes, make none")
    ways.add_argument("--code-only", action="store_true", help="change only what functions run")
    ways.add_argument("--console-only", action="store_true", help="change only the web console")
    chosen = parser.parse_args(arguments)
    if chosen.console_only and (chosen.bucket or chosen.parameter):
        parser.error("--console-only keeps bucket and parameters of the deployment")
    return chosen


def _pair(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator:
        raise argparse.ArgumentTypeError(f"{text} has to be NAME=VALUE")
    return name, value


def _tell(stack: Stack, change_set: ChangeSet | None) -> None:
    if change_set is None:
        _say("changes", f"none: {stack.name} is up to date")
        return
    for change in change_set.changes:
        _say("change", change)


def _tell_left_over(place: Place, stack: Stack) -> None:
    if found := left_behind(place, stack):
        for each in found:
            _say("left over", f"{each}: of an earlier {stack.name}, not used by this one")
        _say("left over", "this deployment begins empty; docs/deployment.md says what can be done")


def _tell_outputs(place: Place, outputs: dict[str, str]) -> None:
    urls = {"ApiUrl": place.api_url(outputs), "ConsoleUrl": place.console_url(outputs)}
    for name, value in sorted({**outputs, **urls}.items()):
        _say("output", f"{name} {value}")


def _say(stage: str, what: str) -> None:
    print(f"{stage:11} {what}", flush=True)


if __name__ == "__main__":
    running(main)
