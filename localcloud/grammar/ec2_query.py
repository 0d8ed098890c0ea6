"""The protocol of EC2: flat form parameters in, XML out, both shaped by botocore's model.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

from botocore.model import ListShape, OperationModel, Shape, StructureShape

from localcloud.grammar.exchange import Request, Response
from localcloud.grammar.models import service_model
from localcloud.grammar.parsing import Call, NoOperation

_XML = {"Content-Type": "text/xml;charset=UTF-8"}
Parameters = Mapping[str, str]


def parsed_query(request: Request) -> Call:
    form = dict(parse_qsl(request.body.decode(), keep_blank_values=True))
    parameters = {**form, **dict(request.query)}
    name = parameters.get("Action", "")
    model = service_model("ec2")
    if name not in model.operation_names:
        raise NoOperation(name)
    operation = model.operation_model(name)
    shape = operation.input_shape
    return Call(operation, _read(shape, parameters, "") if shape else {})


def rendered_xml(operation: OperationModel, output: Mapping[str, Any]) -> Response:
    shape = operation.output_shape
    content = "".join(_written(shape, output)) if shape else "<return>true</return>"
    namespace = f"http://ec2.amazonaws.com/doc/{operation.service_model.api_version}/"
    root = f"{operation.name}Response"
    body = f'<{root} xmlns="{namespace}"><requestId/>{content}</{root}>'
    return Response(200, _XML, body.encode())


def refused_xml(code: str, message: str) -> Response:
    error = f"<Error><Code>{escape(code)}</Code><Message>{escape(message)}</Message></Error>"
    body = f"<Response><Errors>{error}</Errors><RequestID/></Response>"
    return Response(400, _XML, body.encode())


def _read(shape: Shape, parameters: Parameters, path: str) -> Any:  # noqa: ANN401 (as the API)
    match shape:
        case StructureShape():
            return {
                name: _read(member, parameters, inner)
                for name, member in shape.members.items()
                if _is_given(inner := _path(path, member, name), parameters)
            }
        case ListShape():
            return [_read(shape.member, parameters, inner) for inner in _items(path, parameters)]
        case _:
            return _scalar(shape, parameters[path])


def _path(path: str, member: Shape, name: str) -> str:
    location = str(member.serialization.get("name", name))
    named = member.serialization.get("queryName", location[:1].upper() + location[1:])
    return f"{path}.{named}" if path else str(named)


def _is_given(path: str, parameters: Parameters) -> bool:
    return any(name == path or name.startswith(f"{path}.") for name in parameters)


def _items(path: str, parameters: Parameters) -> Iterator[str]:
    number = 1
    while _is_given(inner := f"{path}.{number}", parameters):
        yield inner
        number += 1


def _scalar(shape: Shape, text: str) -> str | int | bool:
    match shape.type_name:
        case "boolean":
            return text == "true"
        case "integer" | "long":
            return int(text)
        case _:
            return text


def _written(shape: StructureShape, value: Mapping[str, Any]) -> Iterator[str]:
    for name, member in shape.members.items():
        if value.get(name) is not None:
            tag = str(member.serialization.get("name", name))
            yield f"<{tag}>{_content(member, value[name])}</{tag}>"


def _content(shape: Shape, value: Any) -> str:  # noqa: ANN401 (as the API)
    match shape, value:
        case StructureShape(), _:
            return "".join(_written(shape, value))
        case ListShape(), _:
            tag = str(shape.member.serialization.get("name", "item"))
            return "".join(f"<{tag}>{_content(shape.member, each)}</{tag}>" for each in value)
        case _, bool():
            return str(value).lower()
        case _, datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        case _:
            return escape(str(value))
