"""What the fields of our values mean: the words below them in the code."""

import ast
from collections.abc import Iterator, Mapping
from inspect import cleandoc, getsource
from itertools import pairwise
from textwrap import dedent

from recovery.domain.value import Value


def fields_in_words() -> Mapping[str, Mapping[str, str]]:
    """By the name of the value and the field's name in JSON."""
    return {model.__name__: dict(_told(model)) for model in _values(Value)}


def _values(model: type[Value]) -> Iterator[type[Value]]:
    for each in model.__subclasses__():
        yield each
        yield from _values(each)


def _told(model: type[Value]) -> Iterator[tuple[str, str]]:
    if "[" in model.__name__:  # made from a generic one, so it has no source
        return
    definition = ast.parse(dedent(getsource(model))).body[0]
    lines = definition.body if isinstance(definition, ast.ClassDef) else []
    for field, words in pairwise(lines):
        match field, words:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(told))),
            ):
                yield model.model_fields[name].alias or name, cleandoc(told)
            case _:
                pass
