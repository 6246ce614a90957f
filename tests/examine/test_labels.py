from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk

from osteofoci.errors import InputError
from osteofoci.examine import read_given_labels, read_labels_file
from osteofoci.geometry import Grid, Volume
from osteofoci.localise import BoneMap, with_given_labels
from osteofoci.skeleton import BoneSide, Side, bone_named, label_of

DAY = date(2024, 3, 12)
FEMUR = BoneSide(bone_named("femur"), Side.LEFT)
TIBIA = BoneSide(bone_named("tibia"), Side.LEFT)


def _write(folder: Path, bones: str, values: np.ndarray | None = None) -> Path:
    if values is None:
        values = np.zeros((30, 10, 20), np.uint8)
        values[5:25, 3:7, 8:12] = 4
    image = sitk.GetImageFromArray(values)
    image.SetSpacing((2.0, 5.0, 2.0))
    image.SetOrigin((-20.0, -25.0, 100.0))
    sitk.WriteImage(image, str(folder / "given.nii.gz"))
    path = folder / "labels.yaml"
    path.write_text(f"exams:\n  2024-03-12: given.nii.gz\nbones:\n{bones}")
    return path


@pytest.mark.parametrize("name", ["left femur", "femur_left", "Femur left"])
def test_bones_go_by_our_names_and_by_those_of_other_segmenters(tmp_path: Path, name: str) -> None:
    file = read_labels_file(_write(tmp_path, f"  4: {name}\n"))
    assert file.bones == {4: FEMUR}


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("vertebrae_T5", "vertebra T5"),
        ("rib_left_7", "left rib 7"),
        ("clavicula_right", "right clavicle"),
        ("sacrum", "sacrum"),
    ],
)
def test_names_of_other_segmenters_are_translated(tmp_path: Path, theirs: str, ours: str) -> None:
    file = read_labels_file(_write(tmp_path, f"  4: {theirs}\n"))
    assert [str(b) for b in file.bones.values()] == [ours]


def test_a_whole_hip_bone_and_a_structure_that_is_no_bone_are_left_to_us(tmp_path: Path) -> None:
    file = read_labels_file(_write(tmp_path, "  4: left femur\n  5: hip_left\n  6: null\n"))
    assert set(file.bones) == {4}


def test_given_bones_take_the_place_of_the_drawn_ones(tmp_path: Path) -> None:
    given = read_given_labels(read_labels_file(_write(tmp_path, "  4: left femur\n")), DAY)
    assert given is not None
    grid = Grid((30, 10, 20), (2.0, 5.0, 2.0), (-20.0, -25.0, 100.0))
    volume = Volume(grid, np.ones(grid.shape_zyx, np.float32), np.ones(grid.shape_zyx, bool))
    label = np.zeros(grid.shape_zyx, np.uint8)
    distance = np.full(grid.shape_zyx, 8.0, np.float32)
    label[:10, :, :5], distance[:10, :, :5] = label_of(FEMUR), -1.0  # drawn elsewhere
    label[:, 0, 18:], distance[:, 0, 18:] = label_of(TIBIA), -1.0
    merged = with_given_labels(BoneMap(label, distance), volume, given)
    inside = (merged.label_zyx == label_of(FEMUR)) & (merged.distance_zyx_mm < 0)
    assert inside.sum() == 20 * 4 * 4
    assert inside[5:25, 3:7, 8:12].all()
    assert (merged.label_zyx == label_of(TIBIA)).sum() == (label == label_of(TIBIA)).sum()


def test_examinations_that_the_file_does_not_name_have_no_given_labels(tmp_path: Path) -> None:
    file = read_labels_file(_write(tmp_path, "  4: left femur\n"))
    assert read_given_labels(file, date(2025, 1, 1)) is None
    assert read_given_labels(file, None) is None


@pytest.mark.parametrize(
    ("bones", "complaint"),
    [
        ("  4: left thighbone\n", "left thighbone"),
        ("  four: left femur\n", "whole number"),
        ("  4: femur\n", "side"),
    ],
)
def test_wrong_entries_are_named_with_what_was_expected(
    tmp_path: Path, bones: str, complaint: str
) -> None:
    with pytest.raises(InputError, match=complaint):
        read_labels_file(_write(tmp_path, bones))


def test_a_file_that_is_no_table_and_a_volume_that_is_no_image_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.yaml"
    path.write_text("- just a list")
    with pytest.raises(InputError, match="two tables"):
        read_labels_file(path)
    path = _write(tmp_path, "  4: left femur\n")
    (tmp_path / "given.nii.gz").write_bytes(b"no image")
    with pytest.raises(InputError, match="cannot be read"):
        read_given_labels(read_labels_file(path), DAY)
    (tmp_path / "given.nii.gz").unlink()
    with pytest.raises(InputError, match="beside it"):
        read_labels_file(path)
