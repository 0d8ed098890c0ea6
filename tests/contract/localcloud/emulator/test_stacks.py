"""CloudFormation, as the product's own deployment scripts use it."""

import json

import pytest
from botocore.exceptions import ClientError

from tests.support.workshop import Json, Workshop, unique, zipped

SAM = "AWS::Serverless-2016-10-31"
TABLE = {
    "Type": "AWS::DynamoDB::Table",
    "Properties": {
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "TimeToLiveSpecification": {"AttributeName": "expires", "Enabled": True},
    },
}
DOCUMENT = {
    "schemaVersion": "2.2",
    "description": "says hello",
    "mainSteps": [
        {
            "name": "hello",
            "action": "aws:runShellScript",
            "inputs": {"runCommand": ["echo hello"]},
        }
    ],
}


def outputs(**values: Json) -> Json:
    return {name: {"Value": value} for name, value in values.items()}


def nested(url: str, *names: str, **parameters: Json) -> Json:
    child = {
        "Type": "AWS::CloudFormation::Stack",
        "Properties": {"TemplateURL": url, "Parameters": parameters},
    }
    return {
        "Resources": {"Child": child},
        "Outputs": outputs(
            **{name: {"Fn::GetAtt": ["Child", f"Outputs.{name}"]} for name in names}
        ),
    }


def test_the_expiry_of_a_table_takes_effect(workshop: Workshop) -> None:
    template = {"Resources": {"Plans": TABLE}, "Outputs": outputs(Name={"Ref": "Plans"})}

    name = workshop.stack(template)["Name"]

    expiry = workshop.client("dynamodb").describe_time_to_live(TableName=name)
    assert expiry["TimeToLiveDescription"] == {
        "TimeToLiveStatus": "ENABLED",
        "AttributeName": "expires",
    }


def test_a_document_is_a_resource(workshop: Workshop) -> None:
    document = {
        "Type": "AWS::SSM::Document",
        "Properties": {"Content": DOCUMENT, "UpdateMethod": "NewVersion"},
    }
    template = {"Resources": {"Hello": document}, "Outputs": outputs(Name={"Ref": "Hello"})}
    systems, stack = workshop.client("ssm"), unique("stack")
    workshop.deploy(stack, template)
    name = workshop.described(stack)["Outputs"][0]["OutputValue"]
    document["Properties"] = {"Content": {**DOCUMENT, "description": "says more"}}

    workshop.deploy(stack, template, kind="UPDATE")

    found = systems.describe_document(Name=name)["Document"]
    assert (found["Status"], found["DefaultVersion"]) == ("Active", "2")
    workshop.client("cloudformation").delete_stack(StackName=stack)
    with pytest.raises(ClientError, match="InvalidDocument"):
        systems.describe_document(Name=name)


@pytest.mark.parametrize(
    "url",
    [
        "https://s3.eu-west-1.amazonaws.com/{bucket}/{key}",
        "https://{bucket}.s3.eu-west-1.amazonaws.com/{key}",
        "https://{bucket}.s3.amazonaws.com/{key}",
    ],
)
def test_a_nested_template_is_found_in_its_bucket(workshop: Workshop, url: str) -> None:
    child = {"Resources": {"Plans": TABLE}, "Outputs": outputs(Name={"Ref": "Plans"})}
    bucket, key = workshop.stored(json.dumps(child), "child.json")

    found = workshop.stack(nested(url.format(bucket=bucket, key=key), "Name"))

    assert workshop.client("dynamodb").describe_table(TableName=found["Name"])


def test_serverless_resources_are_expanded_in_nested_stacks(workshop: Workshop) -> None:
    code_bucket, code_key = workshop.stored(
        zipped("def handler(event, context): return 'served'"), "code.zip"
    )
    function = {
        "Type": "AWS::Serverless::Function",
        "Properties": {
            "Runtime": "python3.12",
            "Handler": "index.handler",
            "CodeUri": {"Bucket": code_bucket, "Key": code_key},
        },
    }
    child = {
        "Transform": SAM,
        "Resources": {"Served": function},
        "Outputs": outputs(Arn={"Fn::GetAtt": ["Served", "Arn"]}),
    }
    bucket, key = workshop.stored(json.dumps(child), "child.json")

    found = workshop.stack(nested(f"https://{bucket}.s3.amazonaws.com/{key}", "Arn"))

    assert workshop.invoke(found["Arn"]) == "served"


