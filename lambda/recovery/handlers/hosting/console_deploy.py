"""The Lambda function `console-deploy`: publishes the console while CloudFormation deploys."""

from typing import Annotated

from aws_lambda_powertools.utilities.typing import LambdaContext
from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic.alias_generators import to_pascal

from recovery.handlers.hosting.answering import Event, a_resource
from recovery.observability import logger, tracer
from recovery.usecases.hosting.publishing import ConsoleSettings, Publication, SignIn, publish
from recovery.wiring.hosting import Places, publishing_room


class _Properties(BaseModel):
    """As the template states them; CloudFormation adds its own."""

    model_config = ConfigDict(alias_generator=to_pascal, validate_by_name=True, frozen=True)

    bucket_name: str
    distribution_id: str
    artefact_bucket: str
    artefact_key: str
    environment: str
    region: str
    user_pool_id: str
    user_pool_client_id: str
    user_pool_endpoint: Annotated[str | None, BeforeValidator(lambda stated: stated or None)] = None

    @property
    def places(self) -> Places:
        return Places(self.artefact_bucket, self.bucket_name, self.distribution_id)

    @property
    def settings(self) -> ConsoleSettings:
        sign_in = SignIn(
            user_pool_id=self.user_pool_id,
            user_pool_client_id=self.user_pool_client_id,
            user_pool_endpoint=self.user_pool_endpoint,
        )
        return ConsoleSettings(environment=self.environment, region=self.region, auth=sign_in)


@logger.inject_lambda_context(clear_state=True)
@tracer.capture_lambda_handler(capture_response=False)
def handler(event: Event, context: LambdaContext) -> None:
    """Nothing is done when the resource goes: the files go with their bucket."""
    resource = a_resource()
    resource.create(_publish)
    resource.update(_publish)
    resource(event, context)


def _publish(event: Event, _: LambdaContext) -> str:
    stated = _Properties.model_validate(event["ResourceProperties"])
    asked = Publication(
        artefact=stated.artefact_key, settings=stated.settings, reference=event["RequestId"]
    )
    made = publish(publishing_room(stated.places), asked)
    logger.info(
        "publication",
        artefact=stated.artefact_key,
        put=[file.path for file in made.put],
        left_out=list(made.leave_out),
        removed=list(made.remove),
    )
    return stated.bucket_name
