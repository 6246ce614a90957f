"""Folders, zips and DICOM in: scan, group, recognise, remark; pixels late."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.ingest.account import accounted
    from osteofoci.ingest.exams import ExamFound, SeriesFound
    from osteofoci.ingest.identity import contradictions, missing
    from osteofoci.ingest.marker import Marker, side_marker
    from osteofoci.ingest.pixels import UnreadableStackError, read_stack
    from osteofoci.ingest.planar import (
        Calibration,
        RadiographImage,
        ScanImage,
        UnreadableImageError,
        read_radiograph,
        read_scan,
    )
    from osteofoci.ingest.recognise import RADIOGRAPHY, WHOLE_BODY_SCAN, Sequence
    from osteofoci.ingest.scan import Inventory, PatientFound, patient_of, scan
    from osteofoci.ingest.sources import Source, open_source
    from osteofoci.ingest.stacks import Stack
    from osteofoci.ingest.walk import CONTROL

__all__ = [
    "CONTROL",
    "RADIOGRAPHY",
    "WHOLE_BODY_SCAN",
    "Calibration",
    "ExamFound",
    "Inventory",
    "Marker",
    "PatientFound",
    "RadiographImage",
    "ScanImage",
    "Sequence",
    "SeriesFound",
    "Source",
    "Stack",
    "UnreadableImageError",
    "UnreadableStackError",
    "accounted",
    "contradictions",
    "missing",
    "open_source",
    "patient_of",
    "read_radiograph",
    "read_scan",
    "read_stack",
    "scan",
    "side_marker",
]

on_demand(__name__)
