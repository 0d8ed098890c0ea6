"""Deploys the product into an account and Region, or shows what a deployment would change."""

import argparse
from collections.abc import Sequence

from scripts.artefacts import bucket
from scripts.change_sets import ChangeSet, Wanted, prepared
from scripts.command_line import add_place, add_platform, platform, running
from scripts.failing import CannotGoOn
from scripts.functions import renew_code
from scripts.package import SOURCES, Package, Sources, packaged, put_code
from scripts.place import Place, place
from scripts.stacks import Stack


def stack_of(place: Place, environment: str) -> Stack:
    return Stack(place.client("cloudformation"), f"recovery-{environment}")


def wanted(made: Package, environment: str, parameters: dict[str, str]) -> Wanted:
    return Wanted(
        {"TemplateBody": made.template.decode()},
        parameters={"Environment": environment, **made.parameters(), **parameters},
    )


def deploy(place: Place, stack: Stack, made: Package, goal: Wanted) -> dict[str, str]:
    """The outputs of the stack, changed or not."""
    change_set = prepared(stack, goal)
    _tell(stack, change_set)
    if change_set is not None:
        change_set.execute()
    for function in renew_code(place, stack, made):
        _say("code", f"{function} had code that no deployment brought: renewed")
    return stack.outputs()


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
    put_code(made, sources)
    changed = renew_code(place, stack, made)
    _say("code", f"{', '.join(changed)}: changed" if changed else "unchanged")


def main(arguments: Sequence[str] | None = None) -> None:
    chosen = _options(arguments)
    where = place(chosen.region)
    stack, store = stack_of(where, chosen.environment), bucket(where, chosen.bucket)
    _say("place", f"{where.endpoint or 'AWS'}, account {where.account}, {where.region}")
    if chosen.code_only:
        change_code(where, stack, Package(store, platform(chosen)))
        return
    made = packaged(store, platform(chosen))
    goal = wanted(made, chosen.environment, dict(chosen.parameter))
    if chosen.dry_run:
        rehearse(stack, goal)
        return
    outputs = deploy(where, stack, made, goal)
    for name, value in sorted({**outputs, "ApiUrl": where.api_url(outputs)}.items()):
        _say("output", f"{name} {value}")


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
    return parser.parse_args(arguments)


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


def _say(stage: str, what: str) -> None:
    print(f"{stage:11} {what}", flush=True)


if __name__ == "__main__":
    running(main)
