"""Joints and ends of the trunk that a reader can point to."""

from __future__ import annotations

# A joint's point lies in the middle of its landmarks.
JOINTS: dict[str, tuple[str, ...]] = {
    "hip": ("hip",),
    "knee": ("knee medial", "knee lateral"),
    "ankle": ("ankle medial", "ankle lateral"),
    "shoulder": ("shoulder",),
    "elbow": ("elbow medial", "elbow lateral"),
    "wrist": ("wrist radial", "wrist ulnar"),
    "heel": ("heel",),
    "toe tip": ("toe tip",),
    "fingertip": ("fingertip",),
}
MIDLINE_POINTS = (
    "skull vertex", "chin", "sacrum top", "coccyx tip", "sternum top", "sternum bottom", "symphysis",
)  # fmt: skip


def joint_names() -> tuple[str, ...]:
    """Every name that a joint's decision may carry."""
    return (*MIDLINE_POINTS, *(f"{side} {joint}" for side in ("left", "right") for joint in JOINTS))
