"""The main job: every examination of one patient to one case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml

from osteofoci import __version__
from osteofoci.case import (
    Case,
    DecisionState,
    Exam,
    ExamKind,
    Finding,
    Patient,
    Remark,
    Severity,
    Software,
)
from osteofoci.dose import alternative
from osteofoci.errors import InputError
from osteofoci.ingest import Inventory, PatientFound, Source, scan
from osteofoci.journey.age import age_in_years, plausible_birth_date
from osteofoci.journey.doses import ledger_of
from osteofoci.journey.examine import Examined, exam_summary, examine
from osteofoci.journey.imaging import measurable_series
from osteofoci.journey.labels import LabelsFile, read_given_labels
from osteofoci.report import write_report
from osteofoci.scores import scores_of_exam
from osteofoci.track import (
    Aligned,
    Compared,
    Decision,
    ExamFindings,
    Tracked,
    additions,
    align,
    apply_decisions,
    brightness_left,
    compare,
    links,
    site_of,
    track,
)

Say = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Followed:
    """A case with the images behind it.

    Attributes:
        aligned: pictures of one focus in two examinations, by the ids of its two findings.
        seconds: wall time by stage.
    """

    case: Case
    examined: tuple[Examined, ...]
    aligned: Mapping[tuple[str, str], Aligned]
    seconds: dict[str, float]


def follow(
    source: Source,
    *,
    decisions: Sequence[Decision] = (),
    clinical: dict[str, Any] | None = None,
    patient_id: str | None = None,
    labels: LabelsFile | None = None,
    say: Say = lambda _: None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Followed:
    """Follow one patient through all MR examinations under a source.

    Args:
        labels: bones labelled by another segmenter, for some or all examinations.

    Raises:
        InputError: nothing usable, or several patients and none chosen.
    """
    say("reading headers")
    inventory = scan(source)
    patient = choose_patient(inventory, patient_id)
    remarks = [*inventory.remarks, *patient.remarks]
    examined: list[Examined] = []
    exams: list[Exam] = []
    for found in patient.exams:
        day = found.date.isoformat() if found.date else found.id
        done: Examined | None = None
        if found.kind in (ExamKind.WBMRI, ExamKind.MRI):
            if found.date is None and len(patient.exams) > 1:
                remarks.append(
                    Remark.warning(
                        "undated-exam-left-out", f"{found.id} has no date and was left out."
                    )
                )
            else:
                done = examine(
                    found,
                    additions(decisions, found.id),
                    given=read_given_labels(labels, found.date) if labels else None,
                    age_years=age_in_years(patient.birth_date, found.date),
                    tick=_at(day, say),
                )
        if done is not None:
            examined.append(done)
            exams.append(done.exam)
        elif found.kind is not None:
            note = Remark(
                code="not-measured",
                severity=Severity.INFO,
                message=f"{found.id} is listed; this version measures fluid-sensitive MRI only.",
            )
            summary = exam_summary(found)
            exams.append(summary.model_copy(update={"remarks": (*summary.remarks, note)}))
    if not examined:
        raise _nothing_to_measure(patient)
    if labels is not None:
        measured = {item.exam.date for item in examined}
        remarks.extend(
            Remark.warning(
                "labels-not-used",
                f"The labels file names {unused}, but no measured examination has that date.",
            )
            for unused in sorted(set(labels.exams) - measured)
        )
    say("following foci")
    started = perf_counter()
    tracked, aligned, notes = _tracked(examined, decisions)
    following = perf_counter() - started
    remarks.extend(notes)
    numbered = _numbered(tracked.findings)
    scores = tuple(score for item in examined for score in scores_of_exam(item.exam.id, numbered))
    doses, dose_notes = ledger_of(patient)
    remarks.extend(dose_notes)
    case = Case(
        created=now(),
        software=Software(name="osteofoci", version=__version__),
        patient=Patient(
            id=patient.id or None,
            sex=patient.sex,
            birth_date=plausible_birth_date(patient.birth_date),
        ),
        exams=tuple(exams),
        findings=numbered,
        foci=tracked.foci,
        clinical=clinical,
        scores=scores,
        dose=doses,
        report=write_report(exams, numbered, tracked.foci, scores, doses, alternative()),
        remarks=tuple(remarks),
    )
    seconds: dict[str, float] = {"follow": following}
    for item in examined:
        for name, spent in item.seconds.items():
            seconds[name] = seconds.get(name, 0.0) + spent
    return Followed(case, tuple(examined), aligned, seconds)


def _at(day: str, say: Say) -> Say:
    return lambda step: say(f"{day}: {step}")


def choose_patient(inventory: Inventory, patient_id: str | None) -> PatientFound:
    """The one patient to follow; two are never merged and never guessed between.

    Raises:
        InputError: several patients have MR images and none is named, or none has that ID.
    """
    patients = list(inventory.patients)
    if patient_id is not None:
        patients = [p for p in patients if p.id == patient_id]
        if not patients:
            raise InputError(
                f"patient '{patient_id}': expected among the files, found "
                f"{', '.join(repr(p.id) for p in inventory.patients)}; correct --patient"
            )
    if len(patients) == 1:
        return patients[0]
    with_mr = [p for p in patients if any(measurable_series(exam)[0] for exam in p.exams)]
    if len(with_mr) == 1:
        return with_mr[0]
    if not with_mr:
        raise InputError(
            f"expected MR images of one patient, found {len(patients)} patients and no "
            f"fluid-sensitive MR series (STIR, Dixon water) among them; see `osteofoci inspect`"
        )
    raise InputError(
        f"expected one patient, found {len(with_mr)} with MR images "
        f"(IDs {', '.join(repr(p.id) for p in with_mr)}); name one with --patient, "
        f"or keep them in separate folders"
    )


def _nothing_to_measure(patient: PatientFound) -> InputError:
    seen = sorted(
        {
            (f"MR {s.sequence}" if s.modality == "MR" and s.set_aside is None else s.kind)
            + (f", {s.images} image{'s' if s.images != 1 else ''}" if s.images < 5 else "")
            for exam in patient.exams
            for s in exam.series
        }
    )
    faults = [
        f"series {s.number} was set aside: {s.set_aside}"
        for exam in patient.exams
        for s in exam.series
        if s.set_aside is not None and s.modality == "MR"
    ]
    detail = f" ({faults[0]})" if faults else ""
    return InputError(
        f"expected a fluid-sensitive MR series (STIR, TIRM or Dixon water) of at least five "
        f"slices, found {'; '.join(seen)}{detail}; see `osteofoci inspect` for what is there"
    )


def _tracked(
    examined: Sequence[Examined], decisions: Sequence[Decision]
) -> tuple[Tracked, dict[tuple[str, str], Aligned], list[Remark]]:
    everything = [f for item in examined for f in (*item.findings, *item.faint)]
    judged, remarks = apply_decisions(everything, decisions, [e.exam.id for e in examined])
    joined, apart = links(decisions)
    views = [_view(item, judged) for item in examined]
    by_id = {item.exam.id: item for item in examined}
    aligned: dict[tuple[str, str], Aligned] = {}

    def compare_pictures(before: Finding, after: Finding) -> Compared | None:
        pictures = _aligned(by_id[before.exam_id], by_id[after.exam_id], before, after)
        if pictures is None:
            return None
        aligned[before.id, after.id] = pictures
        return compare(pictures)

    def look(finding: Finding, exam_id: str) -> float | None:
        pictures = _aligned(by_id[finding.exam_id], by_id[exam_id], finding, None)
        return None if pictures is None else brightness_left(pictures)

    tracked = track(views, joined=joined, apart=apart, compare=compare_pictures, look=look)
    return tracked, aligned, remarks


def _view(item: Examined, judged: Sequence[Finding]) -> ExamFindings:
    """What tracking sees; a faint finding that a reader has judged is faint no longer."""
    own = [f for f in judged if f.exam_id == item.exam.id]
    uncertain = {f.id for f in item.faint}
    faint = [f for f in own if f.id in uncertain and f.decision is DecisionState.PROPOSED]
    findings = [f for f in own if f not in faint]
    return ExamFindings(item.exam.id, tuple(findings), tuple(faint), item.coverage, item.scanner)


def _aligned(
    earlier: Examined, later: Examined, before: Finding, after: Finding | None
) -> Aligned | None:
    one = earlier.regions[before.id]
    other = None if after is None else later.regions[after.id]
    if one.site.bone_side != site_of(before.site).bone_side or earlier.images is None:
        return None  # the reader moved it to a bone that it was not measured in
    return None if later.images is None else align(earlier.images, later.images, one, other)


def _numbered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give every finding of an examination its number in the label file."""
    counts: dict[str, int] = {}
    numbered = []
    for finding in findings:
        counts[finding.exam_id] = counts.get(finding.exam_id, 0) + 1
        numbered.append(finding.model_copy(update={"label": counts[finding.exam_id]}))
    return tuple(numbered)


def read_clinical(path: Path) -> dict[str, Any]:
    """The clinical record as it stands; it is kept beside the images.

    Raises:
        InputError: no such file, not YAML, or not a mapping.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(
            f"{path.name}: expected a clinical record in YAML, found a file that cannot be read "
            f"({type(error).__name__}); correct it or leave out --clinical"
        ) from error
    if not isinstance(data, dict):
        raise InputError(
            f"{path.name}: expected a mapping of headings to entries, found something else"
        )
    return data
