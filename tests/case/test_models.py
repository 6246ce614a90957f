from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from pydantic import ValidationError

from osteofoci.case import LabValue, Remark, Severity, SiteModel, case_schema

DOCS = Path(__file__).parents[2] / "docs"


def test_the_shipped_schema_is_the_models_own() -> None:
    shipped = json.loads((DOCS / "case.schema.json").read_text(encoding="utf-8"))
    assert shipped == case_schema(), "run: osteofoci schema > docs/case.schema.json"


def test_the_top_of_the_schema_is_what_the_contract_names() -> None:
    assert list(case_schema()["properties"])[:16] == [
        "schema", "created", "software", "patient", "exams", "findings", "foci", "spine",
        "limbs", "physes", "dose", "scores", "clinical", "assessment", "report", "remarks",
    ]  # fmt: skip


def test_models_are_frozen_and_take_no_unknown_fields() -> None:
    remark = Remark(code="x", severity=Severity.INFO, message="y")
    with pytest.raises(ValidationError):
        remark.code = "z"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        SiteModel.model_validate(
            {"bone": "tibia", "side": "left", "zone": None, "code": None, "unit": "x", "lobe": 1}
        )


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_no_part_of_a_case_takes_what_is_no_number(value: float) -> None:
    with pytest.raises(ValidationError, match="finite"):
        LabValue.model_validate({"name": "CRP", "value": value})
