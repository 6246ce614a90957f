"""Which technique shows what a clause says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from osteofoci.case import ExamKind
from osteofoci.text.document import Mark
from osteofoci.text.heard import Heard, SiteSaid
from osteofoci.text.times import Moment

# Which examination a finding is of, where a sentence leaves several open: the first that is there.
_SHOWN_BY = {
    "collapse": ("biplanar", "mri", "wbmri", "radiograph"),
    "height": ("biplanar", "mri", "wbmri", "radiograph"),
    "lytic": ("radiograph", "mri", "wbmri"),
    "mixed": ("radiograph", "mri", "wbmri"),
    "sclerotic": ("radiograph", "mri", "wbmri"),
    "periosteal": ("radiograph", "mri", "wbmri"),
    "uptake": ("bone_scan",),
}
_USUAL = ("wbmri", "mri", "bone_scan", "radiograph", "biplanar")


def kinds_of(marks: Sequence[Mark], text: str) -> tuple[str, ...]:
    """Techniques named; `MRI (STIR, whole body)` is a whole-body MRI."""
    named = [m.value for m in marks if m.label == "modality" and m.value != "other"]
    whole = re.search(r"\b(?:whole|full|total)[- ]body\b", text, re.I) and "bone_scan" not in named
    if any(m.label == "finding" and "stir" in m.text.lower() for m in marks) and not named:
        named = ["mri"]
    return tuple(dict.fromkeys("wbmri" if k == "mri" and whole else k for k in named))


def kind_of(findings: frozenset[str], kinds: Sequence[str]) -> ExamKind:
    open_kinds = [kind for kind in kinds if kind != "other"]
    if not open_kinds:
        return ExamKind.TEXT
    if len(set(open_kinds)) == 1:
        return ExamKind(open_kinds[0])
    for finding in _SHOWN_BY:
        if finding in findings and not findings & {"lesion", "oedema"}:
            for kind in _SHOWN_BY[finding]:
                if kind in open_kinds:
                    return ExamKind(kind)
    return ExamKind(next(kind for kind in _USUAL if kind in open_kinds))


def retold(
    heard: Heard, moment: Moment, kind: ExamKind, sites: Sequence[SiteSaid]
) -> tuple[Moment, ExamKind]:
    """A summary opens no examination: what it says is of one that told the same sites."""
    bones = {(site.bone, site.side) for site in sites}
    same = [o for o in heard.observations if (o.site.bone, o.site.side) in bones]
    for observation in same:
        if observation.kind is kind:
            return observation.moment, kind
    for performed, known in heard.performed:
        if known is kind:
            return performed, kind
    if same:
        return same[-1].moment, same[-1].kind
    if heard.observations and kind is ExamKind.TEXT:
        return heard.observations[-1].moment, heard.observations[-1].kind
    return moment, kind
