"""New ids that nobody can guess."""

from base64 import b32encode
from secrets import token_bytes

_LENGTH = 20
_BYTES = 13
"""Five bits a letter."""


class RandomIds:
    def new(self, prefix: str) -> str:
        """Like the derived ones: 20 of the letters a to z and the digits 2 to 7."""
        return f"{prefix}-{b32encode(token_bytes(_BYTES)).decode().lower()[:_LENGTH]}"
