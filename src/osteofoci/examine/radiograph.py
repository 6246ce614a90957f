"""Ordinary radiographs: region and side, and what they show of a place that the reader points to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from osteofoci.case import (
    DecisionState,
    Exam,
    Finding,
    Origin,
    Remark,
    said,
    site_model,
    word,
)
from osteofoci.decisions import Place
from osteofoci.examine.films import readable_radiographs
from osteofoci.examine.panel import Panel, rings, shown_grey
from osteofoci.examine.summary import exam_summary
from osteofoci.ingest import (
    ExamFound,
    RadiographImage,
    side_marker,
)
from osteofoci.localise import to_pixel
from osteofoci.radiograph import bones_in_region, measure_hints, region_of
from osteofoci.skeleton import Bone, BoneSide, Site
from osteofoci.wording import noted

# An image without any spacing: hints are ratios, so a usual pixel will do.
USUAL_PIXEL_MM = 0.18
# Pixels of the pictures, where those of the image are not larger.
SHOWN_MM = 0.35


@dataclass(frozen=True, eq=False)
class RadiographExam:
    """
    Attributes:
        region: None where neither tags nor description name one that is known.
        side: ``left`` or ``right``; None where it is not told.
    """

    exam: Exam
    images: tuple[RadiographImage, ...]
    region: str | None
    side: str | None
    findings: tuple[Finding, ...]

    @property
    def bones(self) -> frozenset[Bone]:
        return bones_in_region(self.region) if self.region else frozenset()

    def covers(self, site: Site) -> bool | None:
        """Whether a site is shown, as far as region and side tell."""
        if self.region is None:
            return None
        if site.bone not in self.bones:
            return False
        if self.side is None or not site.bone.paired:
            return True
        return str(site.side) == self.side

    @property
    def length_mm(self) -> dict[BoneSide, float]:
        """None: a radiograph of a part shows no bone's frame."""
        return {}

    def panels(self, findings: Sequence[Finding]) -> list[Panel]:
        """Each image; rings around the reader's places are on the first, where they were set."""
        panels = []
        for number, image in enumerate(self.images):
            pixel_mm = image.pixel_mm or (USUAL_PIXEL_MM, USUAL_PIXEL_MM)
            size = max(SHOWN_MM, *pixel_mm)
            labels = rings(findings, self.exam.id, pixel_mm, size) if number == 0 else ()
            name = " ".join(part for part in (self.side, self.region) if part) or "radiograph"
            grey = shown_grey(to_pixel(image.grey, pixel_mm, size))
            panels.append(Panel(self.exam.id, word(name), grey, (size, size), (), labels))
        return panels


def measure_radiograph(found: ExamFound) -> RadiographExam | Exam:
    """Read a radiograph: its region and side; the summary where it cannot be used."""
    summary = exam_summary(found)
    images, unread = readable_radiographs(found, lambda kind: kind == "radiograph")
    remarks = [*found.remarks, *unread]
    if not images:
        return summary.model_copy(update={"remarks": tuple(remarks)})
    described = " ".join([found.description, *(s.description for s in found.series)])
    region = next((r for i in images if (r := region_of(i.body_part, described)) is not None), None)
    side = next((i.side for i in images if i.side is not None), None)
    worded = _side_in(described)
    if side is not None and worded is not None and side != worded:
        remarks.append(
            noted(
                "side-contradicts",
                said("remark-tag-contradicts", exam=found.id, tag=side, described=worded),
            )
        )
        side = None
    elif side is None:
        side = worded
    side, notes = _checked_by_marker(images[0], side, found.id)
    remarks.extend(notes)
    if region is None:
        remarks.append(noted("region-unknown", said("remark-region-unknown", exam=found.id)))
    for image in images:
        remarks.extend(image.remarks)
    covered = tuple(sorted(f"{side or ''} {b.name}".strip() for b in bones_in_region(region or "")))
    exam = summary.model_copy(
        update={
            "remarks": tuple(remarks),
            "covered": covered,
            "series": tuple(s.model_copy(update={"used": True}) for s in summary.series),
        }
    )
    return RadiographExam(exam, tuple(images), region, side, ())


