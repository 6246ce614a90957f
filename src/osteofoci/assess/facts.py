"""What a case answers to the questions that rules ask: yes, no, a number, or not known.

Every answer carries the ids it rests on: of foci and findings, of rows of the spine, of entries of the
record. Not known stays not known; it is never taken for no.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from osteofoci.assess.authors import words_of
from osteofoci.assess.limits import state_of
from osteofoci.assess.questions import Fact, Facts, questions
from osteofoci.case import (
    Case,
    ClinicalRecord,
    Finding,
    Focus,
    LabValue,
    Status,
    number,
    said,
)
from osteofoci.skeleton import Region, bone_named
from osteofoci.spine import grade_of
from osteofoci.track import THERE, last_word

# Published: platelets below this are against CNO (2022 draft of the EULAR/ACR criteria; secondary).
FEW_PLATELETS = 100.0
INEQUALITY_MM = 10.0
_FLAT_GRADE = 3
_USUAL_TESTS = {"CRP", "ESR", "haemoglobin"}


Answer = tuple[bool | float | None, tuple[str, ...]]


def facts_of(case: Case, record: ClinicalRecord | None) -> Facts:
    """Every question of ``facts.yaml`` with its answer."""
    known = record or ClinicalRecord()
    answers = {**_imaging(case), **_clinical(known)}
    answers |= _signs(known, answers)
    answers |= _exclusions(case, known, answers)
    return {name: _fact(name, answers.get(name, (None, ()))) for name in questions()}


def _fact(name: str, answer: Answer) -> Fact:
    value, basis = answer
    if value is None:
        return Fact(name, None, (), None)
    if isinstance(value, bool):
        return Fact(name, value, basis, said(f"fact-{name}", answer="yes" if value else "no"))
    return Fact(name, value, basis, said(f"fact-{name}", value=number(value, None)))


def _imaging(case: Case) -> dict[str, Answer]:
    foci = [focus for focus in case.foci if any(e.status in THERE for e in focus.history)]
    if not case.exams:
        return {}
    followed = {focus.id for focus in foci}
    findings = [f for f in case.findings if f.focus_id in followed]
    last = {focus.id: last_word(focus, case.exams) for focus in foci}
    bones = {(f.site.bone, f.site.side if bone_named(f.site.bone).paired else None) for f in foci}
    # A bone whose side is not told may be one that is told with it.
    bones -= {(b, None) for b, side in bones if side is not None}

    def where(test: Callable[[Focus], bool]) -> Answer:
        own = tuple(f.id for f in foci if test(f))
        return (bool(own), own or tuple(f.id for f in foci)) if foci else (None, ())

    def shown(test: Callable[[Finding], bool | None]) -> Answer:
        return _any_of((test(f), f.id) for f in findings)

    both = {bone for bone, side in bones if side == "left" and (bone, "right") in bones}
    crossing = [p for p in case.physes if p.involved_by and p.state in ("open", "closing")]
    return {
        "multifocal": (len(bones) > 1, tuple(f.id for f in foci)) if foci else (None, ()),
        "symmetric": where(lambda f: f.site.bone in both),
        "metaphyseal": where(lambda f: "metaphysis" in (f.site.zone or "")),
        "diaphyseal": where(lambda f: f.site.zone == "diaphysis"),
        "vertebral": where(_vertebral),
        "active_spine": where(lambda f: _vertebral(f) and last[f.id] in THERE),
        "cervical": where(lambda f: (f.site.level or "").startswith("C")),
        "clavicle": where(lambda f: f.site.bone == "clavicle"),
        "chest_wall": where(lambda f: f.site.bone in ("clavicle", "sternum")),
        "clavicle_spine_or_sternum": where(
            lambda f: f.site.bone in ("clavicle", "sternum") or _vertebral(f)
        ),
        "pelvis": where(lambda f: bone_named(f.site.bone).region is Region.PELVIS),
        "bone_end": where(lambda f: f.site.end is not None),
        "skull": where(lambda f: f.site.bone == "skull"),
        "femur": where(lambda f: f.site.bone == "femur"),
        "leg": where(lambda f: bone_named(f.site.bone).region in (Region.LEG, Region.FOOT)),
        "lytic": shown(lambda f: _appears(f, "lytic", "mixed")),
        "sclerotic": shown(lambda f: _appears(f, "sclerotic", "mixed")),
        "mixed": shown(lambda f: _appears(f, "mixed")),
        "hyperostosis": shown(
            lambda f: True if f.expansion else _appears(f, "hyperostotic") or f.expansion
        ),
        "periosteal": shown(lambda f: f.periosteal_reaction),
        "soft_tissue_oedema": shown(lambda f: f.soft_tissue_oedema),
        "abscess": shown(lambda f: f.abscess),
        "mass": shown(lambda f: f.mass),
        "marrow_infiltration": shown(lambda f: f.marrow_infiltration),
        "cortical_destruction": shown(lambda f: f.cortical_breach),
        "at_plate": _any_of(
            [*((bool(p.involved_by), p.site.unit) for p in crossing),
             *((f.crosses_physis, f.id) for f in findings)]
        ),
        "worse": where(lambda f: last[f.id] in (Status.NEW, Status.WORSE, Status.RECURRENT)),
        "recurrent": where(lambda f: any(e.status is Status.RECURRENT for e in f.history)),
        "active": where(lambda f: last[f.id] in THERE),
        "silent": _any_of((not f.symptomatic if f.symptomatic is not None else None, f.id) for f in foci),
        "limb_inequality": _any_of(
            (abs(row.difference_mm) >= INEQUALITY_MM, row.exam_id) for row in case.inequalities
        ),
        **_spine(case, findings),
    }  # fmt: skip


def active_foci(case: Case) -> tuple[Focus, ...]:
    """Foci that the last examination which tells of them has as there."""
    return tuple(focus for focus in case.foci if last_word(focus, case.exams) in THERE)


def _vertebral(focus: Focus) -> bool:
    return focus.site.level is not None


def _appears(finding: Finding, *looks: str) -> bool | None:
    return None if finding.appearance is None else finding.appearance in looks


def _spine(case: Case, findings: Sequence[Finding]) -> dict[str, Answer]:
    rows = [(v, f"{v.exam_id}/{v.level}") for v in case.spine.vertebrae]
    lost = [(grade_of(v.height_loss_fraction) >= 1, name) for v, name in rows
            if v.height_loss_fraction is not None]  # fmt: skip
    flat = [(grade_of(v.height_loss_fraction) >= _FLAT_GRADE, name) for v, name in rows
            if v.height_loss_fraction is not None]  # fmt: skip
    fresh = [
        (v.loss_since_fraction > max(0.0, 2 * (v.loss_since_error or 0.0)), name)
        for v, name in rows
        if v.loss_since_fraction is not None
    ]
    return {
        "height_loss": _any_of([*lost, *((f.collapse, f.id) for f in findings)]),
        "vertebra_plana": _any_of(flat),
        "new_height_loss": _any_of(fresh),
    }


def _clinical(record: ClinicalRecord) -> dict[str, Answer]:
    symptoms = [*record.symptoms, *record.history, *record.examination]
    child = record.patient
    own = [v.model_copy(update={"state": state_of(v, child.age_years)}) for v in record.laboratory]

    def symptom(name: str) -> Answer:
        return _any_of(
            (s.present, _source(s.source, "symptoms"))
            for s in symptoms
            if re.search(rf"\b{name}\b", s.symptom, re.IGNORECASE)
        )

    def condition(entries: Iterable[Any], *names: str) -> Answer:
        return _any_of(
            (c.present, _source(c.source, c.name)) for c in entries if c.name.lower() in names
        )

    def biopsy(kind: str) -> Answer:
        known = [b for b in record.biopsy if b.kind not in (None, "unclear")]
        grave = [b for b in known if b.kind == "malignancy"]
        if grave and kind != "malignancy":  # an earlier biopsy without tumour cells says no more
            known = grave
        return _any_of((b.kind == kind, _source(b.source, "biopsy")) for b in known)

    def treated(*kinds: str) -> Answer:
        own = [
            t for t in record.treatments
            if not t.planned and t.status not in ("declined", "allergy", "planned", "avoided")
        ]  # fmt: skip
        return _any_of((t.kind in kinds, _source(t.source, t.name)) for t in own)

    crp = _latest(record.laboratory, "CRP")
    bands = _latest(record.laboratory, "band neutrophils")
    return {
        "age_years": (child.age_years, ("patient",)),
        "pregnant": (child.pregnant, ("patient",)) if child.pregnant is not None else (None, ()),
        "fever": _any_of((c.present, _source(c.source, "fever")) for c in record.fever),
        "pain": symptom("pain"),
        "night_pain": symptom("night pain"),
        "weight_loss": symptom("weight loss"),
        "pustulosis": condition(record.skin, "palmoplantar pustulosis"),
        "psoriasis": condition(record.skin, "psoriasis"),
        "acne": condition(record.skin, "acne"),
        "bowel_disease": condition(
            record.bowel, "crohn disease", "ulcerative colitis", "inflammatory bowel disease"
        ),
        "autoimmune": condition(
            [*record.conditions, *record.skin, *record.bowel], "arthritis", "spondyloarthritis",
            "uveitis", "autoimmune disease", "psoriasis", "crohn disease", "ulcerative colitis",
        ),
        "sickle_cell": condition(record.conditions, "sickle cell disease"),
        "relative_ill": _any_of((r.present, _source(r.source, "family")) for r in record.family),
        "crp_mg_l": _number(crp),
        "crp_raised": _raised(record.laboratory, "CRP", "inflammatory markers"),
        "esr_raised": _raised(record.laboratory, "ESR", "inflammatory markers"),
        "bands_per_ul": _number(bands),
        "normal_blood_count": _any_of(
            (v.state == "normal", _source(v.source, v.name))
            for v in record.laboratory
            if v.name in ("blood count", "all") and v.state is not None
        ),
        "anaemia": _state(own, "low", "haemoglobin"),
        "cytopenia": _cytopenia(record.laboratory),
        "ldh_raised": _raised(own, "LDH"),
        "uric_acid_raised": _raised(record.laboratory, "uric acid"),
        "alp_low": _state(own, "low", "ALP"),
        "vitamin_c_low": _state(own, "low", "vitamin C"),
        "biopsy_inflammation": biopsy("inflammation"),
        "biopsy_infection": biopsy("infection"),
        "biopsy_malignancy": biopsy("malignancy"),
        "biopsy_normal": biopsy("normal"),
        "culture_grown": _any_of(
            (not c.sterile, _source(c.source, "microbiology"))
            for c in record.microbiology
            if c.sterile is not None
        ),
        "nsaid": treated("NSAID"),
        "bisphosphonate": treated("bisphosphonate"),
        "brace": (True, tuple(_source(b.source, "braces") for b in record.braces))
        if record.braces
        else (None, ()),
    }  # fmt: skip


# Signs that say the same as a fact which images or tests answer too.
_SIGNS = {
    "mass": ("soft-tissue mass", "adrenal mass"),
    "cortical_destruction": ("cortical destruction",),
    "abscess": ("abscess",),
    "weight_loss": ("weight loss",),
    "cytopenia": ("cytopenia",),
    "vitamin_c_low": ("low vitamin C",),
    "alp_low": ("low alkaline phosphatase",),
    "anaemia": ("anaemia",),
    "blasts": ("blasts",),
    "night_sweats": ("night sweats",),
    "sequestrum": ("sequestrum",),
    "aggressive_periosteal": ("aggressive periosteal reaction",),
    "adrenal_mass": ("adrenal mass",),
    "culture_grown": ("bacteria grown",),
    "cold_spots": ("cold spots",),
    "pathological_fracture": ("pathological fracture",),
    "neurological_signs": ("neurological signs",),
    "large_organs": ("enlarged spleen or nodes",),
    "tooth_loss": ("early tooth loss",),
    "langerhans_cells": ("Langerhans cells",),
    "tb_test_positive": ("positive tuberculosis test",),
}


def _signs(record: ClinicalRecord, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Facts by what is told apart from bones; a yes from anywhere stands."""
    found: dict[str, Answer] = {}
    for name, signs in _SIGNS.items():
        own = _any_of(
            (sign.present, _source(sign.source, sign.name))
            for sign in record.signs
            if sign.name in signs
        )
        known = answers.get(name, (None, ()))
        found[name] = own if own[0] or known[0] is None else known
    return found


