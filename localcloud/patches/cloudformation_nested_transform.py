"""A nested stack is expanded like the root, serverless resources included.

MiniStack applies transforms to the root only.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html
"""

from typing import Any

from ministack.services.cloudformation import engine, provisioners

from localcloud.patches.upstream import edited

_PARAMETERS = "    param_values = _resolve_parameters(template, provided_params)\n"


def apply() -> None:
    provisioners._cfn_nested_stack_deploy = edited(
        provisioners._cfn_nested_stack_deploy,
        {_PARAMETERS: "    template = _expanded(template, provided_params)\n" + _PARAMETERS},
        _expanded=_expanded,
    )


def _expanded(template: Any, parameters: list[dict[str, str]]) -> Any:
    expanded = engine._apply_transforms(template, parameters)
    if isinstance(expanded, engine._TransformFailed):
        raise ValueError(expanded.error)  # noqa: TRY004  the template is wrong, and not its type
    return expanded
