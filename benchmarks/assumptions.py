"""What no run on this machine can count, each a little more than it is likely to be."""

from collections.abc import Mapping
from datetime import timedelta

GIGABYTE = 1e9

BILLED_SECONDS: Mapping[str, float] = {"api": 0.2, "decide": 1, "perform": 1, "events": 0.2}
"""Of one invocation. Nearly all of it is waiting for AWS; `decide` asks DRS, EC2 and SSM."""

BYTES_OF_LOG = 1_500
"""Of one invocation, AWS's own lines included. In the local cloud it is 950 to 1,450."""

BYTES_A_HISTORY_EVENT = 1_000
"""In the log of the state machine. In the local cloud it is 360, without AWS's frame around it."""

KEY_SECONDS = timedelta(minutes=5)
"""So often DynamoDB asks KMS for a key again, for each function that is at work."""

BYTES_OF_ACCESS_LOG = 500
"""Of one request, in the log of API Gateway."""

BYTES_OF_ANSWER = 1_000
"""To a poll: mostly an empty 304, sometimes an execution."""

STORED_FILES = 0.1
"""GB: code, layer, templates and console, in a few versions."""
