"""Templates: read as CloudFormation reads them, packaged without losing anything."""

import json
from pathlib import Path

import pytest

from scripts.templates import (
    Template,
    nested,
    read,
    rendered,
    with_documents,
    with_named_snapshots,
    with_places,
)


def snapshot(path: str) -> Template:
    return {
        "Resources": {
            "Everything": {"Type": "AWS::ApiGateway::Resource", "Properties": {"PathPart": path}},
            "Deployment": {"Type": "AWS::ApiGateway::Deployment"},
            "Stage": {
                "Type": "AWS::ApiGateway::Stage",
                "Properties": {"DeploymentId": {"Ref": "Deployment"}},
            },
        }
    }


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("!Ref Table", {"Ref": "Table"}),
        ("!GetAtt Table.Arn", {"Fn::GetAtt": ["Table", "Arn"]}),
        ("!GetAtt Storage.Outputs.Name", {"Fn::GetAtt": ["Storage", "Outputs.Name"]}),
        ("!Sub x-${Table}", {"Fn::Sub": "x-${Table}"}),
        ("!If [IsOn, !Ref A, b]", {"Fn::If": ["IsOn", {"Ref": "A"}, "b"]}),
        ("!Condition IsOn", {"Condition": "IsOn"}),
    ],
)
def test_short_forms_mean_what_cloudformation_takes_them_for(
    tmp_path: Path, written: str, meant: object
) -> None:
    file = tmp_path / "template.yaml"
    file.write_text(f"Value: {written}\n")

    assert read(file) == {"Value": meant}


def test_nested_templates_and_artefacts_are_found_in_the_bucket() -> None:
    stack = {
        "Type": "AWS::CloudFormation::Stack",
        "Properties": {"TemplateURL": "storage.yaml"},
    }
    root: Template = {
        "Mappings": {"Artefacts": {"Bucket": {"Name": "?"}, "Code": {"Key": "?"}}},
        "Resources": {"Storage": stack},
    }
    keys = {"storage.yaml": "12ab/storage.json", "Code": "34cd/code.zip"}

    files = nested(root)
    packaged = with_places(root, bucket="artefacts", keys=keys)

    url = "https://artefacts.s3.${AWS::Region}.${AWS::URLSuffix}/12ab/storage.json"
    assert files == {"storage.yaml"}
    assert packaged["Resources"]["Storage"]["Properties"]["TemplateURL"] == {"Fn::Sub": url}
    assert packaged["Mappings"]["Artefacts"] == {
        "Bucket": {"Name": "artefacts"},
        "Code": {"Key": "34cd/code.zip"},
    }


def test_a_changed_api_gets_a_new_deployment_and_its_stage_knows_it() -> None:
    old, new = (with_named_snapshots(snapshot(path)) for path in ("{old+}", "{new+}"))

    (before,) = old["Resources"].keys() - {"Everything", "Stage"}
    (after,) = new["Resources"].keys() - {"Everything", "Stage"}
    assert before != after
    assert new["Resources"]["Stage"]["Properties"]["DeploymentId"] == {"Ref": after}


def test_an_unchanged_api_keeps_its_deployment() -> None:
    first, second = (with_named_snapshots(snapshot("{proxy+}")) for _ in range(2))

    assert rendered(first) == rendered(second)
    assert json.loads(rendered(first)) == first


def test_documents_take_the_place_of_their_files(tmp_path: Path) -> None:
    (tmp_path / "check.yaml").write_text("schemaVersion: '2.2'\n")
    document = {"Type": "AWS::SSM::Document", "Properties": {"Content": "check.yaml"}}

    whole = with_documents({"Resources": {"Check": document}}, tmp_path)

    assert whole["Resources"]["Check"]["Properties"]["Content"] == "schemaVersion: '2.2'\n"


def test_functions_of_cloudfront_take_the_place_of_their_files(tmp_path: Path) -> None:
    (tmp_path / "pages.js").write_text("function handler(event) {}\n")
    function = {"Type": "AWS::CloudFront::Function", "Properties": {"FunctionCode": "pages.js"}}

    whole = with_documents({"Resources": {"Pages": function}}, tmp_path)

    code = whole["Resources"]["Pages"]["Properties"]["FunctionCode"]
    assert code == "function handler(event) {}\n"
