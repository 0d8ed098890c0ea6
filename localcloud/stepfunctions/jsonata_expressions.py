"""JSONata in state machines: moto ships everything but the evaluation."""

import json
from typing import Any

import jsonata
from ministack.services import stepfunctions
from moto.stepfunctions.parser.asl.component.intrinsic import jsonata as intrinsic
from moto.stepfunctions.parser.asl.jsonata import jsonata as interpreter
from moto.stepfunctions.parser.asl.utils.encoding import to_json_str

from localcloud.clock import Clock
from localcloud.patches.upstream import relies_on, replace_everywhere

_LONGEST_MILLISECONDS = 5000


def install(clock: Clock) -> None:
    relies_on(interpreter.eval_jsonata_expression, "return _eval_jsonata(jsonata_expression)")
    relies_on(interpreter.encode_jsonata_variable_declarations, """value_str_lit = f'"{value}"'""")
    interpreter._eval_jsonata = _evaluation(clock)
    replace_everywhere(
        "encode_jsonata_variable_declarations", _declarations, package="moto.stepfunctions."
    )
    # Moto spells out Step Functions' own functions in JSONata, or stubs; MiniStack has them all.
    relies_on(intrinsic.get_intrinsic_functions_declarations, "BY_VARIABLE_REFERENCE.get(")
    intrinsic._DECLARATION_BY_VARIABLE_REFERENCE.clear()


def _evaluation(clock: Clock) -> Any:
    def now() -> str:
        return clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def millis() -> int:
        return int(clock.now().timestamp() * 1000)

    def evaluate(expression: str) -> Any:
        try:
            parsed = jsonata.Jsonata.jsonata(expression, timeout=_LONGEST_MILLISECONDS)
            stepfunctions._register_sfn_jsonata_functions(parsed)
            parsed.register_lambda("now", now)
            parsed.register_lambda("millis", millis)
            return json.loads(json.dumps(parsed.evaluate(None), default=str))
        except Exception as problem:  # whatever is wrong with an expression is the state's failure
            raise interpreter.JSONataException("UNKNOWN", str(problem)) from problem

    return evaluate


def _declarations(bindings: dict[str, Any]) -> str:
    """Moto does not escape strings: a quotation mark in one would end the expression."""
    return "".join(
        f"{name}:={to_json_str(value, separators=(',', ':'))};" for name, value in bindings.items()
    )
