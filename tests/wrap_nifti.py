"""Wrap a NIfTI volume as a DICOM series, so that real pixels walk in by the front door."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import SimpleITK as sitk
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian, generate_uid

MR_IMAGE = UID("1.2.840.10008.5.1.4.1.1.4")


def wrap_as_stir(nifti: Path, folder: Path, *, patient_id: str, day: str) -> None:
    """Write every slice of a NIfTI volume as an MR image with the tags of a STIR series."""
    image = sitk.ReadImage(str(nifti))
    pixels = sitk.GetArrayFromImage(image).astype(np.float32)
    pixels = np.clip(pixels / pixels.max() * 4095, 0, 4095).astype(np.uint16)
    x, y, slices = image.GetSize()
    direction = np.array(image.GetDirection()).reshape(3, 3)
    study, series, frame = (generate_uid(entropy_srcs=[patient_id, day, n]) for n in "abc")
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(slices):
        d = Dataset()
        d.SOPClassUID = MR_IMAGE
        d.SOPInstanceUID = generate_uid(entropy_srcs=[patient_id, day, str(n)])
        d.PatientID, d.PatientName, d.PatientBirthDate, d.PatientSex = patient_id, "", "", ""
        d.StudyDate, d.StudyTime, d.Modality = day, "100000", "MR"
        d.StudyInstanceUID, d.SeriesInstanceUID, d.FrameOfReferenceUID = study, series, frame
        d.SeriesNumber, d.InstanceNumber, d.SeriesDescription = 3, n + 1, "tirm paracor"
        d.ImageType = ["ORIGINAL", "PRIMARY", "M"]
        d.ScanningSequence, d.SequenceVariant = ["SE", "IR"], "SK"
        d.RepetitionTime, d.EchoTime, d.InversionTime = 4000, 55, 150
        d.ImagePositionPatient = [
            round(v, 5) for v in image.TransformIndexToPhysicalPoint((0, 0, n))
        ]
        d.ImageOrientationPatient = [round(float(v), 7) for v in direction[:, :2].T.ravel()]
        d.PixelSpacing = [image.GetSpacing()[1], image.GetSpacing()[0]]
        d.SliceThickness = image.GetSpacing()[2]
        d.Rows, d.Columns = y, x
        d.SamplesPerPixel, d.PhotometricInterpretation = 1, "MONOCHROME2"
        d.BitsAllocated, d.BitsStored, d.HighBit, d.PixelRepresentation = 16, 12, 11, 0
        d.PixelData = pixels[n].tobytes()
        meta = FileMetaDataset()
        meta.MediaStorageSOPClassUID = MR_IMAGE
        meta.MediaStorageSOPInstanceUID = d.SOPInstanceUID
        meta.TransferSyntaxUID = ExplicitVRLittleEndian
        d.file_meta = meta
        d.save_as(folder / f"{n:03d}", enforce_file_format=True)
