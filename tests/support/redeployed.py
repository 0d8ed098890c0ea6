"""Another deployment of changed sources, into a local cloud that is running."""

from scripts.artefacts import bucket
from scripts.deploy import deploy, stack_of, wanted
from scripts.package import Package, Sources, packaged
from scripts.platform import this_machine
from tests.support.deployed import ENVIRONMENT, Deployed


def redeployed(
    product: Deployed, sources: Sources, *, environment: str = ENVIRONMENT, **parameters: str
) -> dict[str, str]:
    """What the stack puts out. Parameters that are not stated keep their values."""
    made = package_of(product, sources)
    goal = wanted(made, environment, parameters)
    return deploy(product.place, stack_of(product.place, environment), made, goal)


def package_of(product: Deployed, sources: Sources) -> Package:
    return packaged(bucket(product.place), this_machine(), sources)
