"""Figures of reading free text, on reports written for it (``reports/``), against what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, NotRequired, TypedDict

import yaml

from osteofoci.case import Finding, StatedDiagnosis, Status
from osteofoci.errors import InputError
from osteofoci.skeleton import bone_named
from osteofoci.text import TextRead, read_text

HALVES = ("development", "test", "fresh")
FIELDS = (
    "site", "side", "zone", "modality", "status", "negation", "laboratory", "biopsy", "diagnosis",
    "measurement",
)  # fmt: skip
_UNTOLD = (Status.BASELINE, Status.INDETERMINATE, Status.NOT_COVERED)
_DENIED = {"abscess": "abscess", "cortical": "cortical_breach", "soft tissue": "soft_tissue_oedema"}
_GENERAL = ("malignancy", "infection")  # no disease by name, and not annotated
Facts = dict[str, set[tuple[Any, ...]]]


class TextRow(TypedDict):
    """A report with its annotation, a line each; ``images`` are ``TIME KIND SITE: STATUS``."""

    text: str
    images: NotRequired[list[str]]
    free: NotRequired[list[str]]
    denied: NotRequired[list[str]]
    lab: NotRequired[list[str]]
    biopsy: NotRequired[list[str]]
    measures: NotRequired[list[str]]
    diagnosis: NotRequired[list[str]]


@dataclass
class Wrong:
    """What one report got wrong: by field what was missed and what was not there."""

    number: int
    missed: Facts = field(default_factory=dict)
    false: Facts = field(default_factory=dict)


def score_text(half: str = "test") -> dict[str, dict[str, float]]:
    """Precision, recall and F1 by field over one half of the reports."""
    found: dict[str, dict[str, float]] = {}
    counts = {name: [0, 0, 0] for name in FIELDS}
    for report in reports(half):
        true, said = truth_of(report), facts_of(report)
        for name in FIELDS:
            right = len(true[name] & said[name])
            counts[name][0] += right
            counts[name][1] += len(said[name])
            counts[name][2] += len(true[name])
    for name, (right, said_of, true_of) in counts.items():
        if not said_of and not true_of:
            continue
        precision, recall = right / max(said_of, 1), right / max(true_of, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        found[name] = {
            "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3),
            "of": true_of,
        }  # fmt: skip
    return found


def wrong_in(half: str) -> Iterator[Wrong]:
    """Every report that was not read rightly, with its faults."""
    for number, report in enumerate(reports(half)):
        true, said = truth_of(report), facts_of(report)
        wrong = Wrong(number)
        for name in FIELDS:
            if true[name] - said[name]:
                wrong.missed[name] = true[name] - said[name]
            if said[name] - true[name]:
                wrong.false[name] = said[name] - true[name]
        if wrong.missed or wrong.false:
            yield wrong


def reports(half: str) -> list[TextRow]:
    """The reports of one half.

    Raises:
        InputError: this is an installed wheel; the reports are part of the source alone.
    """
    file = resources.files("osteofoci.bench").joinpath(f"reports/{half}.yaml")
    if not file.is_file():
        raise InputError(
            f"bench/reports/{half}.yaml: expected the reports of the source, found none; run the "
            f"stage text from a clone of the project"
        )
    loaded: list[TextRow] = yaml.safe_load(file.read_text("utf-8"))
    return loaded


def truth_of(report: TextRow) -> Facts:
    """The annotation as facts by field."""
    facts: Facts = {name: set() for name in FIELDS}
    times = sorted({int(line.split()[0]) for line in report.get("images", ())})
    for line in report.get("images", ()):
        place, _, status = line.partition(": ")
        time, kind, site = place.split(maxsplit=2)
        bone_text, _, zone = site.partition(", ")
        bone, side = _bone_side(bone_text)
        facts["site"].add((bone,))
        facts["side"].add((bone, side))
        facts["modality"].add((bone, side, kind))
        if zone:
            facts["zone"].add((bone, side, zone))
        if status:
            facts["status"].add((bone, side, times.index(int(time)), status))
    facts["negation"] = {_bone_side(place) for place in report.get("free", ())}
    for line in report.get("denied", ()):
        place, _, what = line.rpartition(" ")
        facts["negation"].add((*_bone_side(place), what))
    facts["laboratory"] = {_lab(line) for line in report.get("lab", ())}
    for line in report.get("biopsy", ()):
        place, _, kind = line.rpartition(" ")
        facts["biopsy"].add((*_bone_side(place), kind))
    for line in report.get("measures", ()):
        *name, value, unit = line.split()
        facts["measurement"].add((" ".join(name), float(value), unit))
    facts["diagnosis"] = {
        ({"?": "unsure", "-": "excluded"}.get(name[0], "stated"), name.lstrip("?-"))
        for name in report.get("diagnosis", ())
    }
    return facts


def facts_of(report: TextRow) -> Facts:
    """What the reader makes of a report, in the same form; nothing where it refuses it."""
    facts: Facts = {name: set() for name in FIELDS}
    try:
        read = read_text(report["text"])
    except InputError:
        return facts
    findings = {finding.id: finding for finding in read.findings}
    kinds = {exam.id: str(exam.kind) for exam in read.exams}
    times = _times(read)
    for focus in read.foci:
        bone = focus.site.bone
        side = focus.site.side if bone_named(bone).paired else "midline"
        facts["site"].add((bone,))
        facts["side"].add((bone, side))
        if focus.site.zone:
            facts["zone"].add((bone, side, focus.site.zone))
        for entry in focus.history:
            if entry.finding_id is None and entry.status is not Status.RESOLVED:
                continue
            facts["modality"].add((bone, side, kinds[entry.exam_id]))
            if entry.status not in _UNTOLD:
                facts["status"].add((bone, side, times[entry.exam_id], str(entry.status)))
    facts["negation"] = {(site.bone, site.side) for site in read.free}
    annotated = {fact for fact in truth_of(report)["negation"] if len(fact) == 3}
    facts["negation"] |= {
        fact for fact in annotated if any(_denies(f, *fact) for f in findings.values())
    }
    if "measures" in report:
        facts["measurement"] = _measures(read)
    for lab in read.record.laboratory:
        facts["laboratory"].add(
            (lab.name, f"{lab.value:g} {lab.unit or ''}".strip().lower())
            if lab.value is not None
            else (lab.name, lab.state)
        )
    for biopsy in read.record.biopsy:
        for site in biopsy.sites:
            facts["biopsy"].add((site.bone, site.side, biopsy.kind))
    facts["diagnosis"] = {
        (_sureness(d), d.name) for d in read.record.diagnoses if d.name not in _GENERAL
    }
    return facts


def _measures(read: TextRead) -> set[tuple[Any, ...]]:
    """Sizes in mm, lost heights in per cent, angles in degrees."""
    sizes = {
        (f"{f.site.side} {f.site.bone}".removeprefix("midline "), f.longest_extent_mm, "mm")
        for f in read.findings
        if f.longest_extent_mm is not None
    }
    lost = {
        (f"vertebra {v.level}", round(100 * (v.height_loss_fraction or 0)), "%")
        for v in read.spine.vertebrae
    }
    return sizes | lost | {("Cobb", c.cobb_deg, "deg") for c in read.spine.curves}


def _times(read: TextRead) -> dict[str, int]:
    """The number of the time of every examination that has a finding or an end of one."""
    used = {
        entry.exam_id
        for focus in read.foci
        for entry in focus.history
        if entry.finding_id is not None or entry.status is Status.RESOLVED
    }
    order = [exam.id for exam in read.exams if exam.id in used]
    names = list(dict.fromkeys(name.rsplit("-", 1)[0] for name in order))
    return {name: names.index(name.rsplit("-", 1)[0]) for name in order}


def _denies(finding: Finding, bone: str, side: str, what: str) -> bool:
    if (finding.site.bone, finding.site.side) != (bone, side):
        return False
    if what == "lytic":
        return finding.appearance not in ("lytic", "mixed")
    return getattr(finding, _DENIED[what]) is False


def _sureness(diagnosis: StatedDiagnosis) -> str:
    if diagnosis.excluded:
        return "excluded"
    return "stated" if diagnosis.sure else "unsure"


def _bone_side(text: str) -> tuple[str, str]:
    first, _, rest = text.partition(" ")
    return (rest, first) if first in ("left", "right") else (text, "midline")


def _lab(line: str) -> tuple[str, str]:
    """``CRP 12 mg/l`` or ``blood count normal``."""
    words = line.split()
    number = next((n for n, word in enumerate(words) if word[0].isdigit()), len(words) - 1)
    name, rest = " ".join(words[:number]), words[number:]
    if rest[0][0].isdigit():
        rest[0] = f"{float(rest[0]):g}"
    return name, " ".join(rest).lower()
