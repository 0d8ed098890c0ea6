"""An inline Map runs at most forty iterations at the same time; moto runs all of them.

Each may hold a function's process of some fifty megabytes, so that matters on a laptop, too.
https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
"""

from moto.stepfunctions.parser.asl.component.state.exec.state_map.iteration import (
    inline_iteration_component as inline,
)

from localcloud.patches.upstream import edited

_MOST_AT_ONCE = 40


def install() -> None:
    component = inline.InlineIterationComponent
    component._eval_body = edited(
        component._eval_body,
        {"range(number_of_workers)": "range(min(number_of_workers, _most_at_once))"},
        _most_at_once=_MOST_AT_ONCE,
    )
