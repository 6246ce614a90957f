"""Growth plates and zones along tubular bones, as shares of the bone's length.

Positions are 0 at the proximal (posterior for ribs, medial for clavicles) and 1 at the
distal end. They are proportions read off ordinary anatomy for this project (status:
unchecked); they decide names of zones and where normal bright bands are expected, and no
number shown to a patient. Which end of the short tubular bones has the physis is textbook
anatomy: proximal in the first metacarpal and metatarsal, distal in the second to fifth.

Shares of growth: humerus, radius and ulna after Pritchett 1988 (Clin Orthop; overall values
of the abstract: humerus 80 % proximal, radius 80 % distal, ulna 85 % distal), femur and tibia
after Pritchett 1992 (Clin Orthop 275:274-9: femur 70 % distal, tibia 57 % proximal); fibula
60 % proximal (status: secondary). They vary with age; the overall values are used.
"""

from __future__ import annotations

from dataclasses import dataclass

from osteofoci.skeleton.names import Bone, Kind, Zone


@dataclass(frozen=True)
class Tubular:
    """Where the plates and metaphyses of a tubular bone are.

    Attributes:
        physes: positions of the growth plates, proximal first.
        proximal_metaphysis_end: position at which the proximal metaphysis ends.
        distal_metaphysis_start: position at which the distal metaphysis starts.
        proximal_growth: share of the bone's growth in length that happens at its proximal end.
    """

    physes: tuple[float, ...]
    proximal_metaphysis_end: float
    distal_metaphysis_start: float
    proximal_growth: float

    @property
    def shaft(self) -> tuple[float, float]:
        """First and last position between the growth plates (the bone's end where it has none)."""
        first, last = self.physes[0], self.physes[-1]
        return (first if first < 0.5 else 0.0, last if last > 0.5 else 1.0)


_TUBULAR = {
    "humerus": Tubular((0.11, 0.955), 0.27, 0.83, 0.80),
    "radius": Tubular((0.045, 0.945), 0.16, 0.80, 0.20),
    "ulna": Tubular((0.04, 0.955), 0.18, 0.82, 0.15),
    "femur": Tubular((0.075, 0.925), 0.25, 0.74, 0.30),
    "tibia": Tubular((0.065, 0.95), 0.27, 0.80, 0.57),
    "fibula": Tubular((0.055, 0.925), 0.20, 0.81, 0.60),
}
_PROXIMAL_PHYSIS = Tubular((0.12,), 0.36, 0.72, 1.0)
_DISTAL_PHYSIS = Tubular((0.86,), 0.25, 0.62, 0.0)


def tubular(bone: Bone) -> Tubular | None:
    """The plates and zones of a tubular bone; None for any other bone."""
    if bone.kind is Kind.LONG:
        return _TUBULAR[bone.name]
    if bone.kind is Kind.SHORT_TUBULAR:
        return _PROXIMAL_PHYSIS if bone.name.endswith(" 1") else _DISTAL_PHYSIS
    return None


def zone_at(bone: Bone, position: float, plates: Tubular | None = None) -> Zone:
    """The zone at a position along the bone; bones without parts are ``whole``.

    Args:
        plates: where this child's plates are; usual places if None.

    A vertebra's body and posterior elements are not told apart by position: it answers
    ``vertebral body``.
    """
    if bone.kind is Kind.VERTEBRA:
        return Zone.VERTEBRAL_BODY
    if bone.kind in (Kind.CLAVICLE, Kind.RIB):
        return bone.zones[min(2, max(0, int(position * 3)))]
    parts = plates or tubular(bone)
    if parts is None:
        return Zone.WHOLE
    first, last = parts.shaft
    if position < first:
        return Zone.PROXIMAL_EPIPHYSIS
    if position > last:
        return Zone.DISTAL_EPIPHYSIS
    if position < parts.proximal_metaphysis_end:
        return Zone.PROXIMAL_METAPHYSIS
    if position > parts.distal_metaphysis_start:
        return Zone.DISTAL_METAPHYSIS
    return Zone.DIAPHYSIS
