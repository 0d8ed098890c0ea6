"""The errors of Systems Manager that are simulated. All are 400; the code is what clients read."""


class SsmError(Exception):
    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(f"{code}: {message}" if message else code)
        self.code = code
        self.message = message

    @property
    def status(self) -> int:
        return 400


def invalid_document(name: str) -> SsmError:
    return SsmError("InvalidDocument", f"Document with name {name} does not exist.")


def invalid_document_version(version: str) -> SsmError:
    return SsmError("InvalidDocumentVersion", f"Document version {version} does not exist.")


def invalid_content(message: str) -> SsmError:
    return SsmError("InvalidDocumentContent", message)


def invalid_parameters(message: str) -> SsmError:
    return SsmError("InvalidParameters", message)


def not_valid_state(instance_ids: list[str], account_id: str) -> SsmError:
    """Unknown, not registered or not online: SendCommand does not tell them apart."""
    named = ", ".join(instance_ids)
    return SsmError(
        "InvalidInstanceId", f"Instances [[{named}]] not in a valid state for account {account_id}"
    )


def no_such_execution(execution_id: str) -> SsmError:
    return SsmError(
        "AutomationExecutionNotFoundException",
        f"Automation execution with id {execution_id} does not exist.",
    )
