"""Looks that failed: an operator is told when it lasts, and again when something is given up."""

from recovery.domain.brain.turn import Turn
from recovery.domain.execution.blind_spot import BlindSpot, Subject
from recovery.domain.execution.facts import LookEnded
from recovery.domain.value import Location

_SEEN = {
    Subject.JOBS: "DRS jobs",
    Subject.INSTANCES: "Instances",
    Subject.RUNS: "Runs of documents",
    Subject.CAPACITY: "DRS jobs of others",
}


def absorb_look(turn: Turn, fact: LookEnded) -> None:
    known = blind_spot(turn, fact.location, fact.subject)
    what = _SEEN[fact.subject]
    if fact.trouble is None:
        if known:
            _replace(turn, known, None)
        if known and known.is_told:
            turn.say(f"{what} can be seen again in {fact.location}.")
    elif known is None:
        fresh = BlindSpot(
            location=fact.location, subject=fact.subject, since=fact.at, reason=fact.trouble
        )
        turn.change(blind_spots=(*turn.execution.blind_spots, fresh))
    elif not known.is_told and known.since + turn.settings.patience.blind <= fact.at:
        _replace(turn, known, known.changed(is_told=True, reason=fact.trouble))
        turn.say(f"{what} can't be seen: {fact.trouble} It is tried again and again.")


def blind_spot(turn: Turn, location: Location, subject: Subject) -> BlindSpot | None:
    wanted = (location, subject)
    spots = turn.execution.blind_spots
    return next((spot for spot in spots if (spot.location, spot.subject) == wanted), None)


def with_cause(turn: Turn, text: str, *, location: Location, subject: Subject) -> str:
    """``text`` says that something did not end; perhaps it only could not be seen."""
    spot = blind_spot(turn, location, subject)
    return f"{text} It could not be seen: {spot.reason}" if spot else text


def _replace(turn: Turn, known: BlindSpot, now: BlindSpot | None) -> None:
    others = [spot for spot in turn.execution.blind_spots if spot is not known]
    turn.change(blind_spots=(*others, now) if now else tuple(others))
