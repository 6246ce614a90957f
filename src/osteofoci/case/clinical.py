"""The clinical record: what is known of the child beside images. Nothing computes here.

Days may be partial (``2024``, ``2024-03``). ``source`` tells where an entry came from: a line of the
record's file, or characters of a text.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from osteofoci.case.frozen import Frozen
from osteofoci.case.sites import SiteModel

OLDEST = 1900


def _partial_date(text: str) -> str:
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        raise ValueError("expected a date such as 2024-03-05, 2024-03 or 2024")
    year, month, day = (*(int(p) for p in parts), *(1, 1))[:3]
    if year < OLDEST:
        raise ValueError(f"expected a year from {OLDEST}")
    date(year, month, day)
    return text


PartialDate = Annotated[str, AfterValidator(_partial_date)]
Vas = Annotated[float, Field(ge=0, le=10)]


class Entry(Frozen):
    date: PartialDate | None = None
    source: str | None = None


class ChildFacts(Frozen):
    sex: Literal["F", "M"] | None = None
    age_years: Annotated[float, Field(ge=0, le=120)] | None = None
    birth_date: PartialDate | None = None
    age_at_onset_years: Annotated[float, Field(ge=0, le=30)] | None = None
    weight_kg: Annotated[float, Field(gt=0, lt=250)] | None = None
    pregnant: bool | None = None


class Symptom(Entry):
    """Of the child, at a place as it was told (``sites`` as the skeleton names it)."""

    symptom: str
    site: str | None = None
    sites: tuple[SiteModel, ...] = ()
    region: str | None = None
    until: PartialDate | None = None
    present: bool = True
    past: bool = False
    duration_weeks: Annotated[float, Field(ge=0, le=2000)] | None = None


class Condition(Entry):
    """Fever, disease of skin or bowel, or another diagnosis beside the bones."""

    name: str
    present: bool = True


class Relative(Entry):
    relation: str
    condition: str
    present: bool = True


class ClinicalScore(Entry):
    name: str
    value: Annotated[float, Field(ge=0, le=10)]


class LabValue(Entry):
    """``value`` in ``unit`` as told; ``standard`` in the standard unit of that quantity."""

    name: str
    value: float | None = None
    unit: str | None = None
    result: str | None = None
    state: Literal["normal", "high", "low"] | None = None
    standard: float | None = None
    standard_unit: str | None = None


class Biopsy(Entry):
    site: str | None = None
    sites: tuple[SiteModel, ...] = ()
    result: str
    kind: Literal["inflammation", "infection", "malignancy", "normal", "unclear"] | None = None


class Culture(Entry):
    site: str | None = None
    result: str
    sterile: bool | None = None


class Treatment(Entry):
    name: str
    kind: str | None = None
    for_: str | None = Field(alias="for", default=None)
    start: PartialDate | None = None
    end: PartialDate | None = None
    response: str | None = None
    planned: bool = False
    status: Literal["given", "stopped", "planned", "declined", "allergy", "avoided"] | None = None


class StatedDiagnosis(Entry):
    """A diagnosis that the author of the record or text states; ours stands in the assessment."""

    name: str
    sure: bool = True
    excluded: bool = False
    certainty: Literal["proven", "stated", "suspected", "considered", "excluded"] | None = None


class ClinicalRecord(Frozen):
    patient: ChildFacts = ChildFacts()
    history: tuple[Symptom, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    examination: tuple[Symptom, ...] = ()
    fever: tuple[Condition, ...] = ()
    skin: tuple[Condition, ...] = ()
    bowel: tuple[Condition, ...] = ()
    conditions: tuple[Condition, ...] = ()
    family: tuple[Relative, ...] = ()
    scores: tuple[ClinicalScore, ...] = ()
    laboratory: tuple[LabValue, ...] = ()
    biopsy: tuple[Biopsy, ...] = ()
    microbiology: tuple[Culture, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    braces: tuple[Treatment, ...] = ()
    diagnoses: tuple[StatedDiagnosis, ...] = ()
    signs: tuple[Condition, ...] = ()
