"""Radiographs and scans as they come: calibration, orientation, inversion, faults."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian

from osteofoci.ingest import Calibration, UnreadableImageError, read_radiograph, read_scan

DX = "1.2.840.10008.5.1.4.1.1.1.1"
NM = "1.2.840.10008.5.1.4.1.1.20"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(pixels: np.ndarray, name: str = "a", sop_class: str = DX, **tags: object) -> Path:
        d = Dataset()
        d.SOPClassUID, d.SOPInstanceUID = UID(sop_class), UID(f"1.2.3.{len(name)}")
        d.Modality = "NM" if sop_class == NM else "DX"
        d.Rows, d.Columns = pixels.shape[-2:]
        if pixels.ndim == 3:
            d.NumberOfFrames = len(pixels)
        d.SamplesPerPixel, d.PixelRepresentation = 1, 0
        d.BitsAllocated = d.BitsStored = 8 * pixels.dtype.itemsize
        d.HighBit = d.BitsStored - 1
        d.PhotometricInterpretation = "MONOCHROME2"
        d.PixelData = pixels.tobytes()
        for tag, value in tags.items():
            setattr(d, tag, value)
        d.file_meta = FileMetaDataset()
        d.file_meta.MediaStorageSOPClassUID = UID(sop_class)
        d.file_meta.MediaStorageSOPInstanceUID = d.SOPInstanceUID
        d.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        path = tmp_path / name
        pydicom.dcmwrite(path, d, enforce_file_format=True)
        return path

    return make


def gradient(rows: int = 90, columns: int = 80) -> np.ndarray:
    """Brighter to the right and downward, so that any turn shows."""
    image = np.add.outer(np.arange(rows) * 3, np.arange(columns) * 20)
    return image.astype(np.uint16)


def test_a_calibrated_spacing_is_believed_and_a_detectors_alone_is_not(write: Write) -> None:
    told = write(gradient(), PixelSpacing=[0.2, 0.2], ImagerPixelSpacing=[0.26, 0.26])
    image = read_radiograph(told, named="x")
    assert image.pixel_mm == (0.2, 0.2)
    assert image.calibration is Calibration.CALIBRATED
    detector = read_radiograph(write(gradient(), ImagerPixelSpacing=[0.15, 0.15]), named="x")
    assert detector.pixel_mm is None
    assert any(r.code == "no-calibration" for r in detector.remarks)


def test_detector_spacing_with_both_distances_gives_millimetres(write: Write) -> None:
    path = write(
        gradient(), ImagerPixelSpacing=[0.26, 0.26], DistanceSourceToDetector=1300,
        DistanceSourceToPatient=1000,
    )  # fmt: skip
    image = read_radiograph(path, named="x")
    assert image.pixel_mm == pytest.approx((0.2, 0.2))
    assert image.calibration is Calibration.MAGNIFICATION


@pytest.mark.parametrize("far", ["1e308", "20000", "50", "1e-9", "-1000"])
def test_a_source_that_cannot_be_there_is_not_believed(write: Write, far: str) -> None:
    path = write(
        gradient(), ImagerPixelSpacing=[0.26, 0.26], DistanceSourceToDetector="1300",
        DistanceSourceToPatient=far,
    )  # fmt: skip
    image = read_radiograph(path, named="x")
    assert image.source_mm is None
    assert image.pixel_mm is None


def test_an_impossible_magnification_gives_none(write: Write) -> None:
    path = write(
        gradient(), ImagerPixelSpacing=[0.2, 0.2], EstimatedRadiographicMagnificationFactor=0.4
    )
    assert read_radiograph(path, named="x").pixel_mm is None


def test_inverted_pixels_come_out_with_bone_bright(write: Write) -> None:
    plain = read_radiograph(write(gradient()), named="x").grey
    inverse = (gradient().max() - gradient()).astype(np.uint16)
    turned = read_radiograph(
        write(inverse, "b", PhotometricInterpretation="MONOCHROME1"), named="x"
    ).grey
    assert np.allclose(plain, turned)


@pytest.mark.parametrize(
    ("orientation", "lateral", "flipped"),
    [(["L", "F"], False, False), (["R", "F"], False, True), (["P", "F"], True, False),
     (["A", "F"], True, True)],
)  # fmt: skip
def test_columns_are_brought_to_left_or_back(
    write: Write, orientation: list[str], lateral: bool, flipped: bool
) -> None:
    image = read_radiograph(write(gradient(), PatientOrientation=orientation), named="x")
    assert image.lateral is lateral
    expected = gradient()[:, ::-1] if flipped else gradient()
    assert np.allclose(image.grey, expected)


def test_a_view_that_nothing_tells_is_left_open(write: Write) -> None:
    image = read_radiograph(write(gradient()), named="x")
    assert image.lateral is None
    assert any(r.code == "view-unknown" for r in image.remarks)


@pytest.mark.parametrize(
    ("pixels", "word"),
    [
        (np.full((90, 80), 7, np.uint16), "blank"),
        (np.where(gradient() > 800, 4095, 0).astype(np.uint16), "saturated"),
        (gradient(20, 10), "found 20 x 10"),
    ],
)
def test_what_shows_nothing_is_refused_with_its_reason(
    write: Write, pixels: np.ndarray, word: str
) -> None:
    with pytest.raises(UnreadableImageError, match=word):
        read_radiograph(write(pixels), named="x")


def _detectors(*across: float) -> list[Dataset]:
    rows = []
    for sign in across:
        d = Dataset()
        d.ImageOrientationPatient = [sign, 0, 0, 0, 0, -1]
        rows.append(d)
    return rows


def test_both_heads_have_the_patients_left_on_the_same_side(write: Write) -> None:
    seen = gradient()
    frames = np.stack([seen, seen[:, ::-1]])
    path = write(
        frames, sop_class=NM, PixelSpacing=[2.2, 2.2], DetectorVector=[1, 2],
        DetectorInformationSequence=_detectors(1.0, -1.0),
    )  # fmt: skip
    image = read_scan([path], named="x")
    assert image.anterior is not None
    assert image.posterior is not None
    assert np.allclose(image.anterior, image.posterior)


def test_one_file_a_head_is_read_like_two_frames(write: Write) -> None:
    one = write(gradient(), "a", NM, PixelSpacing=[2.2, 2.2],
                DetectorInformationSequence=_detectors(1.0))  # fmt: skip
    two = write(gradient()[:, ::-1].copy(), "bb", NM, PixelSpacing=[2.2, 2.2],
                DetectorInformationSequence=_detectors(-1.0))  # fmt: skip
    image = read_scan([one, two], named="x")
    assert image.anterior is not None
    assert image.posterior is not None
    assert np.allclose(image.anterior, image.posterior)


def test_counts_above_sixteen_bit_are_kept(write: Write) -> None:
    counts = gradient().astype(np.uint32) * 100
    assert counts.max() > 65535
    image = read_scan([write(counts, sop_class=NM, PixelSpacing=[2.2, 2.2])], named="x")
    assert image.anterior is not None
    assert image.anterior.max() == counts.max()
    assert any(r.code == "view-assumed" for r in image.remarks)


def test_two_injections_are_both_told(write: Write) -> None:
    items = []
    for activity in (200.0, 150.0):
        item = Dataset()
        item.RadionuclideTotalDose = activity
        items.append(item)
    path = write(gradient(), sop_class=NM, PixelSpacing=[2.2, 2.2],
                 RadiopharmaceuticalInformationSequence=items)  # fmt: skip
    image = read_scan([path], named="x")
    assert image.activities_mbq == (200.0, 150.0)
    assert image.weight_kg is None
    assert any(r.code == "several-injections" for r in image.remarks)


def test_a_scan_without_pixel_size_or_counts_is_refused(write: Write) -> None:
    with pytest.raises(UnreadableImageError, match="pixel size"):
        read_scan([write(gradient(), sop_class=NM)], named="x")
    empty = write(np.zeros((90, 80), np.uint16), "c", NM, PixelSpacing=[2.2, 2.2])
    with pytest.raises(UnreadableImageError, match="empty"):
        read_scan([empty], named="x")
