"""The protocol of EC2: what a client sends is understood, what it reads is what was meant."""

from datetime import UTC, datetime
from urllib.parse import urlencode
from xml.etree import ElementTree as Xml

import pytest

from localcloud.grammar.ec2_query import parsed_query, refused_xml, rendered_xml
from localcloud.grammar.exchange import Request
from localcloud.grammar.models import service_model
from localcloud.grammar.parsing import NoOperation


def asked(**parameters: str) -> Request:
    return Request("POST", "/", body=urlencode(parameters).encode())


def test_lists_and_structures_are_unfolded() -> None:
    call = parsed_query(
        asked(
            **{
                "Action": "CreateLaunchTemplateVersion",
                "LaunchTemplateId": "lt-1",
                "LaunchTemplateData.EbsOptimized": "true",
                "LaunchTemplateData.NetworkInterface.1.DeviceIndex": "0",
                "LaunchTemplateData.NetworkInterface.1.SecurityGroupId.1": "sg-1",
                "LaunchTemplateData.NetworkInterface.1.SecurityGroupId.2": "sg-2",
            }
        )
    )

    interface = {"DeviceIndex": 0, "Groups": ["sg-1", "sg-2"]}
    assert call.operation.name == "CreateLaunchTemplateVersion"
    assert call.input["LaunchTemplateId"] == "lt-1"
    assert call.input["LaunchTemplateData"] == {
        "EbsOptimized": True,
        "NetworkInterfaces": [interface],
    }


def test_an_operation_that_ec2_does_not_have_is_not_found() -> None:
    with pytest.raises(NoOperation):
        parsed_query(asked(Action="LaunchRockets"))


def test_an_answer_is_xml_with_the_names_of_the_model() -> None:
    operation = service_model("ec2").operation_model("DescribeLaunchTemplates")
    template = {
        "LaunchTemplateId": "lt-1",
        "LaunchTemplateName": "a & b",
        "CreateTime": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        "Tags": [{"Key": "Name", "Value": "web"}],
    }

    body = rendered_xml(operation, {"LaunchTemplates": [template]}).body

    (found,) = Xml.fromstring(body).findall("{*}launchTemplates/{*}item")  # noqa: S314  our own
    assert found.findtext("{*}launchTemplateId") == "lt-1"
    assert found.findtext("{*}launchTemplateName") == "a & b"
    assert found.findtext("{*}createTime") == "2026-01-02T03:04:05.000Z"
    assert found.findtext("{*}tagSet/{*}item/{*}value") == "web"


def test_a_refusal_names_its_code() -> None:
    answer = refused_xml("InvalidInstanceID.NotFound", "There is no <i-1>.")

    error = Xml.fromstring(answer.body).find("Errors/Error")  # noqa: S314  our own
    assert answer.status == 400
    assert error is not None
    assert error.findtext("Code") == "InvalidInstanceID.NotFound"
    assert error.findtext("Message") == "There is no <i-1>."
