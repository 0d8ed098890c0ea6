"""A protection group: servers of one account and Region that are recovered together."""

import pytest
from pydantic import ValidationError

from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.protection_group import ProtectionGroup, ServerList, TagQuery
from tests.support.builders import a_group, a_tag_group, server_id


def test_a_tag_query_asks_for_every_tag() -> None:
    query = TagQuery(tags={"tier": "data", "app": "shop"})

    assert query.matches({"tier": "data", "app": "shop", "owner": "ann"})
    assert not query.matches({"tier": "data"})
    assert not query.matches({"tier": "data", "app": "Shop"})


def test_a_tag_query_asks_for_at_least_one_tag() -> None:
    with pytest.raises(ValidationError):
        TagQuery(tags={})


def test_a_server_without_own_settings_has_those_of_its_group() -> None:
    group = a_group(launch_settings={"copy_tags": True})

    settings = group.effective_settings(server_id("db-1"))

    assert settings == LaunchSettings(copy_tags=True)


def test_the_own_settings_of_a_server_stand_over_those_of_its_group() -> None:
    group = a_group(
        launch_settings={"copy_tags": True, "instance_type": "m5.large"},
        server_settings={server_id("db-1"): {"copy_tags": False}},
    )

    settings = group.effective_settings(server_id("db-1"))

    assert settings == LaunchSettings(copy_tags=False, instance_type="m5.large")


@pytest.mark.parametrize(
    ("group", "kind"),
    [(a_group(), ServerList), (a_tag_group(tags={"tier": "data"}), TagQuery)],
)
def test_a_selection_is_read_by_its_kind(
    group: ProtectionGroup, kind: type[ServerList] | type[TagQuery]
) -> None:
    read = ProtectionGroup.model_validate_json(group.model_dump_json())

    assert isinstance(read.selection, kind)
    assert read == group
