"""Uptake of a bone scan."""

from __future__ import annotations

from osteofoci.case.frozen import Frozen


class UptakeRow(Frozen):
    """One scoring unit of a bone scan: against the other side, and against the femoral shafts."""

    exam_id: str
    unit: str
    counts: int
    other_side: float | None
    other_side_error: float | None
    reference: float | None
    reference_error: float | None
