"""Words that several parts of the report share."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.case import Exam, ExamKind, SiteModel, Status

KIND_NAMES: dict[ExamKind, str] = {
    ExamKind.WBMRI: "Whole-body MRI",
    ExamKind.MRI: "MRI",
    ExamKind.BONE_SCAN: "Bone scan",
    ExamKind.BIPLANAR: "Standing radiographs",
    ExamKind.RADIOGRAPH: "Radiograph",
    ExamKind.TEXT: "Report",
}
STATUS_WORDS: dict[Status, str] = {
    Status.BASELINE: "first seen",
    Status.NEW: "new",
    Status.IMPROVED: "improved",
    Status.STABLE: "stable",
    Status.WORSE: "worse",
    Status.RESOLVED: "resolved",
    Status.RECURRENT: "recurrent",
    Status.NOT_COVERED: "not covered",
    Status.INDETERMINATE: "indeterminate",
}

# Fixed words of the pages.
WORDS = {
    "site": "Site", "pain": "Pain", "first": "First seen", "last": "Last seen", "before": "Before",
    "now": "Now", "views": "Side by side", "foci": "Foci", "phase": "current phase",
    "own": "because of this child's findings", "changes": "Change in pictures", "map": "Body map",
    "appendix": "Appendix: evidence", "evidence": "Foci in every examination",
    "remarks": "Remarks on the data", "references": "What the numbered sentences rest on",
    "sources": "Sources", "legend": "Symbols", "signoff": "Every step needs a doctor's sign-off.",
    "second": "Spine, legs, growth plates, plan", "dose": "The numbers are those of a trial in juvenile arthritis; what is allowed where is a rule of this program.",
}  # fmt: skip


def sure_text(confidence: float | None) -> str:
    """In per cent; the program is never wholly sure."""
    if confidence is None:
        return "unknown"
    return "above 99 %" if confidence > 0.99 else f"{100 * confidence:.0f} %"


def site_text(site: SiteModel) -> str:
    """``left tibia, distal metaphysis``; a vertebra by its level alone."""
    if site.bone.startswith("vertebra "):
        name = site.bone.removeprefix("vertebra ")
    else:
        name = site.bone if site.side in ("midline", None) else f"{site.side} {site.bone}"
    if site.zone not in (None, "whole"):
        name = f"{name}, {site.zone}"
    elif site.end is not None:
        name = f"{name}, {site.end}"
    if site.bone.startswith("vertebra ") and site.side in ("left", "right"):
        name = f"{name}, {site.side} side"
    return f"{name}, side not told" if site.side is None else name


def days_of(exams: Sequence[Exam]) -> dict[str, str]:
    """What to call every examination: its day, or how it is told, or its id."""
    return {e.id: day_of(e) for e in exams}


def day_of(exam: Exam) -> str:
    return exam.date.isoformat() if exam.date else exam.told or exam.id


def focus_name(focus_id: str) -> str:
    """``focus 1``; its id alone would read like a lumbar vertebra."""
    return f"focus {focus_id.removeprefix('L')}"


def sequence_name(sequence: str) -> str:
    """``STIR`` in capitals, as it is written."""
    return sequence.replace("stir", "STIR")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
