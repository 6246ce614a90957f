"""Real dose objects are read rightly."""

from __future__ import annotations

from pathlib import Path

import pydicom
import pytest

from osteofoci.dose import (
    ACTIVITY,
    DAP,
    DLP,
    counted_once,
    irradiations_of_image,
    irradiations_of_report,
)


@pytest.mark.parametrize(
    ("name", "quantity", "values"),
    [
        ("DX-RDSR-Canon_CXDI", DAP, [0.107]),
        ("DX-RDSR-Carestream_DRXEvolution", DAP, [0.0082, 0.0093, 0.0057, 0.0117, 0.0232]),
        ("Dual-RDSR-DX", DAP, [0.0239]),
        ("NM-CT-RDSR-Siemens", DLP, [6.58, 661.14]),
        ("NM-RRDSR-Siemens", ACTIVITY, [394.0]),
        ("NM-RRDSR-Siemens-Extended", ACTIVITY, [250.0]),
    ],
)
def test_every_event_of_a_real_dose_report_is_read_in_its_unit(
    real_data: Path, name: str, quantity: str, values: list[float]
) -> None:
    rows = counted_once(irradiations_of_report(pydicom.dcmread(real_data / f"dose/{name}.dcm")))
    assert {row.quantity for row in rows} == {quantity}
    assert sorted(row.value or 0.0 for row in rows) == pytest.approx(sorted(values), rel=1e-3)


def test_the_events_of_a_report_sum_to_its_total(real_data: Path) -> None:
    rows = irradiations_of_report(
        pydicom.dcmread(real_data / "dose/DX-RDSR-Carestream_DRXEvolution.dcm")
    )
    assert sum(row.value or 0.0 for row in rows) == pytest.approx(5.81e-6 * 1e4, rel=1e-3)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("xray/dx_header_ge", 0.041),
        ("xray/dx_header_siemens", 0.0472),
        ("xray/hip", None),
        ("nm/bone_scan_anterior_posterior", 764.0),
        ("nm/bone_scan_anterior_rle", None),
    ],
)
def test_real_headers_tell_their_dose_or_that_it_is_unknown(
    real_data: Path, name: str, value: float | None
) -> None:
    image = pydicom.dcmread(real_data / f"{name}.dcm", stop_before_pixels=True)
    (row,) = irradiations_of_image(image)
    assert row.value == pytest.approx(value)
