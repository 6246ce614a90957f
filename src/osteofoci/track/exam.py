"""One examination as tracking sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from osteofoci.case import Finding, site_of
from osteofoci.skeleton import BoneSide, Tubular

DEFAULT_LENGTH_MM = 60.0


@dataclass(frozen=True)
class Coverage:
    """What one examination shows of every bone.

    Attributes:
        along: for each bone, whether it was imaged at evenly spaced positions 0..1; a bone
            that is missing was not found in this examination.
        length_mm: of each bone.
        plates: growth plates of the tubular bones.
        known: False where bones could not be named at all, so that nothing can be said.
    """

    along: Mapping[BoneSide, tuple[bool, ...]] = field(default_factory=dict)
    length_mm: Mapping[BoneSide, float] = field(default_factory=dict)
    plates: Mapping[BoneSide, Tubular] = field(default_factory=dict)
    known: bool = True

    def share(self, finding: Finding) -> float | None:
        """Share of the finding's place that was imaged; None if that cannot be told."""
        if not self.known:
            return None
        seen = self.along.get(site_of(finding.site).bone_side)
        if seen is None:
            return 0.0
        if finding.position_along_bone is None:
            return float(np.mean(seen))
        length = self.length_mm[site_of(finding.site).bone_side]
        reach = 0.5 * (finding.longest_extent_mm or 0.0) / max(length, 1.0)
        places = np.linspace(0, 1, len(seen))
        step = 1 / (len(seen) - 1)
        near = np.abs(places - finding.position_along_bone) <= max(reach, 0.6 * step)
        return float(np.mean(np.asarray(seen)[near]))


@dataclass(frozen=True)
class Scanner:
    """What may make two examinations differ without the child; None is not known.

    Attributes:
        muscle: where the muscle was found that signal is measured against.
    """

    field_t: float | None = None
    sequence: str | None = None
    voxel_mm: tuple[float, float, float] | None = None
    muscle: str | None = None

    def differs_from(self, other: Scanner) -> tuple[str, ...]:
        """What differs, in words; what is not known of either does not count."""
        found = []
        if self.field_t and other.field_t and abs(self.field_t - other.field_t) > 0.2:
            found.append("field strength")
        if self.sequence and other.sequence and self.sequence != other.sequence:
            found.append("sequence")
        if self.voxel_mm and other.voxel_mm:
            pairs = zip(self.voxel_mm, other.voxel_mm, strict=True)
            if any(max(a, b) > 1.1 * min(a, b) for a, b in pairs):
                found.append("voxel size")
        if self.muscle and other.muscle and self.muscle != other.muscle:
            found.append("place of the muscle reference")
        return tuple(found)


@dataclass(frozen=True)
class ExamFindings:
    """One examination as tracking sees it.

    Attributes:
        findings: after the reader's decisions; rejected and physiological ones are not tracked.
        faint: too uncertain to be findings by themselves, believed where a focus is known.
    """

    exam_id: str
    findings: tuple[Finding, ...]
    faint: tuple[Finding, ...]
    coverage: Coverage
    scanner: Scanner = Scanner()
