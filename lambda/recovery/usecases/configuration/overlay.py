"""Records as they are saved, but for those that were changed here."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

Record = TypeVar("Record")


class Overlay(Generic[Record]):
    def __init__(
        self,
        find: Callable[[str], Record | None],
        all_saved: Callable[[], Iterable[Record]],
        id_of: Callable[[Record], str],
    ) -> None:
        self._find = find
        self._all_saved = all_saved
        self._id_of = id_of
        self._changed: dict[str, Record | None] = {}

    def find(self, record_id: str) -> Record | None:
        if record_id in self._changed:
            return self._changed[record_id]
        return self._find(record_id)

    def find_many(self, record_ids: Iterable[str]) -> dict[str, Record]:
        found = ((record_id, self.find(record_id)) for record_id in record_ids)
        return {record_id: record for record_id, record in found if record is not None}

    def all(self) -> tuple[Record, ...]:
        saved: dict[str, Record | None] = {self._id_of(one): one for one in self._all_saved()}
        return tuple(one for one in (saved | self._changed).values() if one is not None)

    def keep(self, record: Record) -> None:
        self._changed[self._id_of(record)] = record

    def drop(self, record_id: str) -> None:
        self._changed[record_id] = None
