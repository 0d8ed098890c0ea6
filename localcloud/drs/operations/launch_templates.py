"""The launch configuration template of an account: what new source servers start with."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from localcloud.drs.answers.settings import described_launch_template
from localcloud.drs.arns import arn_of
from localcloud.drs.errors import ServiceQuotaExceeded
from localcloud.drs.finding import launch_template_with
from localcloud.drs.pages import page_of
from localcloud.drs.quotas import LAUNCH_TEMPLATES, allowed
from localcloud.drs.settings import LaunchConfigurationTemplate
from localcloud.world import Caller, World

_FIELDS = {
    "launchDisposition": "launch_disposition",
    "targetInstanceTypeRightSizingMethod": "right_sizing",
    "copyPrivateIp": "copy_private_ip",
    "copyTags": "copy_tags",
    "exportBucketArn": "export_bucket_arn",
    "postLaunchEnabled": "post_launch_enabled",
    "launchIntoSourceInstance": "launch_into_source_instance",
    "recoveryMode": "recovery_mode",
}


def create_launch_configuration_template(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    place = world.place_of(caller)
    limit = allowed(place, LAUNCH_TEMPLATES)
    if len(place.drs.launch_templates) >= limit:
        raise ServiceQuotaExceeded(
            f"Limit of {limit} launch configuration template exceeded",
            quota_code=LAUNCH_TEMPLATES,
            resource_type="Launch configuration template",
        )
    template_id = world.chance.new_id("lct-")
    arn = arn_of(place, "launch-configuration-template", template_id)
    new = LaunchConfigurationTemplate(template_id, arn, tags=dict(request.get("tags", {})))
    return _kept(world, caller, _changed(new, request))


def describe_launch_configuration_templates(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    place = world.place_of(caller)
    wanted = request.get("launchConfigurationTemplateIDs") or list(place.drs.launch_templates)
    found = [launch_template_with(place, template_id) for template_id in wanted]
    return page_of(
        found, request, described=described_launch_template, size=place.drs.knobs.page_size
    )


def update_launch_configuration_template(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    place = world.place_of(caller)
    before = launch_template_with(place, request["launchConfigurationTemplateID"])
    return _kept(world, caller, _changed(before, request))


def delete_launch_configuration_template(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    drs = world.place_of(caller).drs
    template = launch_template_with(
        world.place_of(caller), request["launchConfigurationTemplateID"]
    )
    del drs.launch_templates[template.template_id]
    drs.launch_actions.pop(template.template_id, None)
    return {}


def _kept(world: World, caller: Caller, template: LaunchConfigurationTemplate) -> dict[str, Any]:
    world.place_of(caller).drs.launch_templates[template.template_id] = template
    return {"launchConfigurationTemplate": described_launch_template(template)}


def _changed(
    before: LaunchConfigurationTemplate, request: Mapping[str, Any]
) -> LaunchConfigurationTemplate:
    changes = {ours: request[theirs] for theirs, ours in _FIELDS.items() if theirs in request}
    if "osByol" in request.get("licensing", {}):
        changes["os_byol"] = request["licensing"]["osByol"]
    return replace(before, **changes)
