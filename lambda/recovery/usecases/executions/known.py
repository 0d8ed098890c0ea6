"""The execution that a request is about."""

from recovery.domain.errors import Unknown
from recovery.ports.product import Ports
from recovery.ports.records import ExecutionRecord


def known_execution(ports: Ports, execution_id: str) -> ExecutionRecord:
    record = ports.executions.find(execution_id)
    if record is None:
        raise Unknown("execution", execution_id)
    return record
