"""Label volumes handed in by the user: which file, which number is which bone.

A labels file is YAML::

    exams:
      2024-03-12: child_2024.nii.gz      # beside this file; in patient space, as NIfTI
    bones:
      1: left femur                      # our names,
      2: femur_right                     # or names as TotalSegmentator writes them
      3: vertebrae_T5
      7: hip_left                        # a whole hip bone: our own ilium, ischium and pubis divide it
      9: null                            # no bone of ours
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import SimpleITK as sitk
import yaml

from osteofoci.errors import AddressError, InputError
from osteofoci.geometry import grid_of
from osteofoci.localise import GivenLabels
from osteofoci.skeleton import BoneSide, Side, label_of, parse_site

_OTHER_NAMES = {"clavicula": "clavicle", "vertebrae": "vertebra"}


@dataclass(frozen=True)
class LabelsFile:
    """What a labels file says; paths are absolute."""

    exams: Mapping[date, Path]
    bones: Mapping[int, BoneSide]


def read_labels_file(path: Path) -> LabelsFile:
    """Read and check a labels file.

    Raises:
        InputError: no such file, not of the form above, or a name that is no bone.
    """
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(
            f"labels file {path.name}: expected YAML with 'exams' and 'bones', found "
            f"{type(error).__name__}; see docs/labels.md"
        ) from None
    if not isinstance(said, dict) or not all(
        isinstance(said.get(key), dict) for key in ("exams", "bones")
    ):
        raise InputError(
            f"labels file {path.name}: expected the two tables 'exams' and 'bones', found "
            f"{', '.join(map(str, said)) if isinstance(said, dict) else 'something else'}; "
            f"see docs/labels.md"
        )
    exams = {}
    for day, name in said["exams"].items():
        place = path.parent / str(name)
        if not isinstance(day, date) or not place.is_file():
            raise InputError(
                f"labels file {path.name}: expected a date and a NIfTI file beside it, found "
                f"'{day}: {name}'; correct the entry"
            )
        exams[day] = place.resolve()
    bones = {}
    for number, name in said["bones"].items():
        if not isinstance(number, int) or number < 1:
            raise InputError(
                f"labels file {path.name}: expected a whole number above 0 before each bone, "
                f"found '{number}'; correct the entry"
            )
        if name is not None and (bone_side := _bone_side(str(name), path)) is not None:
            bones[number] = bone_side
    return LabelsFile(exams, bones)


def _bone_side(name: str, path: Path) -> BoneSide | None:
    """A bone by our name or by TotalSegmentator's; None for a hip bone, which we divide."""
    words = re.sub(r"[_\s]+", " ", name.strip()).split(" ")
    words = [_OTHER_NAMES.get(word.lower(), word) for word in words]
    side = next((Side(w.lower()) for w in words if w.lower() in ("left", "right")), None)
    bone = " ".join(w for w in words if w.lower() not in ("left", "right"))
    if bone.lower() == "hip":
        return None
    text = f"{side} {bone}" if side else bone
    try:
        return parse_site(text).bone_side
    except AddressError as error:
        raise InputError(f"labels file {path.name}, bone '{name}': {error}") from None


def read_given_labels(file: LabelsFile, day: date | None) -> GivenLabels | None:
    """The label volume of one examination in our numbers; None if none was handed in.

    Raises:
        InputError: the file is no three-dimensional label volume.
    """
    path = file.exams.get(day) if day is not None else None
    if path is None:
        return None
    try:
        image = sitk.ReadImage(str(path))
    except RuntimeError:
        raise InputError(
            f"label volume {path.name}: expected NIfTI, found a file that cannot be read as an "
            f"image; write it again"
        ) from None
    if image.GetDimension() != 3 or image.GetNumberOfComponentsPerPixel() != 1:
        raise InputError(
            f"label volume {path.name}: expected three dimensions of whole numbers, found "
            f"{image.GetDimension()}; write one volume an examination"
        )
    image = sitk.DICOMOrient(image, "LPS")
    values = np.rint(sitk.GetArrayFromImage(image)).astype(np.int64)
    table = np.zeros(max(int(values.max(initial=0)), *file.bones, 0) + 1, np.uint8)
    for number, bone_side in file.bones.items():
        table[number] = label_of(bone_side)
    labels = table[np.maximum(values, 0)]
    return GivenLabels(grid_of(image), labels, frozenset(file.bones.values()))
