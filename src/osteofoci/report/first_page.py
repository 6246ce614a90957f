"""The first page: red flags, an impression as it is dictated, and what has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from osteofoci.assess import CNO
from osteofoci.case import Case, Exam, ExamKind, Focus, HistoryEntry, Section, Statement, Status
from osteofoci.report.clinical_english import reworded
from osteofoci.report.spine import curve_of, notable
from osteofoci.report.words import KIND_NAMES, capital, day_of, focus_name, site_text
from osteofoci.track import TELLING, THERE, last_word

MOST_SENTENCES, MOST_NAMED = 6, 3
_MARROW = (ExamKind.WBMRI, ExamKind.MRI, ExamKind.TEXT)
# The order in which what has changed is read, with its word and its singular and plural in a sentence.
_CHANGES = (
    (Status.NEW, "New", "is new", "are new"),
    (Status.RECURRENT, "Recurrent", "has recurred", "have recurred"),
    (Status.WORSE, "Worse", "has progressed", "have progressed"),
    (Status.IMPROVED, "Better", "has improved", "have improved"),
    (Status.RESOLVED, "Resolved", "has resolved", "have resolved"),
    (Status.STABLE, "Unchanged", "is unchanged", "are unchanged"),
)
_NAMED = (Status.NEW, Status.RECURRENT, Status.WORSE)


def first_page(case: Case) -> tuple[Section, ...]:
    """Red flags, impression and changes; a part that has nothing to say is left out."""
    made = (
        ("Red flags", tuple(_red_flags(case))),
        ("Impression", tuple(_impression(case))),
        ("Change", tuple(_changes(case))),
    )
    return tuple(Section(title=t, statements=s, part="first") for t, s in made if s)


def _red_flags(case: Case) -> Iterator[Statement]:
    yield from _not_understood(case)
    flags = [a for a in case.assessment.advice if a.kind == "red flag"]
    for flag in flags:
        yield Statement(text=flag.text, basis=(*flag.basis, f"rule: {flag.source}"))
    if case.assessment.plan.sign_off:
        basis = next(
            (a.basis for a in case.assessment.advice if a.kind == "limit"),
            ("rule: assess/exercise.yaml",),
        )
        text = "Spine active or height lost: exercise progresses only with a doctor's sign-off."
        yield Statement(text=text, basis=basis)
    elif not flags and case.assessment.differential:
        text = "No red flag in what is known."
        yield Statement(text=text, basis=("rule: assess/differential.yaml",))


def _not_understood(case: Case) -> Iterator[Statement]:
    """Passages that speak of bones and were not understood, in their own words."""
    text = next((document.text for document in case.documents), "")
    for passage in case.unread:
        words = " ".join(text[passage.start : passage.end].split())
        yield Statement(
            text=f"Not understood, please read: “{words}”",
            basis=(f"text:{passage.start}-{passage.end}",),
        )


def _impression(case: Case) -> tuple[Statement, ...]:
    """Three to six sentences: what each technique shows, what changed, what it most likely is."""
    diagnosis = tuple(_diagnosis(case))
    said = (*_marrow(case), *_spine(case), *_scan(case), *_films(case), *_plates(case))
    room = max(2, MOST_SENTENCES - sum(s.text.count(". ") + 1 for s in diagnosis))
    return (*said[:room], *diagnosis)


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
            told = tuple(e.id for e in case.exams)
            yield Statement(text="No active lesion is shown by these examinations.", basis=told)
        return
    there = [f for f, h in own if h.status in THERE]
    text = f"{KIND_NAMES[exam.kind]} of {day_of(exam)} shows {_lesions(len(there))}"
    if len(there) == 1:
        text += f": {site_text(there[0].site)}"
    else:
        meta = sum("metaphysis" in (f.site.zone or "") for f in there)
        levels = [f.site.bone.removeprefix("vertebra ") for f in there if _vertebral(f)]
        text += f", {meta} of them metaphyseal" if meta else ""
        text += f", {len(levels)} in the spine ({', '.join(levels)})" if levels else ""
    yield Statement(text=f"{text}.", basis=(exam.id, *(f.id for f in there)))
    yield from _compared(case, exam, own)


def _compared(
    case: Case, exam: Exam, own: Sequence[tuple[Focus, HistoryEntry]]
) -> Iterator[Statement]:
    days = {e.id: day_of(e) for e in case.exams}
    before = Counter(days[h.since_exam_id] for _, h in own if h.since_exam_id in days)
    basis = (exam.id, *(f.id for f, _ in own))
    parts = []
    for status, _, one, many in _CHANGES:
        named = [f for f, h in own if h.status is status]
        if not named:
            continue
        part = f"{len(named)} {one if len(named) == 1 else many}"
        if status in _NAMED and len(named) <= 2:
            part += f" ({'; '.join(site_text(f.site) for f in named)})"
        parts.append(part)
    gone = sum(h.status is Status.NOT_COVERED for _, h in own)
    if not parts:
        if len({day_of(e) for e in case.exams}) < 2:
            text = "This is the baseline: there is no earlier examination to compare with."
            yield Statement(text=text, basis=basis)
        return
    if gone:
        parts.append(f"{gone} {'was' if gone == 1 else 'were'} not covered")
    lead = f"Compared with {before.most_common(1)[0][0]}: " if before else "Of these: "
    yield Statement(text=f"{lead}{'; '.join(parts)}.", basis=basis)


def _lesions(count: int) -> str:
    if count == 0:
        return "no active lesion"
    return f"{count} active lesion{'s' if count > 1 else ''}"


def _spine(case: Case) -> Iterator[Statement]:
    seen = [e.id for e in case.exams if any(v.exam_id == e.id for v in case.spine.vertebrae)]
    last = [v for v in case.spine.vertebrae if v.exam_id in seen[-1:] and notable(v)]
    days = {e.id: day_of(e) for e in case.exams}
    parts, basis = [], []
    if last:
        worst = max(last, key=lambda v: v.height_loss_fraction or 0.0)
        loss, error = worst.height_loss_fraction or 0.0, worst.height_loss_error
        span = f"{100 * loss:.0f}" if error is None else f"{100 * loss:.0f} ± {100 * error:.0f}"
        parts.append(f"the height of {worst.level} is {span} % below expected")
        basis.append(f"{worst.exam_id}/{worst.level}")
        since, spread = worst.loss_since_fraction, worst.loss_since_error
        if since is not None and spread is not None and worst.since_exam_id in days:
            changed = abs(since) > 2 * spread
            word = "unchanged" if not changed else "lower" if since > 0 else "partly recovered"
            parts[0] += f", {word} since {days[worst.since_exam_id]}"
    curve = curve_of(case)
    if curve is not None:
        angle = f"{curve.cobb_deg:.0f}"
        angle += "" if curve.error_deg is None else f" ± {curve.error_deg:.0f}"
        parts.append(f"Cobb angle {angle} degrees")
        basis.append(f"{curve.exam_id}/curve")
        if curve.changed is not None:
            parts[-1] += (
                ", changed" if curve.changed else ", unchanged within the error of measurement"
            )
    if parts:
        yield Statement(text=f"{capital('; '.join(parts))}.", basis=tuple(basis))


def _scan(case: Case) -> Iterator[Statement]:
    try:
        exam, own = _last(case, (ExamKind.BONE_SCAN,))
    except LookupError:
        return
    hot = [f for f, h in own if h.finding_id]
    text = (
        f"The bone scan of {day_of(exam)} shows increased uptake in {len(hot)} of {len(own)} foci"
    )
    kinds = {e.id: e.kind for e in case.exams}
    alone = [
        f
        for f in hot
        if all(kinds[h.exam_id] is exam.kind for h in f.history if h.status in TELLING)
    ]
    text += f", {len(alone)} of them shown by the scan alone" if alone else ""
    text += "; the others may still be active" if len(hot) < len(own) else ""
    yield Statement(text=f"{text}.", basis=(exam.id, *(f.id for f, _ in own)))


def _films(case: Case) -> Iterator[Statement]:
    try:
        exam, own = _last(case, (ExamKind.RADIOGRAPH,))
    except LookupError:
        return
    looks = {f.id: f.appearance for f in case.findings if f.appearance}
    films = {e.id for e in case.exams if e.kind is ExamKind.RADIOGRAPH}
    parts: list[str] = []
    basis = [exam.id]
    for focus, entry in own:
        look = looks.get(entry.finding_id or "")
        if look is None or len(parts) == MOST_NAMED:
            continue
        seen = [looks.get(h.finding_id or "") for h in focus.history if h.exam_id in films]
        before = next((old for old in reversed(seen[:-1]) if old), look)
        parts.append(
            f"{site_text(focus.site)}, {look}"
            + (f", previously {before}" if before != look else "")
        )
        basis.append(focus.id)
    if parts:
        yield Statement(
            text=f"Radiograph of {day_of(exam)}: {'; '.join(parts)}.", basis=tuple(basis)
        )


def _plates(case: Case) -> Iterator[Statement]:
    last = {(p.site.bone, p.site.side, p.plate): p for p in case.physes}
    high = [p for p in last.values() if p.risk == "high"]
    if high:
        named = "; ".join(f"{p.site.side} {p.site.bone}, {p.plate}" for p in high)
        text = f"Growth plates at high risk: {named}."
        yield Statement(
            text=text, basis=tuple(b for p in high for b in (*p.involved_by, p.exam_id))
        )


def _diagnosis(case: Case) -> Iterator[Statement]:
    made = case.assessment.conclusion
    if not case.assessment.differential:
        return
    basis = made.basis or ("rule: assess/differential.yaml",)
    sure = reworded(made.sureness or "No diagnosis is proposed.")
    if made.diagnosis:
        lead = "Most likely diagnosis" if made.diagnosis == CNO else "Diagnosis as reported"
        sure = f"{lead}: {made.diagnosis}; {sure[:1].lower()}{sure[1:]}"
    yield Statement(text=sure, basis=basis)
    if made.decides:
        named = "; ".join(made.decides)
        yield Statement(text=f"To decide: {named}.", basis=basis)


def _changes(case: Case) -> Iterator[Statement]:
    days = {e.id: day_of(e) for e in case.exams}
    if len(set(days.values())) < 2:
        return
    for status, word, _, _ in (*_CHANGES, (Status.BASELINE, "First seen", "", "")):
        own = [f for f in case.foci if last_word(f, case.exams) is status]
        if own:
            names = "; ".join(f"{site_text(f.site)} ({focus_name(f.id)})" for f in own)
            yield Statement(text=f"{word}: {names}.", basis=tuple(f.id for f in own))


def _vertebral(focus: Focus) -> bool:
    return focus.site.bone.startswith("vertebra ")
