"""The radiation ledger of one patient, from dose reports and image headers."""

from __future__ import annotations

import warnings
from datetime import date
from pathlib import Path

import pydicom

from osteofoci.case import (
    Dose,
    Remark,
    said,
    word,
)
from osteofoci.dose import (
    IRRADIATING,
    UNITS,
    Irradiation,
    counted_once,
    effective_dose,
    irradiations_of_image,
    irradiations_of_report,
)
from osteofoci.foreign import shown
from osteofoci.ingest import PatientFound
from osteofoci.journey.age import age_in_years
from osteofoci.wording import noted, voice_of

DOSE_REPORT = "radiation dose report"
_TAGS = [
    "Modality", "SOPInstanceUID", "StudyInstanceUID", "StudyDate", "AcquisitionDate",
    "BodyPartExamined", "ImageAndFluoroscopyAreaDoseProduct",
    "RadiopharmaceuticalInformationSequence",
]  # fmt: skip


def ledger_of(patient: PatientFound) -> tuple[tuple[Dose, ...], list[Remark]]:
    """Every irradiation once, with an effective dose where published coefficients fit."""
    told: list[Irradiation] = []
    remarks: list[Remark] = []
    exam_of: dict[str, str] = {}
    for exam in patient.exams:
        for series in exam.series:
            report = series.kind == DOSE_REPORT
            if not report and series.modality not in IRRADIATING:
                continue
            for header in series.headers:
                rows = _rows(header.path, report=report)
                if rows is None:
                    remarks.append(
                        noted(
                            "dose-not-read",
                            said("remark-dose-not-read", series=str(series.number), exam=exam.id),
                        )
                    )
                    continue
                told.extend(rows)
                if exam.kind is not None:
                    exam_of.update(dict.fromkeys((row.study_uid for row in rows), exam.id))
    once = counted_once(told)
    unread = [row for row in once if row.value is None and row.as_written != "not told"]
    remarks.extend(
        noted(
            "dose-unit-not-read",
            said("remark-dose-unit", quantity=word(row.quantity), written=shown(row.as_written)),
        )
        for row in unread
    )
    return tuple(_dose(row, exam_of, patient.birth_date) for row in once), remarks


def _rows(path: Path, *, report: bool) -> list[Irradiation] | None:
    """What a file tells of irradiations; None where it cannot be read."""
    tags = None if report else _TAGS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            dataset = pydicom.dcmread(path, stop_before_pixels=True, specific_tags=tags, force=True)
            return irradiations_of_report(dataset) if report else irradiations_of_image(dataset)
    except Exception:  # values are converted late, and raise whatever they lead the library to
        return None


def _dose(row: Irradiation, exam_of: dict[str, str], birth: date | None) -> Dose:
    effective = effective_dose(row, age_in_years(birth, row.when))
    return Dose(
        exam_id=exam_of.get(row.study_uid),
        quantity=row.quantity,
        value=None if row.value is None else round(row.value, 5),
        unit=UNITS[row.quantity],
        effective_msv=None if effective is None else round(effective.msv, 4),
        effective_range_msv=None
        if effective is None
        else (round(effective.low_msv, 4), round(effective.high_msv, 4)),
        method=None if effective is None else voice_of("en")(effective.method),
        method_message=None if effective is None else effective.method,
        source=f"{row.origin} {shown(row.source_uid)}",
        when=row.when,
        what=None if row.what is None else shown(row.what, 200),
        as_written=shown(row.as_written),
    )
