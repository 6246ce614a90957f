"""A patient's walk through the house, from files to a written result."""

from osteofoci.journey.examine import Examined, examine, measurable_series
from osteofoci.journey.follow import Followed, choose_patient, follow, read_clinical
from osteofoci.journey.output import prepared_output, write_nifti, write_result

__all__ = [
    "Examined",
    "Followed",
    "choose_patient",
    "examine",
    "follow",
    "measurable_series",
    "prepared_output",
    "read_clinical",
    "write_nifti",
    "write_result",
]
