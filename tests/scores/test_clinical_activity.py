"""Items of clinical scores are shown; what is not checked is not summed."""

from __future__ import annotations

from osteofoci.case import ClinicalRecord, ClinicalScore, LabValue
from osteofoci.scores import clinical_scores


def test_a_score_shows_its_items_and_what_is_missing_but_no_sum() -> None:
    record = ClinicalRecord(
        scores=(ClinicalScore(name="patient pain", value=4),),
        laboratory=(LabValue(name="ESR", value=12, unit="mm/h", standard=12),),
    )
    cdas, pedcno = clinical_scores(record, "E1", ())
    assert (cdas.value, cdas.status) == (None, "disabled")
    assert cdas.parts == {"patient pain": 4, "clinically active lesions": 0}
    assert cdas.missing == ("patient global",)
    assert pedcno.parts["ESR"] == 12


def test_the_last_value_of_an_item_counts() -> None:
    record = ClinicalRecord(
        scores=(
            ClinicalScore(name="patient pain", value=2, date="2025-01-01"),
            ClinicalScore(name="patient pain", value=7, date="2024-01-01"),
        )
    )
    (cdas,) = clinical_scores(record, "E1", ())
    assert cdas.parts["patient pain"] == 2


def test_a_record_without_any_item_gives_no_score() -> None:
    assert clinical_scores(ClinicalRecord(), "E1", ()) == ()
