"""Launch templates: DRS makes one for each source server and launches with its default version.

In the API's own words, so that a face can hand requests through. A new version takes over what
its source version says, as in EC2 and unlike in moto and MiniStack.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html
"""

from collections.abc import Mapping
from typing import Any

from localcloud.ec2.errors import Ec2Refusal
from localcloud.ec2.state import LaunchTemplate, TemplateVersion
from localcloud.world import Place, World

Request = Mapping[str, Any]  # as the API has it


def create_for_server(
    world: World,
    place: Place,
    server_id: str,
    data: Request,
) -> LaunchTemplate:
    """What DRS does when a source server is added; the tags are its own."""
    tags = {
        "Name": server_id,
        "AWSElasticDisasterRecoveryManaged": "drs.amazonaws.com",
        "AWSElasticDisasterRecoverySourceServerID": server_id,
    }
    template = LaunchTemplate(
        world.chance.new_id("lt-"), f"created-and-used-by-drs-{server_id}", world.agenda.moment
    )
    template.tags.update(tags)
    template.versions[1] = TemplateVersion(1, dict(data), world.agenda.moment)
    place.ec2.templates[template.template_id] = template
    return template


def create_launch_template_version(world: World, place: Place, request: Request) -> dict[str, Any]:
    """One that nothing is launched with until it becomes the default; one for each token."""
    operation = "CreateLaunchTemplateVersion"
    template = find(place, request, operation=operation)
    if made_before := template.versions.get(template.tokens.get(request.get("ClientToken", ""), 0)):
        return {"LaunchTemplateVersion": _version(template, made_before)}
    inherited: Request = {}
    if source := request.get("SourceVersion"):
        inherited = version_of(template, str(source), operation=operation).data
    version = TemplateVersion(
        template.latest_number + 1,
        {**inherited, **request.get("LaunchTemplateData", {})},
        world.agenda.moment,
        request.get("VersionDescription"),
    )
    template.versions[version.number] = version
    if token := request.get("ClientToken"):
        template.tokens[token] = version.number
    return {"LaunchTemplateVersion": _version(template, version)}


def modify_launch_template(place: Place, request: Request) -> dict[str, Any]:
    """``DefaultVersion`` (older clients: ``SetDefaultVersion``)."""
    operation = "ModifyLaunchTemplate"
    template = find(place, request, operation=operation)
    wanted = request.get("DefaultVersion") or request.get("SetDefaultVersion")
    if wanted:
        template.default_number = version_of(template, str(wanted), operation=operation).number
    return {"LaunchTemplate": _template(template)}


def delete_launch_template(place: Place, request: Request) -> dict[str, Any]:
    """Nothing prevents it, and DRS does not make another."""
    template = find(place, request, operation="DeleteLaunchTemplate")
    del place.ec2.templates[template.template_id]
    return {"LaunchTemplate": _template(template)}


def describe_launch_templates(place: Place, request: Request) -> dict[str, Any]:
    wanted = request.get("LaunchTemplateIds") or []
    names = request.get("LaunchTemplateNames") or []
    operation = "DescribeLaunchTemplates"
    found = [find(place, {"LaunchTemplateId": each}, operation=operation) for each in wanted]
    found += [find(place, {"LaunchTemplateName": each}, operation=operation) for each in names]
    if not wanted and not names:
        found = list(place.ec2.templates.values())
    filters = request.get("Filters") or []
    matching = [each for each in found if all(_matches(each, wished) for wished in filters)]
    return {"LaunchTemplates": [_template(template) for template in matching]}


def describe_launch_template_versions(place: Place, request: Request) -> dict[str, Any]:
    """Of one template, or the default or latest ones of all."""
    operation = "DescribeLaunchTemplateVersions"
    is_named = request.get("LaunchTemplateId") or request.get("LaunchTemplateName")
    every = (
        [find(place, request, operation=operation)] if is_named else [*place.ec2.templates.values()]
    )
    found = [
        _version(template, version_of(template, str(wanted), operation=operation))
        for template in every
        for wanted in request.get("Versions") or sorted(template.versions, reverse=True)
    ]
    return {"LaunchTemplateVersions": found}


