"""The log of a DRS job, page by page, as DRS pages it."""

from functools import partial

from botocore.exceptions import ClientError

from recovery.adapters.aws.clients import Clients
from recovery.adapters.aws.refusals import is_not_there, reaching
from recovery.adapters.aws.side_by_side import in_time
from recovery.adapters.aws.wire import Described, moment
from recovery.domain.errors import PageTokenInvalid, Unknown
from recovery.domain.value import Location
from recovery.ports.estate import JobLogLine
from recovery.ports.paging import Page, PageRequest


class AwsJobLogs:
    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def page(self, location: Location, job_id: str, request: PageRequest) -> Page[JobLogLine]:
        from_token = {"nextToken": request.token} if request.token else {}
        with reaching(location):
            drs = self._clients.of("drs", location)
            try:
                ask = partial(drs.describe_job_log_items, jobID=job_id, maxResults=request.limit)
                page = in_time(partial(ask, **from_token), location)
            except ClientError as error:
                if not is_not_there(error):
                    raise
                # The same answer for a wrong job and for a wrong token.
                raise (PageTokenInvalid() if from_token else Unknown("job", job_id)) from error
        lines = tuple(log_line(each) for each in page.get("items", []))
        return Page(items=lines, next_token=page.get("nextToken") or None)


def log_line(described: Described) -> JobLogLine:
    about = described.get("eventData", {})
    return JobLogLine(
        at=moment(described["logDateTime"]),
        event=described["event"],
        server_id=about.get("sourceServerID"),
        conversion_server_id=about.get("conversionServerID"),
        instance_id=about.get("targetInstanceID"),
        error=about.get("rawError"),
    )