def with_places(item: RadiographExam, placed: Sequence[Place]) -> RadiographExam:
    """The radiograph measured at the reader's places."""
    remarks, findings = list(item.exam.remarks), list(item.findings)
    for place in placed:
        finding, note = _finding(place, item.exam.id, item.images[0], item.side)
        if note is not None:
            remarks.append(note)
        if finding is not None:
            findings.append(finding)
    exam = item.exam.model_copy(update={"remarks": tuple(remarks)})
    return replace(item, exam=exam, findings=tuple(findings))


def _checked_by_marker(
    image: RadiographImage, side: str | None, exam_id: str
) -> tuple[str | None, list[Remark]]:
    """The side after a look at the burned-in letter; open where it contradicts."""
    marker = side_marker(image.grey)
    if marker is None:
        return side, []
    remarks = []
    if marker.mirrored:
        remarks.append(noted("view-mirrored", said("remark-image-mirrored", exam=exam_id)))
    if side is None:
        return marker.side, remarks
    if side != marker.side:
        remarks.append(
            noted(
                "side-contradicts",
                said("remark-letter-open", exam=exam_id, side=side, letter=str(marker.side)),
            )
        )
        return None, remarks
    return side, remarks


def _side_in(text: str) -> str | None:
    words = text.lower().replace(".", " ").split()
    left = any(w in words for w in ("left", "links", "li", "gauche", "lt"))
    right = any(w in words for w in ("right", "rechts", "re", "droit", "droite", "rt"))
    if left == right:
        return None
    return "left" if left else "right"


def _finding(
    place: Place, exam_id: str, image: RadiographImage, side: str | None
) -> tuple[Finding | None, Remark | None]:
    row, column = place.pixel
    if not (0 <= row < image.grey.shape[0] and 0 <= column < image.grey.shape[1]):
        return None, noted(
            "reader-point-outside",
            said(
                "remark-pixel-outside",
                exam=exam_id,
                pixel=str(place.pixel),
                site=str(place.site),
                rows=image.grey.shape[0],
                columns=image.grey.shape[1],
            ),
        )
    note = None
    if side is not None and place.site.bone.paired and str(place.site.side) != side:
        note = noted(
            "side-contradicts",
            said("remark-reader-side", exam=exam_id, site=str(place.site), side=side),
        )
    pixel_mm = image.pixel_mm or (USUAL_PIXEL_MM, USUAL_PIXEL_MM)
    hints = measure_hints(image.grey, place.pixel, pixel_mm, radius_mm=place.radius_mm)
    evidence = [f"reader {place.by}, {place.when}: placed at row {row:.0f}, column {column:.0f}"]
    if hints is None:
        evidence.append("no bone with two edges was found there; its density was not measured")
    else:
        evidence.append(
            f"density {hints.density:.2f} of the bone around it, rim {hints.rim:+.2f}, width "
            f"{hints.width:.2f} of the bone further along; just outside {hints.periosteal:+.2f}; hint: "
            f"{hints.appearance or 'no clear change'}"
        )
    bone = str(place.site.bone_side).replace(" ", "-")
    finding = Finding(
        id=f"{exam_id}/{bone}/reader{row:.0f}-{column:.0f}",
        exam_id=exam_id,
        focus_id=None,
        site=site_model(place.site),
        position_along_bone=None,
        centroid_lps_mm=None,
        volume_mm3=None,
        volume_error_mm3=None,
        signal_ratio=None,
        pixel=place.pixel,
        appearance=place.appearance or (hints.appearance if hints else None),
        density_ratio=None if hints is None else round(hints.density, 3),
        width_ratio=None if hints is None else round(hints.width, 3),
        periosteal_reaction=None if hints is None else hints.periosteal_reaction,
        cortical_breach=None if hints is None else hints.cortical_breach,
        confidence=1.0,
        origin=Origin.READER,
        decision=DecisionState.CONFIRMED,
        evidence=tuple(evidence),
    )
    return finding, note
