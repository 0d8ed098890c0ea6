"""Moments and durations, as DRS writes them."""

from datetime import UTC, datetime, timedelta

from localcloud.drs.errors import field_invalid


def moment_text(moment: datetime) -> str:
    """Such as ``2022-12-07T19:15:38.846723+00:00``, not with the ``Z`` of the service model."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def optional_moment(name: str, text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise field_invalid(name, f"{text!r} is not an ISO 8601 moment") from error
    if moment.tzinfo is None:
        raise field_invalid(name, f"{text!r} names no time zone")
    return moment


def duration_text(duration: timedelta) -> str:
    """ISO 8601, such as ``P0D``, ``PT2M13.5S`` or ``P2DT1H32M12.136909S``."""
    if not duration:
        return "P0D"
    minutes, seconds = divmod(duration.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{duration.microseconds:06}".rstrip("0").rstrip(".")
    parts = [
        f"{hours}H" if hours else "",
        f"{minutes}M" if minutes else "",
        f"{seconds}{fraction}S" if seconds or fraction else "",
    ]
    days = f"{duration.days}D" if duration.days else ""
    return f"P{days}" + (f"T{''.join(parts)}" if any(parts) else "")