def delete_launch_template_versions(place: Place, request: Request) -> dict[str, Any]:
    """The default version stays."""
    template = find(place, request, operation="DeleteLaunchTemplateVersions")
    gone: list[dict[str, Any]] = []
    kept: list[dict[str, Any]] = []
    for number in map(int, request["Versions"]):
        entry = _name(template) | {"VersionNumber": number}
        if number in template.versions and number != template.default_number:
            del template.versions[number]
            gone.append(entry)
        else:
            kept.append(entry | {"ResponseError": _why_kept(template, number)})
    return {
        "SuccessfullyDeletedLaunchTemplateVersions": gone,
        "UnsuccessfullyDeletedLaunchTemplateVersions": kept,
    }


def find(place: Place, request: Request, *, operation: str) -> LaunchTemplate:
    template_id, name = request.get("LaunchTemplateId"), request.get("LaunchTemplateName")
    for template in place.ec2.templates.values():
        if template.template_id == template_id or (not template_id and template.name == name):
            return template
    if template_id:
        raise Ec2Refusal(
            "InvalidLaunchTemplateId.NotFound",
            f"The specified launch template, with template ID {template_id}, does not exist.",
            operation=operation,
        )
    raise Ec2Refusal(
        "InvalidLaunchTemplateName.NotFoundException",
        f"The specified launch template, with template name {name}, does not exist.",
        operation=operation,
    )


def version_of(template: LaunchTemplate, wanted: str, *, operation: str) -> TemplateVersion:
    """``$Default``, ``$Latest`` or a number."""
    numbers = {"$Default": template.default_number, "$Latest": template.latest_number}
    number = numbers.get(wanted) or (int(wanted) if wanted.isdecimal() else 0)
    if number in template.versions:
        return template.versions[number]
    raise Ec2Refusal(
        "InvalidLaunchTemplateId.VersionNotFound",
        f"Could not find the specified version {wanted} for the launch template with ID"
        f" {template.template_id}.",
        operation=operation,
    )


def _matches(template: LaunchTemplate, wished: Request) -> bool:
    name, values = str(wished["Name"]), wished["Values"]
    if name == "launch-template-name":
        return template.name in values
    if name == "tag-key":
        return any(value in template.tags for value in values)
    if name.startswith("tag:"):
        return template.tags.get(name.removeprefix("tag:")) in values
    raise Ec2Refusal(
        "InvalidParameterValue",
        f"The filter '{name}' is invalid",
        operation="DescribeLaunchTemplates",
    )


def _name(template: LaunchTemplate) -> dict[str, Any]:
    return {"LaunchTemplateId": template.template_id, "LaunchTemplateName": template.name}


def _template(template: LaunchTemplate) -> dict[str, Any]:
    return _name(template) | {
        "CreateTime": template.created_at,
        "DefaultVersionNumber": template.default_number,
        "LatestVersionNumber": template.latest_number,
        "Tags": [{"Key": key, "Value": value} for key, value in template.tags.items()],
    }


def _version(template: LaunchTemplate, version: TemplateVersion) -> dict[str, Any]:
    described = {"VersionDescription": version.description} if version.description else {}
    return _name(template) | {
        "VersionNumber": version.number,
        **described,
        "CreateTime": version.created_at,
        "DefaultVersion": version.number == template.default_number,
        "LaunchTemplateData": dict(version.data),
    }


def _why_kept(template: LaunchTemplate, number: int) -> dict[str, str]:
    if number == template.default_number:
        return {
            "Code": "unexpectedError",
            "Message": f"Version {number} is the default version and cannot be deleted.",
        }
    return {
        "Code": "launchTemplateVersionDoesNotExist",
        "Message": f"Version {number} of {template.template_id} does not exist.",
    }
