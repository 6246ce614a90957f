"""Irradiations."""

from __future__ import annotations

from datetime import date

from osteofoci.case.frozen import Frozen
from osteofoci.case.message import Message


class Dose(Frozen):
    """One irradiation: ``what`` was exposed or injected, ``as_written`` in its object ``source``."""

    exam_id: str | None
    quantity: str
    value: float | None
    unit: str
    effective_msv: float | None
    method: str | None
    source: str
    when: date | None = None
    what: str | None = None
    as_written: str | None = None
    effective_range_msv: tuple[float, float] | None = None
    method_message: Message | None = None
