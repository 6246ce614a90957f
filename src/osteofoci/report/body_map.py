"""The child's own skeleton as lines, with every focus at its place."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import numpy as np

from osteofoci.case import Case, Finding, Status, focus_number
from osteofoci.report.parts import ExamImages
from osteofoci.skeleton import Region


def body_map_of(
    case: Case,
    images: Mapping[str, ExamImages],
    findings: Mapping[str, Finding],
    colours: Mapping[str, str],
    label: str,
) -> str:
    """The child's own skeleton as lines, with every focus at its place along its bone."""
    last = next(
        (images[e.id] for e in reversed(case.exams) if e.id in images and images[e.id].bones), None
    )
    if last is None:
        return ""
    bones = last.bones
    ends = np.array([p for bone in bones.values() for p in bone.axis.points_mm])
    low, high = ends.min(0) - 20, ends.max(0) + 20

    def at(point: np.ndarray) -> tuple[float, float]:
        return float(point[0] - low[0]), float(high[2] - point[2])

    lines = []
    for bone_side, bone in bones.items():
        if bone_side.bone.region is Region.HEAD and bone_side.bone.name == "skull":
            a, b = bone.bounds_mm()
            x, y = at((a + b) / 2)
            lines.append(
                f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{(b[0] - a[0]) / 2:.0f}" '
                f'ry="{(b[2] - a[2]) / 2:.0f}" fill="#eef1f4" stroke-width="6"/>'
            )
            continue
        place = " ".join(f"{x:.0f},{y:.0f}" for x, y in map(at, bone.axis.points_mm))
        wide = {Region.LEG: 11, Region.SHOULDER_ARM: 8, Region.PELVIS: 14, Region.SPINE: 16}.get(
            bone_side.bone.region, 5
        )
        lines.append(f'<polyline points="{place}" stroke-width="{wide}"/>')
    dots = []
    for focus in case.foci:
        finding = next(
            (findings[h.finding_id] for h in reversed(focus.history) if h.finding_id), None
        )
        if finding is None:
            continue
        name = next(
            (
                b for b in bones
                if b.bone.name == focus.site.bone and str(b.side) == focus.site.side
            ),
            None,
        )  # fmt: skip
        if name is None:
            continue
        position = finding.position_along_bone
        x, y = at(bones[name].axis.at(0.5 if position is None else position))
        gone = focus.history[-1].status is Status.RESOLVED
        style = (
            f'fill="none" stroke="{colours[focus.id]}" stroke-width="5"'
            if gone
            else (f'fill="{colours[focus.id]}" stroke="#fff" stroke-width="2"')
        )
        number = focus_number(focus.id)
        dots.append(
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="17" {style}/>'
            f'<text x="{x:.0f}" y="{y + 7:.0f}" font-size="20" font-weight="bold" '
            f'font-family="sans-serif" text-anchor="middle" fill="#14181f">{number}</text>'
        )
    width, height = high[0] - low[0], high[2] - low[2]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'class="bodymap" role="img" aria-label="{escape(label)}"><g fill="none" '
        f'stroke="#c4cbd4" stroke-linecap="round" stroke-linejoin="round">{"".join(lines)}</g>'
        f"{''.join(dots)}</svg>"
    )
