from __future__ import annotations

from pathlib import Path

import pytest

from osteofoci.case import ClinicalRecord, SiteModel
from osteofoci.clinical import RecordRead, read_record, symptomatic
from osteofoci.errors import InputError
from osteofoci.journey import recorded


def record(tmp_path: Path, text: str) -> RecordRead:
    file = tmp_path / "clinical.yaml"
    file.write_text(text, encoding="utf-8")
    return read_record(file)


def site(bone: str, side: str, zone: str | None = None) -> SiteModel:
    return SiteModel(bone=bone, side=side, zone=zone, code=None, unit=bone)


def test_a_record_is_read_with_its_sites_and_units(tmp_path: Path) -> None:
    read = record(
        tmp_path,
        """
patient: {sex: F, age_years: 9}
symptoms:
- {site: left foot, symptom: pain, date: 2024-03}
laboratory:
- {name: CRP, value: 1.2, unit: mg/dl, date: 2024-03-05}
- {name: Hb, value: 11.5, unit: g/dl}
- {name: leukocytes, value: 7200, unit: /µl}
- {name: ESR, result: elevated}
biopsy:
- {site: left metatarsal 2, result: chronic inflammation, kind: inflammation}
treatments: [naproxen, {name: TLSO, start: 2024-04}]
fever: no
""",
    )
    assert not read.remarks
    known = {v.name: (v.standard, v.standard_unit) for v in read.record.laboratory}
    assert known["CRP"] == (12.0, "mg/L")
    assert known["haemoglobin"] == (115.0, "g/L")
    assert known["leukocytes"] == (7.2, "10^9/L")
    assert read.record.laboratory[3].state == "high"
    assert read.record.biopsy[0].sites[0].bone == "metatarsal 2"
    assert [t.kind for t in read.record.treatments] == ["NSAID"]
    assert [b.name for b in read.record.braces] == ["TLSO"]
    assert [f.present for f in read.record.fever] == [False]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("patient:\n  age_years: 400\n", 2, "age_years"),
        ("symptoms:\n- symptom: pain\n  date: 2024-02-31\n", 3, "date"),
        ("laboratory:\n- {name: CRP, value: -5, unit: mg/l}\n", 2, "CRP"),
        ("laboratory:\n- name: CRP\n  value: high up\n", 3, "value"),
        ("laboratory:\n- name: CRP\n  value: .nan\n", 3, "value"),
        ("laboratory:\n- name: CRP\n  value: -.inf\n", 3, "value"),
        ("laboratory:\n- name: CRP\n  value: 1.0e+999\n", 3, "value"),
        ("patient:\n  age_years: .nan\n", 2, "age_years"),
        ("biopsies:\n- x\n", 1, "biopsies"),
        ("symptoms:\n- symptom: pain\n  colour: red\n", 3, "colour"),
    ],
)
def test_a_fault_is_told_with_its_line_and_the_rest_is_kept(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    read = record(tmp_path, text + "treatments: [ibuprofen]\n")
    (remark,) = read.remarks
    assert f"line {line}" in remark.message
    assert what in remark.message
    assert [t.name for t in read.record.treatments] == ["ibuprofen"]


def test_an_unknown_unit_is_kept_as_told(tmp_path: Path) -> None:
    read = record(tmp_path, "laboratory:\n- {name: CRP, value: 3, unit: furlongs}\n")
    assert read.remarks[0].code == "unknown-unit"
    assert read.record.laboratory[0].standard is None


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [1]\nb: *a\n",
        "a: &a {b: *a}\n",
        "[1, 2]",
        "a: [b\n",
        "x: " + "[" * 40 + "]" * 40,
    ],
)
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"clinical\.yaml"):
        record(tmp_path, text)


def test_symptomatic_foci_fall_out_of_the_places_told(tmp_path: Path) -> None:
    told = record(tmp_path, "symptoms:\n- {site: left foot, symptom: pain}\n").record
    assert symptomatic(site("metatarsal 2", "left"), told, complete=True) is True
    assert symptomatic(site("metatarsal 2", "right"), told, complete=True) is False
    assert symptomatic(site("vertebra T5", "midline"), told, complete=True) is False
    nowhere = record(tmp_path, "symptoms: [malaise]\n").record
    assert symptomatic(site("vertebra T5", "midline"), nowhere, complete=True) is None


def test_the_record_that_a_case_keeps_reads_back_as_the_same(tmp_path: Path) -> None:
    told = record(
        tmp_path,
        "patient: {age_years: 9}\n"
        "biopsy:\n- {site: left metatarsal 2, result: chronic inflammation}\n"
        "treatments:\n- {name: pamidronate, for: spine, start: 2025}\n",
    ).record
    assert ClinicalRecord.model_validate(recorded(told)) == told
