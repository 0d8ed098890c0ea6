"""The errors of Service Quotas that our part of it raises; JSON services answer them with 400.

QuotasError
├── InvalidPaginationToken   ├── NotSimulated 501   └── ValidationFailed
├── NoSuchResource           └── UnknownOperation
"""


class QuotasError(Exception):
    code: str
    status = 400


class InvalidPaginationToken(QuotasError):
    code = "InvalidPaginationTokenException"


class NoSuchResource(QuotasError):
    code = "NoSuchResourceException"


class NotSimulated(QuotasError):
    code = "NotSimulatedException"
    status = 501


class UnknownOperation(QuotasError):
    code = "UnknownOperationException"


class ValidationFailed(QuotasError):
    code = "ValidationException"
