from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydicom.dataset import Dataset

from osteofoci.dose import (
    ACTIVITY,
    DAP,
    Irradiation,
    Origin,
    counted_once,
    effective_dose,
    irradiations_of_image,
)
from osteofoci.wording import english

REPORTED = Irradiation(
    DAP, 0.05, "0.5 dGy.cm2", "whole spine", date(2025, 3, 18), "study", "event 1",
    frozenset({"image 1"}), Origin.DOSE_REPORT, "report",
)  # fmt: skip
HEADER = replace(
    REPORTED, event="image 1", images=frozenset({"image 1"}), origin=Origin.IMAGE_HEADER,
    source_uid="image 1",
)  # fmt: skip
INJECTED = Irradiation(
    ACTIVITY, 210.0, "210 MBq", "MDP", date(2025, 3, 18), "scan", "injection",
    frozenset(), Origin.IMAGE_HEADER, "image",
)  # fmt: skip


def test_a_report_and_a_header_of_one_exposure_count_once() -> None:
    assert counted_once([HEADER, REPORTED]) == [REPORTED]


def test_a_header_that_the_report_does_not_name_is_recognised_by_its_value() -> None:
    unnamed = replace(REPORTED, images=frozenset())
    rounded = replace(HEADER, value=0.0502)
    assert counted_once([unnamed, rounded]) == [unnamed]
    other = replace(HEADER, value=0.09)
    assert len(counted_once([unnamed, other])) == 2


def test_two_equal_exposures_of_one_report_stay_two() -> None:
    second = replace(REPORTED, event="event 2", images=frozenset({"image 2"}))
    image_2 = replace(HEADER, event="image 2", images=frozenset({"image 2"}), source_uid="image 2")
    assert counted_once([REPORTED, second, HEADER, image_2]) == [REPORTED, second]


def test_the_same_report_twice_counts_once() -> None:
    assert counted_once([REPORTED, replace(REPORTED, source_uid="copy")]) == [REPORTED]


def test_an_image_without_a_dose_is_unknown_unless_its_study_has_a_report() -> None:
    silent = replace(HEADER, value=None, as_written="not told", images=frozenset({"image 9"}))
    assert counted_once([silent]) == [silent]
    assert counted_once([silent, REPORTED]) == [REPORTED]


def test_two_injections_are_two_rows_and_every_image_repeats_them() -> None:
    image = Dataset()
    image.Modality, image.StudyInstanceUID, image.SOPInstanceUID = "NM", "1.2", "1.2.3"
    image.StudyDate = "20250318"
    doses = []
    for start, activity in (("090000", 200), ("140000", 60)):
        dose = Dataset()
        dose.Radiopharmaceutical, dose.RadionuclideTotalDose = "MDP", activity
        dose.RadiopharmaceuticalStartTime = start
        doses.append(dose)
    image.RadiopharmaceuticalInformationSequence = doses
    rows = irradiations_of_image(image)
    assert [row.value for row in rows] == [200, 60]
    assert len(counted_once([*rows, *irradiations_of_image(image)])) == 2


def test_an_activity_in_becquerel_is_recognised() -> None:
    image, dose = Dataset(), Dataset()
    image.Modality = "NM"
    dose.Radiopharmaceutical, dose.RadionuclideTotalDose = "HDP", 2.1e8
    image.RadiopharmaceuticalInformationSequence = [dose]
    assert irradiations_of_image(image)[0].value == pytest.approx(210)


@pytest.mark.parametrize(
    ("age", "per_mbq"), [(5.0, 0.014), (10.0, 0.011), (7.5, 0.0125), (40.0, 0.0057)]
)
def test_a_bone_scan_costs_what_the_published_coefficients_say(age: float, per_mbq: float) -> None:
    found = effective_dose(INJECTED, age)
    assert found is not None
    assert found.msv == pytest.approx(210 * per_mbq)
    assert found.low_msv <= found.msv <= found.high_msv
    assert "ICRP" in english(found.method)


def test_what_no_coefficient_fits_stays_unknown() -> None:
    assert effective_dose(INJECTED, None) is None
    assert effective_dose(replace(INJECTED, what="Sestamibi"), 9.0) is None
    assert effective_dose(replace(INJECTED, value=None), 9.0) is None
    assert effective_dose(replace(REPORTED, what="foot"), 12.0) is None
    assert effective_dose(replace(REPORTED, what="whole spine"), 5.0) is None
    assert effective_dose(REPORTED, 12.0) is not None
