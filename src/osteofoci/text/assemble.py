"""From what a text says to a case: examinations, findings, foci with their course."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from osteofoci.case import (
    DecisionState,
    Exam,
    ExamKind,
    Finding,
    Focus,
    HistoryEntry,
    Message,
    Origin,
    Remark,
    SiteModel,
    SpinalCurve,
    Spine,
    Status,
    VertebraMeasurement,
    number,
    open_sided,
    said,
    site_model,
)
from osteofoci.skeleton import Side, Site, bone_named
from osteofoci.spine import grade_of
from osteofoci.text.heard import Heard, Observation, SiteSaid
from osteofoci.text.remarks import remarks_on
from osteofoci.text.times import Moment
from osteofoci.wording import english

_APPEARANCES = ("mixed", "lytic", "sclerotic", "hyperostotic", "oedema")
_FLAGS = {
    "soft tissue": "soft_tissue_oedema", "abscess": "abscess", "collapse": "collapse",
    "expansion": "expansion", "periosteal": "periosteal_reaction",
    "cortical destruction": "cortical_breach", "crosses physis": "crosses_physis", "mass": "mass",
    "infiltration": "marrow_infiltration",
}  # fmt: skip
_SHOWS_ALL = (ExamKind.WBMRI, ExamKind.TEXT)
_ORDER = (ExamKind.RADIOGRAPH, ExamKind.BONE_SCAN, ExamKind.BIPLANAR, ExamKind.MRI, ExamKind.WBMRI,
          ExamKind.TEXT)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What a text gives of images."""

    exams: tuple[Exam, ...]
    findings: tuple[Finding, ...]
    foci: tuple[Focus, ...]
    free: tuple[SiteModel, ...]
    spine: Spine
    remarks: tuple[Remark, ...]


def assemble(heard: Heard, document: str, text: str) -> Told:
    """Examinations in order of time, a finding for every site in each, and the course of each site.

    Args:
        document: the name of the text, for the identity of its foci.
        text: of the document, for the words of remarks.
    """
    observations = _with_zones(_sides_found([o for o in heard.observations if not o.physiological]))
    growing = [o for o in heard.observations if o.physiological]
    keys = _exam_keys(heard, [*observations, *growing])
    exams = {key: _exam(key) for key in keys}
    sites = _sites_of_foci(observations)
    findings: list[Finding] = []
    foci: list[Focus] = []
    for site in sites:
        own = [o for o in observations if o.site == site]
        focus, seen = _focus(f"L{len(foci) + 1}", site, own, keys, exams, document)
        if focus is not None:
            foci.append(focus)
            findings.extend(seen)
    findings.extend(_of_growth(o, exams[o.moment, o.kind]) for o in growing)
    findings.sort(key=lambda f: ([e.id for e in exams.values()].index(f.exam_id), f.id))
    return Told(
        tuple(exams.values()),
        tuple(findings),
        tuple(foci),
        _free(observations),
        _spine(heard, exams),
        tuple(remarks_on(heard, observations, text)),
    )


def _spine(heard: Heard, exams: Mapping[tuple[Moment, ExamKind], Exam]) -> Spine:
    """Lost heights and curves, as told: without an error, as the text gives none."""
    told = {(loss.moment, loss.kind, loss.level): loss.share for loss in heard.losses}
    return Spine(
        vertebrae=tuple(
            VertebraMeasurement(
                exam_id=exams[moment, kind].id, level=level, anterior_mm=None, middle_mm=None,
                posterior_mm=None, height_loss_fraction=round(share, 3), grade=grade_of(share),
                error_mm=None, technique=_technique(kind),
            )
            for (moment, kind, level), share in told.items()
        ),
        curves=tuple(
            SpinalCurve(
                exam_id=exams[moment, kind].id, cobb_deg=curve.cobb_deg, upper=curve.upper, apex=None,
                lower=curve.lower, error_deg=None, technique=_technique(kind),
                convex="left" if curve.convex == "left" else "right" if curve.convex else None,
            )
            for moment, kind, curve in heard.curves
        ),
    )  # fmt: skip


def _technique(kind: ExamKind) -> Literal["biplanar", "mri"]:
    return "mri" if kind in (ExamKind.MRI, ExamKind.WBMRI) else "biplanar"


def _free(observations: Sequence[Observation]) -> tuple[SiteModel, ...]:
    """Places told to be free of disease in an examination, and not told otherwise in it."""
    affected = {(o.moment, o.kind, o.site.bone, o.site.side) for o in observations if o.present}
    ended = {
        (o.moment, o.kind, o.site.bone, o.site.side)
        for o in observations
        if o.status is Status.RESOLVED
    }
    since: dict[tuple[str, str], int] = {}
    for o in observations:
        if o.present:
            place = (o.site.bone, o.site.side)
            since[place] = min(since.get(place, o.moment.number), o.moment.number)
    free = [
        _model(o.site) for o in observations
        if since.get((o.site.bone, o.site.side), o.moment.number) >= o.moment.number
        and not o.present and (o.moment, o.kind, o.site.bone, o.site.side) not in affected | ended
    ]  # fmt: skip
    return tuple(dict.fromkeys(free))


