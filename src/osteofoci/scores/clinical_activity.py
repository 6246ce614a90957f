"""Clinical activity scores: their items, as far as the record and the images give them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from osteofoci.case import ClinicalRecord, Focus, Score
from osteofoci.rules import Shipped, shipped


class ClinicalActivity(Shipped):
    name: str
    source: str
    status: Literal["checked", "provisional", "disabled"]
    items: tuple[str, ...]


class ClinicalActivities(Shipped):
    version: str
    scores: tuple[ClinicalActivity, ...]


@cache
def _activities() -> ClinicalActivities:
    return shipped("scores", "clinical_activity", ClinicalActivities)


def clinical_scores(
    record: ClinicalRecord, exam_id: str, active: Sequence[Focus]
) -> tuple[Score, ...]:
    """Every score of ``clinical_activity.yaml`` of which an item is told in the record.

    Args:
        exam_id: of the last examination.
        active: foci that are there in it.
    """
    told: dict[str, float] = {}
    for entry in sorted(record.scores, key=lambda s: s.date or ""):
        told[entry.name] = entry.value
    for value in sorted(record.laboratory, key=lambda v: v.date or ""):
        if value.standard is not None:
            told[value.name] = value.standard
    seen: dict[str, float] = {"lesions in the last images": float(len(active))}
    if all(focus.symptomatic is not None for focus in active):
        seen["clinically active lesions"] = float(
            sum(focus.symptomatic is True for focus in active)
        )
    rules = _activities()
    found = []
    for rule in rules.scores:
        if not any(item in told for item in rule.items):
            continue
        known = {**told, **seen}
        found.append(
            Score(
                name=rule.name, version=rules.version, exam_id=exam_id, value=None,
                parts={item: known[item] for item in rule.items if item in known},
                status=rule.status, source=rule.source,
                missing=tuple(item for item in rule.items if item not in known),
            )
        )  # fmt: skip
    return tuple(found)
