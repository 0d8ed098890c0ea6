"""The Lambda function `s3-cleanup`: empties a bucket before CloudFormation deletes it.

It never keeps a stack from going: whatever goes wrong is told, and answered as success.
"""

from aws_lambda_powertools.utilities.typing import LambdaContext
from crhelper import CfnResource

from recovery.handlers.hosting.answering import Event, a_resource
from recovery.observability import logger, tracer
from recovery.usecases.hosting.emptying import empty
from recovery.wiring.hosting import bucket_named

_MILLISECONDS_TO_ANSWER = 120_000
"""The last two requests may be tried until they time out, and CloudFormation has to be told."""


@logger.inject_lambda_context(clear_state=True)
@tracer.capture_lambda_handler(capture_response=False)
def handler(event: Event, context: LambdaContext) -> None:
    resource = a_resource()
    resource.create(_adopt)
    resource.update(_adopt)
    resource.delete(lambda *_: _clean_up(resource, event, context))
    resource(event, context)


def _adopt(event: Event, _: LambdaContext) -> str:
    """The bucket is the physical id: for another one, this one is deleted afterwards."""
    return str(event["ResourceProperties"]["BucketName"])


def _clean_up(resource: CfnResource, event: Event, context: LambdaContext) -> None:
    def has_time() -> bool:
        return context.get_remaining_time_in_millis() > _MILLISECONDS_TO_ANSWER

    try:
        bucket = bucket_named(_adopt(event, context))
        emptied = empty(bucket, has_time=has_time)
    except Exception as error:  # noqa: BLE001  a stack that cannot go is worse than a bucket that stays
        logger.exception("emptying")
        resource.Reason = f"The bucket is not empty: {error}"
        return
    logger.info("emptying", bucket=bucket.name, **emptied._asdict())
    if emptied.left:
        resource.Reason = f"{bucket.name} is not empty: {emptied.left}. Delete the stack again."
