"""Another console alone: the template that is deployed, with the key of the new archive in it.

So CloudFormation knows what is published: a failure is rolled back, and the next deployment finds
that nothing is left to do. Code that was changed without a deployment stays as it is.
"""

from scripts.artefacts import bucket
from scripts.change_sets import Wanted
from scripts.failing import CannotGoOn
from scripts.package import SOURCES, Package, Sources, put_console
from scripts.place import Place
from scripts.platform import Platform
from scripts.stacks import Stack
from scripts.templates import artefact_bucket, rendered, with_artefact


def another_console(place: Place, stack: Stack, sources: Sources = SOURCES) -> Wanted:
    """Puts its archive into the bucket that the stack was deployed from."""
    if stack.status() is None:
        raise CannotGoOn(
            f"There is no stack {stack.name} yet. Deploy it without --console-only first."
        )
    deployed = stack.template()
    if "Console" not in deployed["Mappings"]["Artefacts"]:
        raise CannotGoOn(
            f"The stack {stack.name} was deployed without a console. "
            "Deploy it once without --console-only."
        )
    package = Package(bucket(place, artefact_bucket(deployed)), Platform())
    template = with_artefact(deployed, "Console", put_console(package, sources))
    return Wanted({"TemplateBody": rendered(template).decode()})
