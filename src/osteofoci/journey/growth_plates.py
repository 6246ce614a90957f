"""Growth plates beside foci, examination by examination, with alerts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from osteofoci.case import DecisionState, Finding, Physis, site_model, site_of
from osteofoci.examine import MriExam
from osteofoci.journey.age import age_in_years
from osteofoci.physes import PlateState, Touch, alert_of, remaining_growth, state_of
from osteofoci.skeleton import Kind, Site, Zone
from osteofoci.wording import english

_ZONES = {"proximal": Zone.PROXIMAL_METAPHYSIS, "distal": Zone.DISTAL_METAPHYSIS}
# Beyond this gap (mm) a focus is not said to lie at the plate.
BESIDE_MM = 12.0
MORE_SHARE = 0.1


def plates_beside_foci(
    mri: Sequence[MriExam], findings: Sequence[Finding], birth: date | None, sex: str | None
) -> tuple[Physis, ...]:
    """A row for every plate of an examination that a followed focus lies at."""
    rows: list[Physis] = []
    shares: dict[tuple[str, str, str], float] = {}
    for item in mri:
        touched: dict[tuple[Site, str], list[Touch]] = {}
        for finding in findings:
            if finding.exam_id != item.exam.id or not _followed(finding):
                continue
            site = site_of(finding.site)
            if site.bone.kind not in (Kind.LONG, Kind.SHORT_TUBULAR):
                continue
            for relation in finding.physes:
                if relation.gap_mm > BESIDE_MM:
                    continue
                key = (str(site.bone_side), relation.plate, finding.focus_id or finding.id)
                before = shares.get(key)
                now = relation.share or 0.0
                touch = Touch(
                    finding.focus_id or finding.id, relation.gap_mm, relation.crosses,
                    relation.share, before is not None and now > before + MORE_SHARE,
                )  # fmt: skip
                shares[key] = now
                zone = _ZONES[relation.plate]
                place = Site(site.bone, site.side, zone)
                touched.setdefault((place, relation.plate), []).append(touch)
        age = age_in_years(birth, item.exam.date)
        for (place, plate), touches in touched.items():
            rows.append(_row(item, place, plate, touches, age, sex))
    return tuple(rows)


def _followed(finding: Finding) -> bool:
    return finding.focus_id is not None and finding.decision in (
        DecisionState.PROPOSED,
        DecisionState.CONFIRMED,
    )


def _row(
    item: MriExam,
    place: Site,
    plate: str,
    touches: Sequence[Touch],
    age: float | None,
    sex: str | None,
) -> Physis:
    state, why = state_of(age, sex, item.plate_seen(place.bone_side, plate))
    alert = alert_of(state, why, touches)
    growth = None
    if state in (PlateState.OPEN, PlateState.CLOSING, PlateState.UNKNOWN):
        growth = remaining_growth(place.bone.name, plate, age, sex)
    shares = [t.share for t in touches if t.share is not None]
    return Physis(
        exam_id=item.exam.id,
        site=site_model(place),
        state=state.value,
        involved_by=tuple(t.focus_id for t in touches),
        risk=alert.risk,
        reason=english(alert.message),
        message=alert.message,
        plate="proximal" if plate == "proximal" else "distal",
        share=round(max(shares), 3) if shares else None,
        remaining_growth_mm=None if growth is None else (growth.low_mm, growth.high_mm),
        growth_source=None if growth is None else growth.source,
    )
