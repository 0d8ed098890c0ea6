"""What may stop a script, told in one line: the thing, the fact and the way out."""


class CannotGoOn(Exception):
    """Shown to the person at the terminal without a traceback."""