LONG_COURSE_DAYS = 182


def _exclusions(
    case: Case, record: ClinicalRecord, answers: Mapping[str, Answer]
) -> dict[str, Answer]:
    """What the author names, and what in the case excludes infection and malignancy."""
    words = words_of(record)

    def named(*groups: str, certain: tuple[str, ...]) -> Answer:
        own = [w for w in words if {w.group, w.name} & set(groups) and w.certainty in certain]
        return (True, tuple(b for w in own for b in w.basis)) if own else (None, ())

    days = [exam.date for exam in case.exams if exam.date is not None]
    weeks = [s.duration_weeks or 0.0 for s in (*record.symptoms, *record.history)]
    long = bool(days) and (max(days) - min(days)).days >= LONG_COURSE_DAYS
    long = long or max(weeks, default=0.0) * 7 >= LONG_COURSE_DAYS
    cno = named("cno", certain=("stated", "proven"))
    course: Answer = (True, cno[1]) if long and cno[0] else (None, ())
    sterile = answers.get("culture_grown", (None, ()))
    counts = answers.get("normal_blood_count", (None, ()))
    known = [answers.get(name, (None, ())) for name in ("cytopenia", "anaemia")]
    three = all(value is False for value, _ in known)
    tissue = [answers.get(f"biopsy_{kind}", (None, ())) for kind in ("inflammation", "normal")]
    histology = next((a for a in tissue if a[0]), (None, ()))
    infection = [
        histology, named("infection", certain=("excluded",)), course,
        (True, sterile[1]) if sterile[0] is False else (None, ()),
    ]  # fmt: skip
    malignancy = [
        histology, named("malignancy", certain=("excluded",)), course,
        counts if counts[0] else (None, ()),
        (True, (*known[0][1], *known[1][1])) if three else (None, ()),
    ]  # fmt: skip
    excluded = {
        name: next((answer for answer in reasons if answer[0]), (None, ()))
        for name, reasons in (("infection", infection), ("malignancy", malignancy))
    }
    told = {name: named(name, certain=("stated", "proven")) for name in excluded}
    return {
        "told_cno": cno,
        "told_other": named("malignancy", "infection", "other", certain=("stated", "proven")),
        "told_malignancy": told["malignancy"],
        "told_infection": told["infection"],
        "malignancy": _there(
            told["malignancy"], [answers.get("biopsy_malignancy")], excluded["malignancy"]
        ),
        "infection": _there(
            told["infection"],
            [answers.get("biopsy_infection"), answers.get("culture_grown")],
            excluded["infection"],
        ),
        "told_scurvy": named("scurvy", certain=("stated", "proven")),
        "told_hypophosphatasia": named("hypophosphatasia", certain=("stated", "proven")),
        "suspected_malignancy": named("malignancy", certain=("suspected",)),
        "suspected_infection": named("infection", certain=("suspected",)),
        "long_course": (True, ("record: course",)) if long else (None, ()),
        "infection_excluded": excluded["infection"],
        "malignancy_excluded": excluded["malignancy"],
    }


