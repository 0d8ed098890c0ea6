"""Deletes a deployment. What holds people's work is kept: tables, user pool, artefacts."""

import argparse
import sys
from collections.abc import Sequence

from scripts.command_line import add_place, running
from scripts.deploy import stack_of
from scripts.failing import CannotGoOn
from scripts.place import Place, place
from scripts.progress import Progress
from scripts.remains import Remain, left_behind, retained
from scripts.stacks import NESTED, Stack
from scripts.templates import artefact_bucket
from scripts.unfinished import unfinished_executions


def clean_up(where: Place, stack: Stack, chosen: argparse.Namespace) -> None:
    kept, bucket = retained(stack), artefact_bucket(stack.template())
    _announce(stack, kept, bucket)
    _must_be_idle(where, stack, chosen)
    _must_be_meant(chosen)
    delete(stack)
    _say("deleted", stack.name)
    _tell_kept(where, kept)
    print(
        f"\n# only if no other deployment came from this bucket:\naws s3 rb --force s3://{bucket}"
    )


def delete(stack: Stack) -> None:
    """Tells how far it is, and why it could not be done."""
    lasting = stack.by_id()
    if lasting is None:
        return
    progress = Progress(lasting)
    stack.cloudformation.delete_stack(StackName=stack.name)
    lasting.until(progress.look)
    lasting.must_be("DELETE_COMPLETE")


def main(arguments: Sequence[str] | None = None) -> None:
    chosen = _options(arguments)
    where = place(chosen.region)
    stack = stack_of(where, chosen.environment)
    _say("place", f"{where.endpoint or 'AWS'}, account {where.account}, {where.region}")
    if stack.status() is None:
        _say("nothing", f"there is no stack {stack.name} in {where.region} to delete")
        _tell_kept(where, left_behind(where, stack))
        return
    clean_up(where, stack, chosen)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/cleanup.sh", description=__doc__)
    parser.add_argument("environment", help="which of several deployments: dev, prod, …")
    parser.add_argument("--yes", metavar="ENVIRONMENT", help="its name again, instead of typing it")
    parser.add_argument(
        "--even-if-running",
        action="store_true",
        help="abandon executions that are still driven; what they launched keeps running",
    )
    add_place(parser)
    return parser.parse_args(arguments)


def _announce(stack: Stack, kept: list[Remain], bucket: str) -> None:
    nested = [each for each in stack.resources() if each["ResourceType"] == NESTED]
    parts = ", ".join(sorted(each["LogicalResourceId"] for each in nested))
    _say("deletes", f"{stack.name} with all that is in it ({parts or 'nothing'}), apart from:")
    for each in kept:
        _say("keeps", str(each))
    _say("keeps", f"S3::Bucket {bucket}, with artefacts that other deployments may share")


def _must_be_idle(where: Place, stack: Stack, chosen: argparse.Namespace) -> None:
    # A stack whose creation failed has no outputs, and nobody can have started anything.
    table = stack.outputs().get("ExecutionTable")
    found = unfinished_executions(where, table) if table else []
    for execution_id in found:
        _say("running", execution_id)
    if found and not chosen.even_if_running:
        raise CannotGoOn(
            f"{len(found)} executions are still driven: nobody would end them, or terminate what "
            "they launched. Wait or cancel them. To abandon them, say --even-if-running."
        )


def _must_be_meant(chosen: argparse.Namespace) -> None:
    wanted, said = chosen.environment, chosen.yes
    if said is None:
        if not sys.stdin.isatty():
            raise CannotGoOn(f"There is nobody to ask. If it is meant, say --yes {wanted}")
        said = input(f"\nType {wanted} to delete it: ").strip()
    if said != wanted:
        raise CannotGoOn(f"{said!r} is not {wanted!r}: nothing was deleted.")


def _tell_kept(where: Place, kept: list[Remain]) -> None:
    if not kept:
        return
    for each in kept:
        _say("kept", str(each))
    _say("empty", "a new deployment of this name makes new tables and a new pool")
    print("\nWhat was kept is removed by hand, once nobody needs it:\n")
    for command in (line for each in kept for line in each.by_hand(where.region)):
        print(command)


def _say(stage: str, what: str) -> None:
    print(f"{stage:11} {what}", flush=True)


if __name__ == "__main__":
    running(main)
