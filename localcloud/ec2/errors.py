"""What EC2 refuses, in the words in which DRS repeats it in its job log."""


class Ec2Refusal(Exception):
    """``code`` is the error code of the EC2 API; ``str`` is how an SDK prints the error."""

    def __init__(self, code: str, message: str, *, operation: str) -> None:
        super().__init__(
            f"An error occurred ({code}) when calling the {operation} operation: {message}"
        )
        self.code = code
        self.message = message
        self.operation = operation


def not_found(instance_id: str, *, operation: str) -> Ec2Refusal:
    return Ec2Refusal(
        "InvalidInstanceID.NotFound",
        f"The instance ID '{instance_id}' does not exist",
        operation=operation,
    )


def incorrect_state(instance_id: str, *, operation: str) -> Ec2Refusal:
    wish = "started" if operation == "StartInstances" else "stopped"
    return Ec2Refusal(
        "IncorrectInstanceState",
        f"The instance '{instance_id}' is not in a state from which it can be {wish}.",
        operation=operation,
    )


def protected(instance_id: str) -> Ec2Refusal:
    return Ec2Refusal(
        "OperationNotPermitted",
        f"The instance '{instance_id}' may not be terminated. Modify its"
        " 'disableApiTermination' instance attribute and try again.",
        operation="TerminateInstances",
    )