def _model(site: SiteSaid) -> SiteModel:
    end: Any = site.pole if site.zone is None and site.pole else None
    model = site_model(Site(bone_named(site.bone), Side(site.side or "left"), site.zone), end)
    return model if site.side else open_sided(model)


def _sides_found(observations: Sequence[Observation]) -> list[Observation]:
    """A bone told once with its side and once without is one; without, where both are told, it is neither."""
    sides: dict[str, set[str]] = {}
    for o in observations:
        if o.site.side and o.present:
            sides.setdefault(o.site.bone, set()).add(o.site.side)
    found = []
    for o in observations:
        own = sides.get(o.site.bone, set())
        halves = own - {"midline"}
        if o.site.side == "midline" and len(halves) == 1:  # `the skull lesion`, told left before
            found.append(replace(o, site=replace(o.site, side=next(iter(halves)))))
        elif o.site.side or not own:
            found.append(o)
        elif len(own) == 1:
            found.append(replace(o, site=replace(o.site, side=next(iter(own)))))
    return [o for o in found if o.site.side or o.present]


def _with_zones(observations: Sequence[Observation]) -> list[Observation]:
    """A site told once with its zone and once without is one site; asked and denied, it is none.

    Told without its zone where several zones of the bone are known, it is all of them.
    """
    found: list[Observation] = []
    for o in observations:
        asked = o.present and not o.sure
        if asked and any(
            p.site == o.site and p.moment is o.moment and not p.present for p in observations
        ):
            continue
        same = dict.fromkeys(
            p.site
            for p in observations
            if (p.site.bone, p.site.side) == (o.site.bone, o.site.side)
            and p.site.zone
            and p.site.zone.startswith(o.site.pole)
        )
        if len(same) > 1:
            by_then = {p.site for p in observations if p.moment.number <= o.moment.number}
            same = dict.fromkeys(site for site in same if site in by_then)
        sites = list(same) if o.site.zone is None and same else [o.site]
        found.extend(replace(o, site=site) for site in sites)
    poled = {(o.site.bone, o.site.side): o.site for o in found if o.site.pole}
    return [
        replace(o, site=poled.get((o.site.bone, o.site.side), o.site))
        if o.site.zone is None and not o.site.pole else o
        for o in found
    ]  # fmt: skip


def _exam_keys(heard: Heard, observations: Sequence[Observation]) -> list[tuple[Moment, ExamKind]]:
    named = [*heard.performed, *((o.moment, o.kind) for o in observations)]
    named += [(loss.moment, loss.kind) for loss in heard.losses]
    named += [(moment, kind) for moment, kind, _ in heard.curves]
    keys: list[tuple[Moment, ExamKind]] = []
    for moment in heard.calendar.in_order():
        kinds = [kind for m, kind in named if m is moment]
        keys.extend((moment, kind) for kind in sorted(set(kinds), key=_ORDER.index))
    return keys


def _exam(key: tuple[Moment, ExamKind]) -> Exam:
    moment, kind = key
    when = moment.as_told or f"time{moment.number + 1}"
    whole = moment.date if moment.date and moment.as_told == moment.date.isoformat() else None
    return Exam(
        id=f"text-{when}-{kind}", date=whole, kind=kind, series=(),
        frame_of_reference_uid=None, covered=(), remarks=(),
        told=None if whole else moment.as_told or _time_told(moment),
    )  # fmt: skip


def _time_told(moment: Moment) -> str:
    return "first examination" if moment.number == 0 else moment.named


def _sites_of_foci(observations: Sequence[Observation]) -> list[SiteSaid]:
    affected = [o.site for o in observations if o.present or o.status is Status.RESOLVED]
    return list(dict.fromkeys(affected))


def _focus(
    number: str,
    site: SiteSaid,
    own: Sequence[Observation],
    keys: Sequence[tuple[Moment, ExamKind]],
    exams: Mapping[tuple[Moment, ExamKind], Exam],
    document: str,
) -> tuple[Focus | None, list[Finding]]:
    model = _model(site)
    history: list[HistoryEntry] = []
    findings: list[Finding] = []
    for key in keys:
        exam = exams[key]
        here = [o for o in own if (o.moment, o.kind) == key]
        if not here:
            if history and key[1] in _SHOWS_ALL:
                history.append(
                    _entry(exam, None, Status.INDETERMINATE, history,
                           said("told-nothing"))
                )  # fmt: skip
            continue
        status, message = _status(here, history, exam.id.rsplit("-", 1)[0])
        if status is Status.INDETERMINATE and not any(o.status for o in here):
            status, message = _by_measure(own, keys, key) or (status, message)
        if status is None:
            continue
        finding = None
        if status is not Status.RESOLVED and any(o.present for o in here):
            finding = _finding(f"{exam.id}-{number}", exam, number, model, here)
            findings.append(finding)
        history.append(_entry(exam, finding, status, history, message))
    if not history:
        return None, []
    uid = uuid.uuid5(uuid.NAMESPACE_OID, f"osteofoci:{document}:{model.model_dump_json()}").int
    return (
        Focus(
            id=number, tracking_uid=f"2.25.{uid}", site=model, symptomatic=None,
            history=tuple(history),
        ),
        findings,
    )  # fmt: skip


