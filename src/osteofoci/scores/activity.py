"""A whole-body activity index, lesion count and total volume of one examination.

Each with and without hands and feet, because healthy children have bright foci there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pydantic import Field

from osteofoci.case import DecisionState, Finding, Score
from osteofoci.errors import RuleError
from osteofoci.rules import Shipped, shipped
from osteofoci.skeleton import Region, bone_named

WITHOUT = "without hands and feet"
_COUNTED = (DecisionState.PROPOSED, DecisionState.CONFIRMED)


class Points(Shipped):
    """Of the items of a bone unit.

    Attributes:
        extension: from this share of the unit on, so many points; shares rise.
    """

    hyperintensity: int
    extension: tuple[tuple[float, int], ...]
    soft_tissue_or_periosteum: int = Field(alias="soft tissue or periosteum")
    bony_expansion: int = Field(alias="bony expansion")
    vertebral_collapse: int = Field(alias="vertebral collapse")

    @property
    def there_or_not(self) -> dict[str, int]:
        """Points of the items that are there or not, by name."""
        return self.model_dump(by_alias=True, exclude={"extension"})


class ActivityRule(Shipped):
    """How the points of a bone unit are given."""

    name: str
    version: str
    status: str
    source: str
    most_points_a_unit: int
    points: Points


@cache
def activity_rule() -> ActivityRule:
    """The shipped rule.

    Raises:
        RuleError: the points of one unit do not sum to what the rule says is the most.
    """
    rule = shipped("scores", "activity", ActivityRule)
    most = rule.points.extension[-1][1] + sum(rule.points.there_or_not.values())
    if most != rule.most_points_a_unit:
        raise RuleError(
            f"activity.yaml: expected the points of one unit to sum to {rule.most_points_a_unit}, "
            f"found {most}; correct the file"
        )
    return rule


def scores_of_exam(exam_id: str, findings: Sequence[Finding]) -> tuple[Score, ...]:
    """Activity index, number and volume of the lesions of one examination.

    Args:
        findings: of the whole case; rejected and physiological ones, and those that belong to
            no focus, do not count.
    """
    own = [
        f
        for f in findings
        if f.exam_id == exam_id and f.decision in _COUNTED and f.focus_id is not None
    ]
    central = [f for f in own if not _in_hand_or_foot(f)]
    measured = "counted and measured in this examination"
    return (
        _index(exam_id, own, central, activity_rule()),
        Score(
            name="number of lesions", version="1", exam_id=exam_id, value=len(own),
            parts={WITHOUT: len(central)}, status="checked", source=measured,
        ),
        Score(
            name="volume of all lesions, mL", version="1", exam_id=exam_id, value=_volume_ml(own),
            parts={WITHOUT: _volume_ml(central)}, status="checked", source=measured,
        ),
    )  # fmt: skip


def _index(
    exam_id: str, own: Sequence[Finding], central: Sequence[Finding], rule: ActivityRule
) -> Score:
    units = _by_unit(own)
    items: dict[str, float] = {}
    for unit in units.values():
        for item, points in _points(unit, rule).items():
            items[item] = items.get(item, 0) + points
    without = sum(sum(_points(unit, rule).values()) for unit in _by_unit(central).values())
    unknown = sorted({item for unit in units.values() for item in _unknown(unit)})
    return Score(
        name=rule.name,
        version=rule.version,
        exam_id=exam_id,
        value=sum(items.values()),
        parts={**items, WITHOUT: without, "units": len(units)},
        status="provisional",
        source=rule.source,
        missing=tuple(unknown),
    )


def _points(unit: Sequence[Finding], rule: ActivityRule) -> dict[str, int]:
    """Points of one bone unit by item; what was not measured gives none."""
    share = min(1.0, sum(f.extent_fraction or 0.0 for f in unit))
    extension = max(points for least, points in rule.points.extension if share >= least)
    there = {
        "hyperintensity": True,
        "soft tissue or periosteum": any(f.soft_tissue_oedema for f in unit),
        "bony expansion": any(f.expansion for f in unit),
        "vertebral collapse": any(f.collapse for f in unit),
    }
    points = rule.points.there_or_not
    given = {item: points[item] if is_there else 0 for item, is_there in there.items()}
    return {**given, "extension": extension}


def _unknown(unit: Sequence[Finding]) -> list[str]:
    values: dict[str, list[float | bool | None]] = {
        "extension": [f.extent_fraction for f in unit],
        "soft tissue or periosteum": [f.soft_tissue_oedema for f in unit],
        "bony expansion": [f.expansion for f in unit],
        "vertebral collapse": [f.collapse if f.site.level is not None else False for f in unit],
    }
    return [item for item, known in values.items() if all(value is None for value in known)]


def _by_unit(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    units: dict[str, list[Finding]] = {}
    for finding in findings:
        units.setdefault(finding.site.unit, []).append(finding)
    return units


def _volume_ml(findings: Sequence[Finding]) -> float:
    return round(sum(f.volume_mm3 or 0.0 for f in findings) / 1000, 2)


def _in_hand_or_foot(finding: Finding) -> bool:
    return bone_named(finding.site.bone).region in (Region.HAND, Region.FOOT)
