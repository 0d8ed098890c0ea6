"""What the functions measure, read off their code: names, dimensions, and who does it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.running_cloud import ROOT
from tests.support.templates import FILES, of_type

_CODE = ROOT / "lambda" / "recovery"
_TELLING = {
    "handlers.engine.telling": _CODE / "handlers" / "engine" / "telling.py",
    "observability": _CODE / "observability.py",
}


@dataclass(frozen=True)
class Metric:
    name: str
    dimensions: frozenset[str]


def measured() -> dict[str, set[Metric]]:
    """By the value of the dimension service, which is in every metric."""
    found: dict[str, set[Metric]] = {}
    for file in FILES:
        for function in of_type(file.name, "AWS::Lambda::Function").values():
            properties = function["Properties"]
            service = properties["Environment"]["Variables"]["POWERTOOLS_SERVICE_NAME"]
            found[service] = set(_of_handler(properties["Handler"]))
    return found


def _of_handler(handler: str) -> Iterator[Metric]:
    """Of everything beside the handler that tells something; the API's handler is a package."""
    module = _CODE.parent / f"{handler.rpartition('.')[0].replace('.', '/')}.py"
    files = module.parent.glob("*.py") if module.name == "function.py" else [module]
    for file in files:
        for statement in ast.parse(file.read_text()).body:
            match statement:
                case ast.ImportFrom(module=str(source), names=names):
                    told = _TELLING.get(source.removeprefix("recovery."))
                    for name in names if told else ():
                        yield from _told(told, name.name)
                case _:
                    pass


def _told(file: Path | None, function: str) -> Iterator[Metric]:
    """What this function measures, and those that it calls."""
    assert file is not None
    functions = {
        each.name: each
        for each in ast.parse(file.read_text()).body
        if isinstance(each, ast.FunctionDef)
    }
    if function not in functions or function == "measure":
        return
    common: set[str] = {"service"}
    for call in [each for each in ast.walk(functions[function]) if isinstance(each, ast.Call)]:
        match call:
            case ast.Call(
                func=ast.Attribute(attr="add_dimension"), args=[ast.Constant(value=of), _]
            ):
                common.add(str(of))
            case ast.Call(
                func=ast.Name(id="measure") | ast.Attribute(attr="add_metric"),
                args=[ast.Constant(value=name), *_],
                keywords=own,
            ):
                stated = {str(each.arg) for each in own}
                yield Metric(str(name), frozenset(common | stated))
            case ast.Call(func=ast.Name(id=other)):
                yield from _told(file, other)
            case _:
                pass
