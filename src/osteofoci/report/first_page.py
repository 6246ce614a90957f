"""The first page: red flags, an impression as it is dictated, and what has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from osteofoci.assess import CNO
from osteofoci.case import (
    Case,
    Exam,
    ExamKind,
    Focus,
    HistoryEntry,
    Message,
    Place,
    Section,
    Statement,
    Status,
    listed,
    number,
    said,
    word,
)
from osteofoci.report.assessment import advised
from osteofoci.report.spine import curve_of, notable
from osteofoci.report.words import (
    day_of,
    days_of,
    exam_said,
    focus_at,
    is_dated,
    place,
    section,
    statement,
    time_of,
)
from osteofoci.skeleton import bone_named, tubular
from osteofoci.track import TELLING, THERE, last_word

MOST_SENTENCES, MOST_NAMED = 6, 3
_MARROW = (ExamKind.WBMRI, ExamKind.MRI, ExamKind.TEXT)
# The order in which what has changed is read; of some a few sites are named.
_CHANGES = (
    Status.NEW, Status.RECURRENT, Status.WORSE, Status.IMPROVED, Status.RESOLVED, Status.STABLE,
)  # fmt: skip
_NAMED = (Status.NEW, Status.RECURRENT, Status.WORSE)


def first_page(case: Case) -> Iterator[Section]:
    """Red flags, impression and changes; a part that has nothing to say is left out."""
    for title, made in (
        (said("title-red-flags"), _red_flags(case)),
        (said("title-impression"), _impression(case)),
        (said("title-change"), _changes(case)),
    ):
        part = section(title, made, "first")
        if part is not None:
            yield part


def _red_flags(case: Case) -> Iterator[Statement]:
    yield from _not_understood(case)
    flags = [a for a in case.assessment.advice if a.kind == "red flag"]
    yield from (advised(flag) for flag in flags)
    if case.assessment.plan.sign_off:
        basis = next(
            (a.basis for a in case.assessment.advice if a.kind == "limit"),
            ("rule: assess/exercise.yaml",),
        )
        yield statement(said("sign-off-spine"), basis)
    elif not flags and case.assessment.differential:
        yield statement(said("no-red-flag"), ("rule: assess/differential.yaml",))


def _not_understood(case: Case) -> Iterator[Statement]:
    """Passages that speak of bones and were not understood, in their own words."""
    text = next((document.text for document in case.documents), "")
    for passage in case.unread:
        words = " ".join(text[passage.start : passage.end].split())
        yield statement(
            said("not-understood", words=words), (f"text:{passage.start}-{passage.end}",)
        )


def _impression(case: Case) -> tuple[Statement, ...]:
    """Three to six sentences: what each technique shows, what changed, what it most likely is."""
    diagnosis = tuple(_diagnosis(case))
    told = (*_marrow(case), *_spine(case), *_scan(case), *_films(case), *_plates(case))
    room = max(2, MOST_SENTENCES - sum(s.text.count(". ") + 1 for s in diagnosis))
    return (*told[:room], *diagnosis)


def _last(case: Case, kinds: Sequence[ExamKind]) -> tuple[Exam, list[tuple[Focus, HistoryEntry]]]:
    """The last examination of some techniques that tells of foci, with what it tells.

    Raises:
        LookupError: there is none.
    """
    for exam in reversed([e for e in case.exams if e.kind in kinds]):
        own = [(f, h) for f in case.foci for h in f.history if h.exam_id == exam.id]
        if any(h.status in TELLING or h.finding_id for _, h in own):
            return exam, own
    raise LookupError


def _marrow(case: Case) -> Iterator[Statement]:
    try:
        exam, own = _last(case, _MARROW)
    except LookupError:
        if case.exams and not case.foci:
            yield statement(said("no-active-lesion"), (e.id for e in case.exams))
        return
    there = [f for f, h in own if h.status in THERE]
    if len(there) == 1:
        message = said("shows-one", exam=exam_said(exam), place=place(there[0].site))
    else:
        levels = [Place(bone=f.site.bone, side="midline") for f in there if _vertebral(f)]
        message = said(
            "shows-lesions", exam=exam_said(exam), count=len(there), vertebral=len(levels),
            metaphyseal=0 if any(_zone_open(f) for f in there) else sum(
                "metaphysis" in (f.site.zone or "") for f in there
            ),
            levels=listed(levels),
        )  # fmt: skip
    yield statement(message, (exam.id, *(f.id for f in there)))
    yield from _compared(case, exam, own)


def _compared(
    case: Case, exam: Exam, own: Sequence[tuple[Focus, HistoryEntry]]
) -> Iterator[Statement]:
    exams = {e.id: e for e in case.exams}
    since = [exams[h.since_exam_id] for _, h in own if h.since_exam_id in exams]
    before = Counter(time_of(e) for e in _alike(exam, since, case.exams))
    basis = (exam.id, *(f.id for f, _ in own))
    parts = []
    for status in _CHANGES:
        named = [f for f, h in own if h.status is status]
        if not named:
            continue
        if status not in _NAMED:
            parts.append(said(f"changed-{status}", count=len(named)))
            continue
        sites = said("none")
        if len(named) <= 2:
            places = listed((place(f.site) for f in named), "semicolon")
            sites = said("changed-sites", sites=places)
        parts.append(said(f"changed-{status}", count=len(named), sites=sites))
    if not parts:
        if len({time_of(e) for e in case.exams}) < 2:
            yield statement(said("baseline-alone"), basis)
        return
    gone = sum(h.status is Status.NOT_COVERED for _, h in own)
    if gone:
        parts.append(said("changed-not_covered", count=gone))
    changes = listed(parts, "semicolon")
    if not before:
        yield statement(said("compared-of-these", changes=changes), basis)
        return
    time = before.most_common(1)[0][0]
    earlier = next(e for e in case.exams if time_of(e) == time)
    code = "compared-dated" if is_dated(earlier) else "compared-told"
    yield statement(said(code, day=word(time), changes=changes), basis)


def _alike(exam: Exam, since: Sequence[Exam], exams: Sequence[Exam]) -> Sequence[Exam]:
    """What an examination is compared with: one of its own technique where there is one."""
    own = [e for e in since if e.kind is exam.kind]
    if own or not since:
        return own
    earlier = [e for e in exams[: exams.index(exam)] if e.kind is exam.kind]
    return earlier[-1:] or since


def _spine(case: Case) -> Iterator[Statement]:
    seen = [e.id for e in case.exams if any(v.exam_id == e.id for v in case.spine.vertebrae)]
    last = [v for v in case.spine.vertebrae if v.exam_id in seen[-1:] and notable(v)]
    days = days_of(case.exams)
    parts, basis = [], []
    if last:
        worst = max(last, key=lambda v: v.height_loss_fraction or 0.0)
        since = said("none")
        lost, spread = worst.loss_since_fraction, worst.loss_since_error
        if lost is not None and spread is not None and worst.since_exam_id in days:
            changed = abs(lost) > 2 * spread
            how = "unchanged" if not changed else "lower" if lost > 0 else "recovered"
            since = said("impression-height-since", change=how, day=days[worst.since_exam_id])
        loss = _with_error(100 * (worst.height_loss_fraction or 0.0),
                           None if worst.height_loss_error is None else 100 * worst.height_loss_error)  # fmt: skip
        parts.append(said("impression-height", level=worst.level, loss=loss, since=since))
        basis.append(f"{worst.exam_id}/{worst.level}")
    curve = curve_of(case)
    if curve is not None:
        how = "none" if curve.changed is None else "changed" if curve.changed else "unchanged"
        angle = _with_error(curve.cobb_deg or 0.0, curve.error_deg)
        parts.append(said("impression-curve", angle=angle, change=how))
        basis.append(f"{curve.exam_id}/curve")
    if parts:
        yield statement(said("impression-spine", parts=listed(parts, "semicolon")), basis)


def _with_error(value: float, error: float | None) -> Message:
    if error is None:
        return said("number", value=number(value))
    return said("with-error", value=number(value), error=number(error))


def _scan(case: Case) -> Iterator[Statement]:
    try:
        exam, own = _last(case, (ExamKind.BONE_SCAN,))
    except LookupError:
        return
    hot = [f for f, h in own if h.finding_id]
    kinds = {e.id: e.kind for e in case.exams}
    alone = [
        f
        for f in hot
        if all(kinds[h.exam_id] is exam.kind for h in f.history if h.status in TELLING)
    ]
    message = said(
        "impression-scan", day=day_of(exam), dated="yes" if is_dated(exam) else "no", hot=len(hot),
        all=len(own), alone=len(alone), others=len(own) - len(hot),
    )  # fmt: skip
    yield statement(message, (exam.id, *(f.id for f, _ in own)))


def _films(case: Case) -> Iterator[Statement]:
    try:
        exam, own = _last(case, (ExamKind.RADIOGRAPH,))
    except LookupError:
        return
    looks = {f.id: f.appearance for f in case.findings if f.appearance}
    films = {e.id for e in case.exams if e.kind is ExamKind.RADIOGRAPH}
    parts: list[Message] = []
    basis = [exam.id]
    for focus, entry in own:
        look = looks.get(entry.finding_id or "")
        if look is None or len(parts) == MOST_NAMED:
            continue
        seen = [looks.get(h.finding_id or "") for h in focus.history if h.exam_id in films]
        then = next((old for old in reversed(seen[:-1]) if old), look)
        before = said("none")
        if then != look:
            before = said("impression-film-before", look=word(then))
        parts.append(
            said("impression-film", place=place(focus.site), look=word(look), before=before)
        )
        basis.append(focus.id)
    if parts:
        films_said = listed(parts, "semicolon")
        yield statement(said("impression-films", exam=exam_said(exam), films=films_said), basis)


def _plates(case: Case) -> Iterator[Statement]:
    last = {(p.site.bone, p.site.side, p.plate): p for p in case.physes}
    high = [p for p in last.values() if p.risk == "high"]
    if high:
        named = listed(
            (Place(bone=p.site.bone, side=p.site.side, end=p.plate) for p in high), "semicolon"
        )
        basis = (b for p in high for b in (*p.involved_by, p.exam_id))
        yield statement(said("impression-plates", plates=named), basis)


def _diagnosis(case: Case) -> Iterator[Statement]:
    made = case.assessment.conclusion
    if not case.assessment.differential:
        return
    basis = made.basis or ("rule: assess/differential.yaml",)
    sure = made.sureness_message or said("diagnosis-none")
    if made.diagnosis:
        code = "diagnosis-likely" if made.diagnosis == CNO else "diagnosis-told"
        sure = said(code, diagnosis=word(made.diagnosis), sure=sure)
    yield statement(sure, basis)
    if made.decides_messages:
        named = listed(made.decides_messages, "semicolon")
        yield statement(said("diagnosis-decide", named=named), basis)


def _changes(case: Case) -> Iterator[Statement]:
    if len({time_of(e) for e in case.exams}) < 2:
        return
    for status in (*_CHANGES, Status.BASELINE):
        own = [f for f in case.foci if last_word(f, case.exams) is status]
        if own:
            foci = listed((focus_at(f) for f in own), "semicolon")
            yield statement(said("change-list", status=str(status), foci=foci), (f.id for f in own))


def _zone_open(focus: Focus) -> bool:
    """Whether it is not known in which part of a long bone it lies."""
    return focus.site.zone is None and tubular(bone_named(focus.site.bone)) is not None


def _vertebral(focus: Focus) -> bool:
    return focus.site.level is not None
