"""Where things are reached: by the names of AWS, or as an emulator has them."""

from scripts.place import Place

OUTPUTS = {
    "ApiUrl": "https://a1.execute-api.eu-west-1.amazonaws.com/v1",
    "ApiId": "a1",
    "ConsoleUrl": "https://d1.cloudfront.net",
}


def test_in_aws_the_outputs_of_the_stack_say_where_everything_is() -> None:
    aws = Place("eu-west-1")

    assert aws.api_url(OUTPUTS) == OUTPUTS["ApiUrl"]
    assert aws.console_url(OUTPUTS) == OUTPUTS["ConsoleUrl"]
    assert aws.parameters() == {}


def test_an_emulator_is_asked_for_tokens_by_the_console_too() -> None:
    emulator = Place("eu-west-1", endpoint="http://127.0.0.1:4566")

    assert emulator.parameters() == {"CognitoEndpoint": "http://127.0.0.1:4566"}
    assert emulator.api_url(OUTPUTS) == "http://127.0.0.1:4566/restapis/a1/v1/_user_request_"
