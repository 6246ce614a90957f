"""The radiation that a child has had: what objects tell of it, each irradiation once."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.dose.effective import Alternative, Effective, alternative, effective_dose
    from osteofoci.dose.headers import IRRADIATING, irradiations_of_image
    from osteofoci.dose.irradiation import (
        ACTIVITY,
        DAP,
        DLP,
        UNITS,
        Irradiation,
        Origin,
        in_own_unit,
    )
    from osteofoci.dose.ledger import counted_once
    from osteofoci.dose.reports import irradiations_of_report

__all__ = [
    "ACTIVITY",
    "DAP",
    "DLP",
    "IRRADIATING",
    "UNITS",
    "Alternative",
    "Effective",
    "Irradiation",
    "Origin",
    "alternative",
    "counted_once",
    "effective_dose",
    "in_own_unit",
    "irradiations_of_image",
    "irradiations_of_report",
]

on_demand(__name__)
