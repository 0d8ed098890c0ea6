"""The routes of the configuration as a whole: taken out, and brought in."""

from recovery.handlers.api.given import TheCall, ThePorts
from recovery.handlers.api.operations import Describing, Topic
from recovery.handlers.api.routing import Routes
from recovery.usecases.configuration import exporting, importing
from recovery.usecases.configuration.document import Configuration
from recovery.usecases.configuration.importing import ImportReport, ImportRequest

router = Routes()
_described = Describing(Topic.CONFIGURATION)


@router.get(
    "/configuration",
    **_described("exportConfiguration", "Accounts, groups and plans in one document"),
)
def export_configuration(ports: ThePorts, call: TheCall) -> Configuration:
    return exporting.export_configuration(ports, call)


@router.post(
    "/configuration/import",
    **_described(
        "importConfiguration", "Bring a document in, each entity by itself", refuses=[422]
    ),
)
def import_configuration(ports: ThePorts, call: TheCall, request: ImportRequest) -> ImportReport:
    return importing.import_configuration(ports, call, request)