def test_an_update_leaves_the_attributes_of_unchanged_nested_resources(
    workshop: Workshop,
) -> None:
    parameter = {
        "Type": "AWS::SSM::Parameter",
        "Properties": {"Type": "String", "Value": {"Ref": "Value"}},
    }
    child = {
        "Parameters": {"Value": {"Type": "String"}},
        "Resources": {"Plans": TABLE, "Setting": parameter},
        "Outputs": outputs(Arn={"Fn::GetAtt": ["Plans", "Arn"]}),
    }
    bucket, key = workshop.stored(json.dumps(child), "child.json")
    url, stack = f"https://{bucket}.s3.amazonaws.com/{key}", unique("stack")
    workshop.deploy(stack, nested(url, "Arn", Value="old"))
    before = workshop.described(stack)

    workshop.deploy(stack, nested(url, "Arn", Value="new"), kind="UPDATE")

    after = workshop.described(stack)
    assert after["StackStatus"] == "UPDATE_COMPLETE"
    assert after["Outputs"] == before["Outputs"]


def test_what_a_nested_template_retains_is_there_after_the_whole_is_deleted(
    workshop: Workshop,
) -> None:
    retained = {"DeletionPolicy": "Retain", **TABLE}
    child = {
        "Resources": {"Kept": retained, "Gone": TABLE},
        "Outputs": outputs(Kept={"Ref": "Kept"}, Gone={"Ref": "Gone"}),
    }
    bucket, key = workshop.stored(json.dumps(child), "child.json")
    stack, dynamodb = unique("stack"), workshop.client("dynamodb")
    url = f"https://{bucket}.s3.amazonaws.com/{key}"
    workshop.deploy(stack, nested(url, "Kept", "Gone"))
    found = workshop.described(stack)["Outputs"]
    tables = {each["OutputKey"]: each["OutputValue"] for each in found}

    workshop.client("cloudformation").delete_stack(StackName=stack)

    assert dynamodb.describe_table(TableName=tables["Kept"])
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        dynamodb.describe_table(TableName=tables["Gone"])


def test_a_function_without_its_code_fails_and_everything_is_rolled_back(
    workshop: Workshop,
) -> None:
    name = f"/{unique('setting')}"
    code = {"S3Bucket": workshop.stored("x", "other.zip")[0], "S3Key": "missing.zip"}
    function = {
        "Type": "AWS::Lambda::Function",
        "DependsOn": "Setting",
        "Properties": {
            "Runtime": "python3.12",
            "Handler": "index.handler",
            "Role": workshop.role(),
            "Code": code,
        },
    }
    setting = {
        "Type": "AWS::SSM::Parameter",
        "Properties": {"Name": name, "Type": "String", "Value": "v"},
    }
    stack = unique("stack")

    workshop.deploy(stack, {"Resources": {"Setting": setting, "Broken": function}})

    assert workshop.described(stack)["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "NoSuchKey" in "".join(workshop.failures(stack))
    with pytest.raises(ClientError, match="ParameterNotFound"):
        workshop.client("ssm").get_parameter(Name=name)


def test_a_custom_resource_is_made_by_a_function(workshop: Workshop) -> None:
    answering = """
        import json, urllib.request
        def handler(event, context):
            wanted = event["ResourceProperties"].get("Question", "")
            answer = {"Status": "SUCCESS", "PhysicalResourceId": "answer"}
            answer["Data"] = {"Answer": wanted[::-1]}
            for name in ("StackId", "RequestId", "LogicalResourceId"):
                answer[name] = event[name]
            body, url = json.dumps(answer).encode(), event["ResponseURL"]
            urllib.request.urlopen(urllib.request.Request(url, body, method="PUT"))
    """
    custom = {
        "Type": "Custom::Answer",
        "Properties": {"ServiceToken": workshop.function(answering), "Question": "abc"},
    }
    template = {
        "Resources": {"Asked": custom},
        "Outputs": outputs(Answer={"Fn::GetAtt": ["Asked", "Answer"]}),
    }

    assert workshop.stack(template) == {"Answer": "cba"}


def test_a_stack_is_updated_and_deleted(workshop: Workshop) -> None:
    name, stack = f"/{unique('setting')}", unique("stack")
    setting = {
        "Type": "AWS::SSM::Parameter",
        "Properties": {"Name": name, "Type": "String", "Value": "old"},
    }
    systems, template = workshop.client("ssm"), {"Resources": {"Setting": setting}}
    workshop.deploy(stack, template)
    setting["Properties"] = {"Name": name, "Type": "String", "Value": "new"}

    workshop.deploy(stack, template, kind="UPDATE")

    assert systems.get_parameter(Name=name)["Parameter"]["Value"] == "new"
    workshop.client("cloudformation").delete_stack(StackName=stack)
    with pytest.raises(ClientError, match="ParameterNotFound"):
        systems.get_parameter(Name=name)


def test_a_resource_type_that_nobody_knows_is_refused_at_once(workshop: Workshop) -> None:
    template = {"Resources": {"Odd": {"Type": "AWS::Odd::Thing"}}}

    with pytest.raises(ClientError, match="Unrecognized resource types"):
        workshop.client("cloudformation").create_stack(
            StackName=unique("stack"), TemplateBody=json.dumps(template)
        )
