"""A patient's walk through the house, from files to a written result."""

from osteofoci.journey.bone_scan import LEAST_CONFIDENCE
from osteofoci.journey.examine import Examined, examine, lesion_labels
from osteofoci.journey.follow import Followed, choose_patient, follow, read_clinical
from osteofoci.journey.imaging import Imaged, image_exam, measurable_series
from osteofoci.journey.labels import LabelsFile, read_given_labels, read_labels_file
from osteofoci.journey.output import prepared_output, write_result

__all__ = [
    "LEAST_CONFIDENCE",
    "Examined",
    "Followed",
    "Imaged",
    "LabelsFile",
    "choose_patient",
    "examine",
    "follow",
    "image_exam",
    "lesion_labels",
    "measurable_series",
    "prepared_output",
    "read_clinical",
    "read_given_labels",
    "read_labels_file",
    "write_result",
]
