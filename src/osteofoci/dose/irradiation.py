"""One irradiation of the child, as one object tells of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DAP, ACTIVITY, DLP = "dose-area product", "administered activity", "dose-length product"
# More than any examination gives: such a value is a mistake of the object.
MOST = {DAP: 10_000.0, ACTIVITY: 20_000.0, DLP: 100_000.0}
UNITS = {DAP: "Gy.cm2", ACTIVITY: "MBq", DLP: "mGy.cm"}


class Origin(StrEnum):
    """What kind of object told it; an earlier one is believed before a later one."""

    DOSE_REPORT = "radiation dose report"
    IMAGE_HEADER = "image header"


@dataclass(frozen=True)
class Irradiation:
    """
    Attributes:
        quantity: ``DAP``, ``ACTIVITY`` or ``DLP``.
        value: in the quantity's own unit (``UNITS``); None where the object does not tell it, or
            tells it in no unit that can be read.
        as_written: value and unit as the object has them.
        what: region or protocol of an exposure, agent of an injection.
        event: tells repeated reports of one irradiation from two irradiations.
        images: SOP instance UIDs of images made by it.
        source_uid: SOP instance UID of the object that tells it.
    """

    quantity: str
    value: float | None
    as_written: str
    what: str | None
    when: date | None
    study_uid: str
    event: str
    images: frozenset[str]
    origin: Origin
    source_uid: str


_PREFIX = {"": 1.0, "d": 1e-1, "c": 1e-2, "m": 1e-3, "u": 1e-6, "µ": 1e-6, "k": 1e3, "M": 1e6}
_DAP = re.compile(r"^([dcmuµ]?)Gy[.*· ]?([cdm]?)m2$")
_DLP = re.compile(r"^([dcmuµ]?)Gy[.*· ]?([cm]?)m$")
_ACTIVITY = re.compile(r"^([kM]?)Bq$")


def in_own_unit(quantity: str, value: float, unit: str) -> float | None:
    """A value in the quantity's own unit; None for a unit that cannot be read or a value that cannot be.

    Dose-area products come in Gy.m2, dGy.cm2, mGy.cm2, µGy.m2 and more (UCUM, with and without
    the dot).
    """
    factor = _factor(quantity, unit.strip().replace("²", "2").replace("^2", "2"))
    own = None if factor is None else value * factor
    return own if own is not None and 0 <= own <= MOST[quantity] else None


def _factor(quantity: str, unit: str) -> float | None:
    if quantity == DAP and (found := _DAP.match(unit)):
        dose, length = (_PREFIX[part] for part in found.groups())
        return dose * length**2 / 1e-4
    if quantity == DLP and (found := _DLP.match(unit)):
        dose, length = (_PREFIX[part] for part in found.groups())
        return dose * length / 1e-5
    if quantity == ACTIVITY and (found := _ACTIVITY.match(unit)):
        return _PREFIX[found.group(1)] / 1e6
    return None


def day_of(text: str | None) -> date | None:
    """The day of a DICOM date or date-time; None where it is none."""
    digits = (text or "")[:8]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
