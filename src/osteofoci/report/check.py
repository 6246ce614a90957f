"""A proof that the report says nothing the case does not: every number, side and site, and every basis.

Sentences are read again, with the reader of free text, and what they name is looked up in the case.
A sentence without a basis, or with a number, a side or a site that stands nowhere in the case, is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from osteofoci.case import Case, Finding, Focus, Physis, Spine, Status
from osteofoci.skeleton import bone_named
from osteofoci.text import named_sites
from osteofoci.track import THERE

_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
# How numbers are shown: as they are, in millilitres, in per cent, in square centimetres, in centimetres.
_SCALES = (1.0, 1e-3, 100.0, 1e-2, 10.0, 0.1)


def faults_of(case: Case) -> tuple[str, ...]:
    """What the report says without a basis, or against the case; empty if all is well."""
    numbers = _numbers(case)
    for section in case.report.sections:  # those of a source stand in it
        for statement in section.statements:
            sources = " ".join(name for name in statement.basis if name.startswith("rule: "))
            numbers |= {float(n) for n in re.findall(r"\d+(?:\.\d+)?", sources)}
    sites = set(_sites(case))
    faults = []
    for section in case.report.sections:
        for statement in section.statements:
            text = statement.text
            if not statement.basis:
                faults.append(f"no basis: {text}")
            faults.extend(
                f"number {number} is not in the case: {text}"
                for number in _NUMBER.findall(text)
                if not _known(number, numbers)
            )
            named, _ = named_sites(text)
            faults.extend(
                f"{site.side} {site.bone} is not in the case: {text}"
                for site in named
                if (site.bone, site.side) not in sites
            )
    faults.extend(_contradictions(case))
    return tuple(faults)


def _known(number: str, known: set[float]) -> bool:
    value = float(number)
    decimals = len(number.partition(".")[2])
    return any(
        abs(round(own * scale, decimals) - value) < 10 ** -(decimals + 3)
        for own in known
        for scale in _SCALES
    )


def _numbers(case: Case) -> set[float]:
    """Every number of the case but those of its report: values, and those in its texts."""
    data = case.model_dump(mode="json", exclude={"report"})
    found: set[float] = set()
    for value in _leaves(data):
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, int | float):
            found.add(abs(float(value)))
        else:
            found |= {float(n) for n in re.findall(r"\d+(?:\.\d+)?", str(value))}
    found |= {float(len(items)) for items in _lists(data)}
    return found | _derived(case)


def _derived(case: Case) -> set[float]:
    """Counts and sums that the report shows, worked out from the case again."""
    effective = [d.effective_msv for d in case.dose if d.effective_msv is not None]
    ranges = [d.effective_range_msv for d in case.dose if d.effective_range_msv is not None]
    stations = {float(sum(s.stations for s in e.series if s.used)) for e in case.exams}
    levels = {float(sum(v.exam_id == exam.id for v in case.spine.vertebrae)) for exam in case.exams}
    days = {float(len({dose.when for dose in case.dose}))}
    sums = {sum(effective), *(sum(r[n] for r in ranges) for n in (0, 1)), float(len(ranges))}
    return stations | levels | days | sums | _counts(case)


def _counts(case: Case) -> set[float]:
    """For every examination: foci of each status, those that are there, where they lie, those seen."""
    found: set[float] = set()
    for exam in case.exams:
        own = [(f, h) for f in case.foci for h in f.history if h.exam_id == exam.id]
        there = [f for f, h in own if h.status in THERE]
        found |= {float(sum(h.status is status for _, h in own)) for status in Status}
        found |= {float(n) for n in (len(own), len(there), sum(bool(h.finding_id) for _, h in own))}
        found.add(float(sum("metaphysis" in (f.site.zone or "") for f in there)))
        found.add(float(sum(f.site.level is not None for f in there)))
    return found


def _leaves(data: Any) -> Iterator[Any]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _leaves(value)
    elif isinstance(data, list):
        for value in data:
            yield from _leaves(value)
    else:
        yield data


def _lists(data: Any) -> Iterator[list[Any]]:
    if isinstance(data, list):
        yield data
    for value in (
        data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    ):
        yield from _lists(value)


def _sites(case: Case) -> Iterator[tuple[str, str | None]]:
    """Bone and side of everything that a sentence may name."""
    placed: tuple[Focus | Finding | Physis, ...] = (*case.foci, *case.findings, *case.physes)
    for item in placed:
        yield item.site.bone, item.site.side
        if not bone_named(item.site.bone).paired:  # one half of a bone of the midline
            yield item.site.bone, "midline"
    for level in _levels(case.spine):
        yield f"vertebra {level}", "midline"
    for limb in case.limbs:
        yield limb.bone, limb.side
    for text in _texts_with_sites(case):
        named, _ = named_sites(text)
        yield from ((site.bone, site.side) for site in named)


def _levels(spine: Spine) -> Iterator[str | None]:
    yield from (vertebra.level for vertebra in spine.vertebrae)
    for curve in spine.curves:
        yield from (curve.upper, curve.apex, curve.lower)
    for kyphosis in spine.kyphoses:
        yield from (kyphosis.upper, kyphosis.lower)


def _texts_with_sites(case: Case) -> Iterator[str]:
    """Words that a sentence may repeat: units of a scan, what was not understood, the record, the rules."""
    yield from (row.unit for row in case.uptake)
    for passage in case.unread:
        for document in case.documents:
            yield " ".join(document.text[passage.start : passage.end].split())
    rules = case.assessment.model_dump(mode="json", include={"criteria", "advice"})
    yield from (
        leaf for data in (case.clinical, rules) for leaf in _leaves(data) if isinstance(leaf, str)
    )


def _contradictions(case: Case) -> Iterator[str]:
    """What the assessment says against the foci."""
    exercise = case.assessment.plan
    spinal = [f for f in case.foci if f.site.level is not None]
    there = [f for f in spinal if f.history and f.history[-1].status is not Status.RESOLVED]
    if not spinal and exercise.sign_off and not case.spine.vertebrae:
        yield "sign-off is asked for a spine of which nothing is known"
    told = [e.status for f in there for e in f.history[-1:]]
    progress = exercise.rehabilitation.progression or ""
    active = {
        Status.BASELINE,
        Status.NEW,
        Status.WORSE,
        Status.IMPROVED,
        Status.STABLE,
        Status.RECURRENT,
    }
    if any(s in active for s in told) and progress and "sign-off" not in progress:
        yield "the spine is active, but exercise progresses by itself"
    names = {d.diagnosis for d in case.assessment.differential}
    if case.assessment.conclusion.diagnosis and case.assessment.conclusion.diagnosis not in names:
        yield "the conclusion names a diagnosis that was not weighed"