def _by_measure(
    own: Sequence[Observation],
    keys: Sequence[tuple[Moment, ExamKind]],
    key: tuple[Moment, ExamKind],
) -> tuple[Status, Message] | None:
    """Of a place told again without a word of change: by its sizes, or crosses, in two examinations of one kind."""
    earlier = keys[: keys.index(key)]
    for measure in ("size_mm", "crosses"):
        now = [getattr(o, measure) for o in own if (o.moment, o.kind) == key]
        then = [
            getattr(o, measure)
            for k in earlier if k[1] is key[1]
            for o in own if (o.moment, o.kind) == k
        ]  # fmt: skip
        if any(now) and any(then):
            a, b = [x for x in then if x][-1], next(x for x in now if x)
            status = (
                Status.IMPROVED if b < 0.9 * a else Status.WORSE if b > 1.1 * a else Status.STABLE
            )
            return status, said("told-measured", before=number(a, None), now=number(b, None))
    return None


def _entry(
    exam: Exam,
    finding: Finding | None,
    status: Status,
    history: Sequence[HistoryEntry],
    message: Message,
) -> HistoryEntry:
    return HistoryEntry(
        exam_id=exam.id,
        finding_id=finding.id if finding else None,
        status=status,
        since_exam_id=history[-1].exam_id if history else None,
        volume_change_mm3=None,
        reason=english(message),
        message=message,
    )


def _status(
    here: Sequence[Observation], history: Sequence[HistoryEntry], now: str
) -> tuple[Status | None, Message]:
    told = [o.status for o in here if o.status is not None]
    if {Status.IMPROVED, Status.WORSE} <= set(told):
        return Status.INDETERMINATE, said("told-both-ways")
    normal = [not (o.present or o.status or o.denied) for o in here]
    if told == [Status.IMPROVED] and normal[-1]:  # `T8 and T9 are better; T9 is normal now`
        return Status.RESOLVED, said("told-so")
    changed = [status for status in told if status is not Status.STABLE]
    if set(changed) == {Status.IMPROVED, Status.RESOLVED}:  # `regression of all, A has vanished`
        return Status.RESOLVED, said("told-so")
    if told:
        return (changed or told)[0], said("told-so")
    if any(o.present for o in here):
        moments = {entry.exam_id.rsplit("-", 1)[0] for entry in history}
        if not history or moments == {now}:
            return Status.BASELINE, said("told-first")
        return Status.INDETERMINATE, said("told-again")
    if history:
        return Status.RESOLVED, said("told-gone")
    return None, said("told-nothing")


def _finding(
    name: str, exam: Exam, focus: str, model: SiteModel, here: Sequence[Observation]
) -> Finding:
    told = set().union(*(o.findings for o in here))
    denied = set().union(*(o.denied for o in here)) - told
    flags = {field: True for word, field in _FLAGS.items() if word in told}
    flags |= {field: False for word, field in _FLAGS.items() if word in denied}
    if not model.bone.startswith("vertebra"):
        flags.pop("collapse", None)
    both = {"lytic", "sclerotic"} <= told
    appearance: Any = "mixed" if both else next((a for a in _APPEARANCES if a in told), None)
    return Finding(
        id=name, exam_id=exam.id, focus_id=focus, site=model, position_along_bone=None,
        centroid_lps_mm=None, volume_mm3=None, volume_error_mm3=None, signal_ratio=None,
        longest_extent_mm=next((o.size_mm for o in here if o.size_mm is not None), None),
        appearance=appearance, confidence=None, origin=Origin.TEXT,
        decision=DecisionState.PROPOSED, uncertain=True if not any(o.sure for o in here) else None,
        evidence=tuple(dict.fromkeys(f"text:{o.clause[0]}-{o.clause[1]}" for o in here)), **flags,
    )  # fmt: skip


def _of_growth(observation: Observation, exam: Exam) -> Finding:
    """What a text takes for a part of growing: kept as a finding, followed by nothing."""
    name = f"{exam.id}-{observation.site.bone.replace(' ', '-')}-{observation.site.side}"
    made = _finding(name, exam, "", _model(observation.site), [observation])
    return made.model_copy(
        update={"focus_id": None, "physiological_pattern": "physiological, so the text says"}
    )
