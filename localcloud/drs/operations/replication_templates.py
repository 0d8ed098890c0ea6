"""Replication configuration templates: how source servers replicate that are added later."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from localcloud.drs.answers.settings import described_replication_template
from localcloud.drs.arns import arn_of
from localcloud.drs.finding import replication_template_with
from localcloud.drs.pages import page_of
from localcloud.drs.replication_settings import check_settings, requested
from localcloud.drs.settings import ReplicationConfigurationTemplate
from localcloud.world import Caller, World


def create_replication_configuration_template(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    template_id = world.chance.new_id("rct-")
    template = ReplicationConfigurationTemplate(
        template_id=template_id,
        arn=arn_of(world.place_of(caller), "replication-configuration-template", template_id),
        tags=dict(request.get("tags", {})),
        **requested(request),
    )
    return _kept(world, caller, template)


def describe_replication_configuration_templates(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    place = world.place_of(caller)
    wanted = request.get("replicationConfigurationTemplateIDs")
    ids = wanted or list(place.drs.replication_templates)
    found = [replication_template_with(place, template_id) for template_id in ids]
    return page_of(
        found, request, described=described_replication_template, size=place.drs.knobs.page_size
    )


def update_replication_configuration_template(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    template_id = request["replicationConfigurationTemplateID"]
    before = replication_template_with(world.place_of(caller), template_id)
    return _kept(world, caller, replace(before, **requested(request)))


def delete_replication_configuration_template(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    place = world.place_of(caller)
    template_id = request["replicationConfigurationTemplateID"]
    template = replication_template_with(place, template_id)
    del place.drs.replication_templates[template.template_id]
    return {}


def _kept(
    world: World, caller: Caller, template: ReplicationConfigurationTemplate
) -> dict[str, Any]:
    check_settings(world, caller, template)
    world.place_of(caller).drs.replication_templates[template.template_id] = template
    return described_replication_template(template)
