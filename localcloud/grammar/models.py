"""The service models that botocore ships: the one source of paths, shapes and limits."""

from functools import cache

from botocore.loaders import Loader
from botocore.model import ServiceModel


@cache
def service_model(name: str) -> ServiceModel:
    """As in the installed botocore; what a person keeps in ``~/.aws/models`` has no say."""
    loader = Loader(
        extra_search_paths=[Loader.BUILTIN_DATA_PATH], include_default_search_paths=False
    )
    return ServiceModel(loader.load_service_model(name, "service-2"), service_name=name)
