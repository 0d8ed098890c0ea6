"""The route of the overview: can we recover now."""

from recovery.handlers.api.freshness import Freshness
from recovery.handlers.api.given import ThePorts
from recovery.handlers.api.operations import Describing, Topic
from recovery.handlers.api.routing import Routes
from recovery.usecases.overview import overview
from recovery.usecases.overview.overview import Overview

router = Routes()
_described = Describing(Topic.OVERVIEW)


@router.get("/overview", **_described("getOverview", "Can we recover now, and what is in the way"))
def get_overview(ports: ThePorts, freshness: Freshness) -> Overview:
    return overview.get_overview(ports, max_age=freshness.max_age)
