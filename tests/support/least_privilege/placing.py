"""What names and ARNs of a template will look like: exact where we choose, ``*`` where AWS does.

A value that one nested stack hands to another is followed to the resource that it comes from, so
that the table of executions is told from that of plans.
"""

import re
from typing import Any

from scripts.templates import Template

_NESTED = "AWS::CloudFormation::Stack"
_NAMED_AFTER_THEIR_IDS = (
    "AWS::DynamoDB::Table",
    "AWS::IAM::Role",
    "AWS::Lambda::Function",
    "AWS::Logs::LogGroup",
    "AWS::S3::Bucket",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
)
"""AWS makes up a name around the logical id. Others, such as distributions, get just any."""
_NAMES = ("FunctionName", "LogGroupName", "Name", "RoleName", "StateMachineName", "TopicName")
_OURS = "recovery-dev"
"""What the defaults of names begin with; a deployment has its own instead of it."""


class Placing:
    """``templates``: by their file."""

    def __init__(self, templates: dict[str, Template]) -> None:
        self._templates = templates
        self._parents = {
            resource["Properties"]["TemplateURL"]: (file, logical_id)
            for file, template in templates.items()
            for logical_id, resource in template["Resources"].items()
            if resource["Type"] == _NESTED
        }

    def pattern(self, file: str, value: Any) -> str:  # noqa: ANN401  as in a template
        match value:
            case str():
                return value
            case {"Ref": str(name)}:
                return self._referred(file, name)
            case {"Fn::GetAtt": [str(name), str(attribute)]}:
                return self._attribute(file, name, attribute)
            case {"Fn::Sub": str(text)}:
                return re.sub(r"\$\{([\w:.]+)\}", lambda found: self._part(file, found[1]), text)
            case _:
                return "*"

    def stack(self, file: str) -> str | None:
        """What the nested stack of this template is called in the one above it."""
        parent = self._parents.get(file)
        return parent[1] if parent else None

    def origins(self, file: str, value: Any) -> set[tuple[str, str]]:  # noqa: ANN401  likewise
        """Files and logical ids of the resources that a value, or a list of them, comes from."""
        match value:
            case {"Ref": str(name)} if name in self._resources(file):
                return {(file, name)}
            case {"Ref": str(name)} if (passed := self._passed(file, name)) is not None:
                return self.origins(self._parents[file][0], passed)
            case {"Fn::GetAtt": [str(name), str(output)]} if output.startswith("Outputs."):
                child = self._resources(file)[name]["Properties"]["TemplateURL"]
                return self.origins(child, self._output(child, output))
            case {"Fn::Join": [_, list(parts)]} | list(parts):
                return {found for part in parts for found in self.origins(file, part)}
            case _:
                return set()

    def _part(self, file: str, name: str) -> str:
        first, _, attribute = name.partition(".")
        return self._attribute(file, first, attribute) if attribute else self._referred(file, name)

    def _referred(self, file: str, name: str) -> str:
        if name in self._resources(file):
            return self._named(file, name)
        passed = self._passed(file, name)
        if passed is not None:
            return self.pattern(self._parents[file][0], passed)
        default = self._templates[file].get("Parameters", {}).get(name, {}).get("Default", "*")
        return default.replace(_OURS, "recovery-*") if str(default).startswith(_OURS) else "*"

    def _attribute(self, file: str, name: str, attribute: str) -> str:
        resource = self._resources(file)[name]
        if resource["Type"] != _NESTED:
            return self._named(file, name)
        child = resource["Properties"]["TemplateURL"]
        return self.pattern(child, self._output(child, attribute))

    def _named(self, file: str, logical_id: str) -> str:
        """Or its ARN."""
        resource = self._resources(file)[logical_id]
        stated = resource.get("Properties", {})
        made_up = logical_id if resource["Type"] in _NAMED_AFTER_THEIR_IDS else "*"
        name = next((stated[each] for each in _NAMES if each in stated), made_up)
        return f"*{self.pattern(file, name)}*"

    def _passed(self, file: str, parameter: str) -> Any:  # noqa: ANN401  likewise
        """What the template above says for a parameter; None: nothing, or there is none above."""
        if file not in self._parents:
            return None
        above, logical_id = self._parents[file]
        stack = self._resources(above)[logical_id]["Properties"]
        return stack.get("Parameters", {}).get(parameter)

    def _output(self, file: str, attribute: str) -> Any:  # noqa: ANN401  likewise
        return self._templates[file]["Outputs"][attribute.removeprefix("Outputs.")]["Value"]

    def _resources(self, file: str) -> dict[str, Any]:
        return dict(self._templates[file]["Resources"])
