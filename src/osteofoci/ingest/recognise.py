"""What a series is: from the physics in its tags first, from its description second."""

from __future__ import annotations

import re
from enum import StrEnum

from osteofoci.ingest.header import Header, sop_class_name

WHOLE_BODY_SCAN = "whole-body bone scan"
# Modalities of images that are one exposure each.
RADIOGRAPHY = ("DX", "CR", "RF", "DR", "XA")


class Sequence(StrEnum):
    STIR = "stir"
    DIXON_WATER = "dixon water"
    DIXON_FAT = "dixon fat"
    DIXON_IN_PHASE = "dixon in phase"
    DIXON_OPPOSED = "dixon opposed phase"
    T1 = "t1"
    T2 = "t2"
    T2_FAT_SATURATED = "t2 fat saturated"
    DWI = "dwi"
    ADC = "adc"
    PHASE = "phase image"
    LOCALISER = "localiser"
    UNKNOWN = "unknown"


_DESCRIPTIONS: tuple[tuple[str, Sequence], ...] = (
    (r"stir|tirm|turbo ?ir\b|\btir\d?|short.?tau", Sequence.STIR),
    (r"\badc\b", Sequence.ADC),
    (r"dwi|diff|\bb ?\d{2,4}\b|ep2d", Sequence.DWI),
    (r"dixon.*(water|[_ ]w\b)|water", Sequence.DIXON_WATER),
    (r"dixon.*(fat\b|[_ ]f\b)", Sequence.DIXON_FAT),
    (r"\bin.?ph", Sequence.DIXON_IN_PHASE),
    (r"opp.?(phase)?|out.?ph", Sequence.DIXON_OPPOSED),
    (r"t2.*(fs|fat ?sat|spair|spir)", Sequence.T2_FAT_SATURATED),
    (r"\bt1|_t1|t1_", Sequence.T1),
    (r"\bt2|_t2|t2_", Sequence.T2),
    (r"local|scout|survey", Sequence.LOCALISER),
)
_IMAGE_TYPES: tuple[tuple[frozenset[str], Sequence], ...] = (
    (frozenset({"LOCALIZER"}), Sequence.LOCALISER),
    (frozenset({"ADC"}), Sequence.ADC),
    (frozenset({"WATER", "W"}), Sequence.DIXON_WATER),
    (frozenset({"FAT", "F"}), Sequence.DIXON_FAT),
    (frozenset({"IN_PHASE", "IP"}), Sequence.DIXON_IN_PHASE),
    (frozenset({"OUT_PHASE", "OPP_PHASE", "OP"}), Sequence.DIXON_OPPOSED),
    (frozenset({"P", "PHASE", "PHASE MAP"}), Sequence.PHASE),
    (frozenset({"DIFFUSION", "TRACEW"}), Sequence.DWI),
)


def recognise_sequence(header: Header) -> Sequence:
    """The kind of MR contrast of a series, judged by one of its headers.

    Physics: an inversion time of 80-300 ms nulls fat at 0.2-3 T (STIR/TIRM); a short
    repetition and echo time is T1; a diffusion b value is DWI.
    """
    by_physics = _from_physics(header)
    if by_physics is not Sequence.UNKNOWN:
        return by_physics
    return sequence_from_description(header.series_description)


def sequence_from_description(description: str) -> Sequence:
    text = description.lower().replace("_", " ")
    for pattern, sequence in _DESCRIPTIONS:
        if re.search(pattern, text):
            return sequence
    return Sequence.UNKNOWN


def _from_physics(header: Header) -> Sequence:
    kinds = set(header.image_type)
    for words, sequence in _IMAGE_TYPES:
        if kinds & words:
            return sequence
    if header.b_value is not None and header.b_value > 0:
        return Sequence.DWI
    inversion, repetition, echo = header.inversion_ms, header.repetition_ms, header.echo_ms
    if inversion is not None and 80 <= inversion <= 300:
        return Sequence.STIR
    if "IR" in header.scanning_sequence and (inversion is None or inversion == 0):
        return Sequence.UNKNOWN
    if repetition is None or echo is None:
        return Sequence.UNKNOWN
    if "EP" in header.scanning_sequence:
        return Sequence.UNKNOWN
    if repetition <= 1200 and echo <= 30 and "SE" in header.scanning_sequence:
        return Sequence.T1
    if repetition >= 1500 and echo >= 50 and "SE" in header.scanning_sequence:
        fat_saturated = any(option.upper() in ("FS", "FATSAT") for option in header.scan_options)
        return Sequence.T2_FAT_SATURATED if fat_saturated else Sequence.T2
    return Sequence.UNKNOWN


_KINDS = {
    "CT": "CT",
    "PT": "PET",
    "NM": "nuclear medicine",
    "SEG": "segmentation",
    "SR": "structured report",
    "OT": "other",
    "SC": "secondary capture",
    "US": "ultrasound",
}


def describe_object(header: Header) -> str:
    """In words, what kind of object a file is."""
    name = sop_class_name(header.sop_class_uid)
    if "Radiation Dose" in name or "Radiopharmaceutical" in name:
        return "radiation dose report"
    if "Segmentation" in name:
        return "segmentation"
    if name.endswith(" SR") or " SR " in name or header.modality == "SR":
        return "structured report"
    if header.modality == "NM":
        if {"WHOLE BODY"} & set(header.image_type):
            return WHOLE_BODY_SCAN
        if {"TOMO", "RECON TOMO", "GATED TOMO", "RECON GATED TOMO"} & set(header.image_type):
            return "nuclear tomography (not a planar bone scan)"
        return "nuclear medicine"
    if header.modality in RADIOGRAPHY:
        return "radiograph" if header.has_pixels else "radiograph header without an image"
    if header.modality == "MR":
        return "MR" if header.has_pixels else "MR header without an image"
    if "Secondary Capture" in name:
        return "secondary capture"
    return _KINDS.get(header.modality, name)