def _there(told: Answer, proofs: Iterable[Answer | None], excluded: Answer) -> Answer:
    """Whether a disease is there: stated or proven, or else excluded; unknown where neither is."""
    positive = next((answer for answer in (told, *proofs) if answer and answer[0]), None)
    if positive is not None:
        return positive
    return (False, excluded[1]) if excluded[0] else (None, ())


def _source(source: str | None, otherwise: str) -> str:
    return source or f"record: {otherwise}"


def _any_of(answers: Iterable[tuple[bool | None, str]]) -> Answer:
    """Yes with what says so; no if all that is known says no; else not known."""
    known = [(value, name) for value, name in answers if value is not None]
    yes = tuple(name for value, name in known if value)
    if yes:
        return True, yes
    return (False, tuple(name for _, name in known)) if known else (None, ())


def _latest(values: Sequence[LabValue], name: str) -> LabValue | None:
    own = [v for v in values if v.name == name and v.standard is not None]
    return max(own, key=lambda v: v.date or "", default=None)


def _number(value: LabValue | None) -> Answer:
    if value is None:
        return None, ()
    return value.standard, (_source(value.source, value.name),)


def _state(values: Sequence[LabValue], state: str, *names: str) -> Answer:
    everything = [(v.state == state, _source(v.source, v.name)) for v in values
                  if v.name in names and v.state is not None]  # fmt: skip
    # `Laboratory tests were unremarkable` speaks of what is always looked at, and of nothing rare.
    if set(names) & _USUAL_TESTS:
        everything += [(False, _source(v.source, v.name)) for v in values
                       if v.name == "all" and v.state == "normal"]  # fmt: skip
    return _any_of(everything)


def _raised(values: Sequence[LabValue], *names: str) -> Answer:
    return _state(values, "high", *names)


def _cytopenia(values: Sequence[LabValue]) -> Answer:
    platelets = _latest(values, "platelets")
    by_number: list[tuple[bool | None, str]] = []
    if platelets is not None and platelets.standard is not None:
        by_number.append(
            (platelets.standard < FEW_PLATELETS, _source(platelets.source, "platelets"))
        )
    told = [
        (v.state == "low", _source(v.source, v.name))
        for v in values
        if v.name in ("platelets", "leukocytes", "neutrophils", "blood count")
        and v.state is not None
    ]
    whole = [(False, _source(v.source, v.name)) for v in values
             if v.name in ("blood count", "all") and v.state == "normal"]  # fmt: skip
    return _any_of([*by_number, *told, *whole])
