"""One measured examination of any technique: its skeleton, its measures, its findings, its pictures."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.examine.bone_scan import LEAST_CONFIDENCE, BoneScanExam
    from osteofoci.examine.imaging import (
        ExamVolume,
        MriImages,
        image_exam,
        measurable_series,
    )
    from osteofoci.examine.label_maps import LabelMaps, label_maps
    from osteofoci.examine.labels import LabelsFile, read_given_labels, read_labels_file
    from osteofoci.examine.measure import MeasuredExam, ReadExam, decided, put_right, read_exam
    from osteofoci.examine.mri import MriExam, lesion_labels
    from osteofoci.examine.other_sequences import OTHER_SEQUENCES
    from osteofoci.examine.panel import Label, Line, Panel
    from osteofoci.examine.radiograph import RadiographExam
    from osteofoci.examine.standing_pair import BiplanarExam
    from osteofoci.examine.summary import exam_summary
    from osteofoci.examine.told import as_decided, told_of

__all__ = [
    "LEAST_CONFIDENCE",
    "OTHER_SEQUENCES",
    "BiplanarExam",
    "BoneScanExam",
    "ExamVolume",
    "Label",
    "LabelMaps",
    "LabelsFile",
    "Line",
    "MeasuredExam",
    "MriExam",
    "MriImages",
    "Panel",
    "RadiographExam",
    "ReadExam",
    "as_decided",
    "decided",
    "exam_summary",
    "image_exam",
    "label_maps",
    "lesion_labels",
    "measurable_series",
    "put_right",
    "read_exam",
    "read_given_labels",
    "read_labels_file",
    "told_of",
]

on_demand(__name__)
