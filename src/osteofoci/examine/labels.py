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

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from osteofoci.errors import AddressError, InputError
from osteofoci.foreign import shown
from osteofoci.geometry import grid_of
from osteofoci.given import read_given, refuse_unknown
from osteofoci.localise import GivenLabels
from osteofoci.skeleton import BoneSide, Side, label_of, parse_site

MOST_BYTES = 1_000_000
LARGEST_LABEL = 65_535
MOST_VOXELS = 200_000_000
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
    given = read_given(path, "a labels file", "--labels", MOST_BYTES)
    said = given.data
    if not isinstance(said, dict) or not all(
        isinstance(said.get(key), dict) for key in ("exams", "bones")
    ):
        names = ", ".join(f"'{shown(name)}'" for name in said) if isinstance(said, dict) else ""
        raise InputError(
            f"labels file {path.name}: expected the two tables 'exams' and 'bones', found "
            f"{names or 'something else'}; see `osteofoci docs labels`"
        )
    refuse_unknown(said, ("exams", "bones"), f"labels file {path.name}", given.lines)
    exams = {}
    for day, name in said["exams"].items():
        place = path.parent / str(name)
        when = _day(day)
        if when is None or "\0" in str(name) or not os.path.isfile(place):
            raise InputError(
                f"labels file {path.name}: expected a date and a NIfTI file beside it, found "
                f"'{shown(day)}: {shown(name)}'; correct the entry"
            )
        exams[when] = place.resolve()
    bones = {}
    for number, name in said["bones"].items():
        if not re.fullmatch(r"[0-9]{1,5}", number) or not 1 <= int(number) <= LARGEST_LABEL:
            raise InputError(
                f"labels file {path.name}: expected a whole number from 1 to {LARGEST_LABEL} before "
                f"each bone, found '{shown(number)}'; correct the entry"
            )
        if name is not None and (bone_side := _bone_side(str(name), path)) is not None:
            bones[int(number)] = bone_side
    return LabelsFile(exams, bones)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


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
        raise InputError(f"labels file {path.name}, bone '{shown(name)}': {error}") from None


def read_given_labels(file: LabelsFile, day: date | None) -> GivenLabels | None:
    """The label volume of one examination in our numbers; None if none was handed in.

    Raises:
        InputError: the file is no three-dimensional label volume.
    """
    path = file.exams.get(day) if day is not None else None
    if path is None:
        return None
    reader = sitk.ImageFileReader()
    reader.SetFileName(str(path))
    try:
        reader.ReadImageInformation()
        size = reader.GetSize()
        if reader.GetDimension() != 3 or reader.GetNumberOfComponents() != 1:
            raise InputError(
                f"label volume {path.name}: expected three dimensions of whole numbers, found "
                f"{reader.GetDimension()} with {reader.GetNumberOfComponents()} values a voxel; "
                f"write one volume an examination"
            )
        if np.prod(np.array(size, float)) > MOST_VOXELS:
            raise InputError(
                f"label volume {path.name}: expected at most {MOST_VOXELS} voxels, found "
                f"{' x '.join(map(str, size))}; write it on the grid of its examination"
            )
        image = sitk.DICOMOrient(reader.Execute(), "LPS")
    except RuntimeError:
        raise InputError(
            f"label volume {path.name}: expected NIfTI, found a file that cannot be read as an "
            f"image; write it again"
        ) from None
    found = sitk.GetArrayFromImage(image)
    whole = np.isfinite(found) & (found >= 0) & (found <= LARGEST_LABEL)
    values = np.rint(np.where(whole, found, 0)).astype(np.uint16)
    table = np.zeros(LARGEST_LABEL + 1, np.uint8)
    for number, bone_side in file.bones.items():
        table[number] = label_of(bone_side)
    labels = table[values]
    return GivenLabels(grid_of(image), labels, frozenset(file.bones.values()))
