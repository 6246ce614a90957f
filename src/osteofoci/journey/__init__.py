"""A patient's walk through the house, from files to a written result."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.journey.bone_scan import LEAST_CONFIDENCE
    from osteofoci.journey.choose import choose_patient
    from osteofoci.journey.claims import CLAIMS
    from osteofoci.journey.examine import Examined, examine, lesion_labels
    from osteofoci.journey.follow import Followed, follow, losses
    from osteofoci.journey.imaging import Imaged, image_exam, measurable_series
    from osteofoci.journey.label_maps import LabelMaps, label_maps
    from osteofoci.journey.labels import LabelsFile, read_given_labels, read_labels_file
    from osteofoci.journey.model import ask
    from osteofoci.journey.output import write_result
    from osteofoci.journey.reading import case_of_text, recorded, write_case, write_read

__all__ = [
    "CLAIMS",
    "LEAST_CONFIDENCE",
    "Examined",
    "Followed",
    "Imaged",
    "LabelMaps",
    "LabelsFile",
    "ask",
    "case_of_text",
    "choose_patient",
    "examine",
    "follow",
    "image_exam",
    "label_maps",
    "lesion_labels",
    "losses",
    "measurable_series",
    "read_given_labels",
    "read_labels_file",
    "recorded",
    "write_case",
    "write_read",
    "write_result",
]

on_demand(__name__)
