"""Folders, zips and DICOM in: scan, group, recognise, remark; pixels late."""

from osteofoci.ingest.pixels import UnreadableStackError, read_stack
from osteofoci.ingest.recognise import RADIOGRAPHY, Sequence
from osteofoci.ingest.scan import ExamFound, Inventory, PatientFound, SeriesFound, scan
from osteofoci.ingest.sources import Source, open_source
from osteofoci.ingest.stacks import Stack

__all__ = [
    "RADIOGRAPHY",
    "ExamFound",
    "Inventory",
    "PatientFound",
    "Sequence",
    "SeriesFound",
    "Source",
    "Stack",
    "UnreadableStackError",
    "open_source",
    "read_stack",
    "scan",
]
