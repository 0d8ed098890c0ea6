"""DRS jobs of the last days, and those of them that are ours: DRS can't be asked for either."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.wire import Described, moment_text
from recovery.domain.brain.tags import KEY_TAG

LOOK_BACK = timedelta(days=7)
"""No job runs for a week, and a pause between two attempts may well last over a weekend."""


def recent_jobs(drs: Client, moment: datetime) -> Iterator[Described]:
    """The newest first, page by page as they are wanted."""
    since = moment_text(moment - LOOK_BACK)
    for page in drs.get_paginator("describe_jobs").paginate(filters={"fromDate": since}):
        yield from page.get("items", [])


def job_with_key(jobs: Iterable[Described], key: str) -> str | None:
    return next((job["jobID"] for job in jobs if key_of(job) == key), None)


def key_of(job: Described) -> str | None:
    found: str | None = job.get("tags", {}).get(KEY_TAG)
    return found


def is_of_execution(job: Described, execution_id: str) -> bool:
    """By its key, because a TERMINATE job has no other tag."""
    return (key_of(job) or "").startswith(f"{execution_id}/")
