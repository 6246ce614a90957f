"""Osteofoci follows a child's multifocal bone disease through imaging and time.

    done = osteofoci.follow("dicom/", clinical="clinical.yaml")
    done.case.foci[0].history
    done.volume("2024-03-12").signal_zyx
    done.write("result/")

    case = osteofoci.read_text("report.txt")
    osteofoci.inspect("dicom/").patients

What is named here is loaded when it is first used.
"""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.case import Case
    from osteofoci.errors import (
        AddressError,
        CoverageError,
        InputError,
        OsteofociError,
        OutputError,
        RuleError,
    )
    from osteofoci.face import FollowUp, follow, inspect, read_text

__version__ = "0.1.0"

__all__ = [
    "AddressError",
    "Case",
    "CoverageError",
    "FollowUp",
    "InputError",
    "OsteofociError",
    "OutputError",
    "RuleError",
    "__version__",
    "follow",
    "inspect",
    "read_text",
]

on_demand(__name__)
