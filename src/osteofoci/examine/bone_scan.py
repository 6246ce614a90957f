"""A planar bone scan: its skeleton, its uptake by region, its hot foci."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from osteofoci.case import (
    DecisionState,
    Exam,
    Finding,
    Origin,
    UptakeRow,
    said,
    site_model,
)
from osteofoci.errors import CoverageError
from osteofoci.examine.panel import Panel, rings, shown_grey
from osteofoci.examine.summary import exam_summary
from osteofoci.ingest import WHOLE_BODY_SCAN, ExamFound, ScanImage, UnreadableImageError, read_scan
from osteofoci.localise import PlanarSkeleton, skeleton_of_scan, to_pixel
from osteofoci.scintigraphy import BodyMap, Hot, Uptake, find_hot, map_body, uptake_table
from osteofoci.skeleton import BoneSide, Site
from osteofoci.wording import noted, quoted

# Set on tuning seeds so that there is about one false focus a scan (docs/accuracy.md).
LEAST_CONFIDENCE = 0.51
# Pixels of the pictures.
SHOWN_MM = 2.4


@dataclass(frozen=True, eq=False)
class BoneScanExam:
    exam: Exam
    image: ScanImage
    skeleton: PlanarSkeleton | None
    body: BodyMap | None
    findings: tuple[Finding, ...]
    proposals: tuple[Hot, ...]
    uptake: tuple[UptakeRow, ...]

    def covers(self, site: Site) -> bool | None:
        """Whether the scan shows a bone; None where the skeleton was not found."""
        return None if self.skeleton is None else self.skeleton.shows(site.bone_side)

    @property
    def length_mm(self) -> dict[BoneSide, float]:
        return {} if self.skeleton is None else self.skeleton.length_mm

    def panels(self, findings: Sequence[Finding]) -> list[Panel]:
        """Each view with rings around the hot foci."""
        panels = []
        pixel_mm = self.image.pixel_mm
        for name, view in (("anterior", self.image.anterior), ("posterior", self.image.posterior)):
            if view is None:
                continue
            small = to_pixel(view, pixel_mm, SHOWN_MM)
            labels = rings(findings, self.exam.id, pixel_mm, SHOWN_MM)
            caption = said(f"caption-{name}")
            grey = 1 - shown_grey(small, low=0, high=99.6, power=0.6)
            panels.append(Panel(self.exam.id, caption, grey, (SHOWN_MM, SHOWN_MM), (), labels))
        return panels


def measure_scan(found: ExamFound) -> BoneScanExam | Exam:
    """Measure one scan; its summary with the reason where it cannot be used."""
    summary = exam_summary(found)
    remarks = [*found.remarks]
    series = [s for s in found.series if s.kind == WHOLE_BODY_SCAN]
    if len(series) > 1:
        remarks.append(
            noted("several-scans", said("remark-several-scans", exam=found.id, count=len(series)))
        )
    paths = [header.path for s in series for header in s.headers]
    try:
        image = read_scan(paths, named=found.id)
    except UnreadableImageError as error:
        remarks.append(
            noted("unreadable-image", said("remark-unreadable-image", error=quoted(error)))
        )
        return summary.model_copy(update={"remarks": tuple(remarks)})
    remarks.extend(image.remarks)
    skeleton: PlanarSkeleton | None = None
    body: BodyMap | None = None
    findings: tuple[Finding, ...] = ()
    hot: tuple[Hot, ...] = ()
    rows: tuple[UptakeRow, ...] = ()
    covered: tuple[str, ...] = ()
    try:
        skeleton = skeleton_of_scan(image.anterior, image.posterior, image.pixel_mm)
    except CoverageError as error:
        remarks.append(
            noted("not-localised", said("remark-not-localised", exam=found.id, error=quoted(error)))
        )
    if skeleton is not None:
        views = {"anterior": image.anterior, "posterior": image.posterior}
        shown = {name: view for name, view in views.items() if view is not None}
        body = map_body(shown, image.pixel_mm, skeleton.bones)
        hot, injected = find_hot(body)
        remarks.extend(
            noted("injection-site", said("remark-injection", exam=found.id, site=str(site)))
            for site in injected
        )
        sure = [h for h in hot if h.confidence >= LEAST_CONFIDENCE]
        findings = tuple(_finding(h, found.id, image.pixel_mm) for h in sure)
        rows = tuple(_row(u, found.id) for u in uptake_table(body))
        covered = tuple(str(side) for side in skeleton.bones if skeleton.shows(side))
    used = tuple(
        s.model_copy(update={"used": s.uid in {x.uid for x in series}}) for s in summary.series
    )
    exam = summary.model_copy(
        update={"remarks": tuple(remarks), "covered": covered, "series": used}
    )
    return BoneScanExam(exam, image, skeleton, body, findings, hot, rows)


def _finding(hot: Hot, exam_id: str, pixel_mm: tuple[float, float]) -> Finding:
    bone = str(hot.site.bone_side).replace(" ", "-")
    x, z = (round(v / 3) * 3 for v in hot.pixel_mm)
    said = (
        f"{hot.view} view: {hot.ratio:.2f} ± {hot.ratio_error:.2f} times the uptake of the {hot.compared}, "
        f"{hot.sigma:.1f} standard deviations of counting"
    )
    near = () if hot.plate_mm is None else (f"{hot.plate_mm:.0f} mm from a growth plate",)
    return Finding(
        id=f"{exam_id}/{bone}/{x}_{-z}",
        exam_id=exam_id,
        focus_id=None,
        site=site_model(hot.site),
        position_along_bone=round(hot.position, 4),
        centroid_lps_mm=None,
        volume_mm3=None,
        volume_error_mm3=None,
        signal_ratio=None,
        uptake_ratio=round(hot.ratio, 3),
        uptake_ratio_error=round(hot.ratio_error, 3),
        uptake_against=hot.compared,
        pixel=(round(-hot.pixel_mm[1] / pixel_mm[0], 1), round(hot.pixel_mm[0] / pixel_mm[1], 1)),
        view=hot.view,
        confidence=round(hot.confidence, 3),
        origin=Origin.DETECTED,
        decision=DecisionState.PROPOSED,
        evidence=(said, *near),
    )


def _row(uptake: Uptake, exam_id: str) -> UptakeRow:
    def rounded(value: float | None) -> float | None:
        return None if value is None else round(value, 3)

    return UptakeRow(
        exam_id=exam_id,
        unit=uptake.unit,
        counts=uptake.counts,
        other_side=rounded(uptake.other_side),
        other_side_error=rounded(uptake.other_side_error),
        reference=rounded(uptake.reference),
        reference_error=rounded(uptake.reference_error),
    )
