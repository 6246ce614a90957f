"""Which child to follow: never two, never guessed between, joined only on the user's word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from osteofoci.case import ExamKind
from osteofoci.errors import InputError
from osteofoci.examine import measurable_series
from osteofoci.foreign import nearest, shown
from osteofoci.ingest import (
    ExamFound,
    Inventory,
    PatientFound,
    contradictions,
    missing,
    patient_of,
)


def choose_patient(
    inventory: Inventory,
    patient_id: str | None = None,
    same: tuple[str, str] | None = None,
) -> PatientFound:
    """The one patient to follow; two are never merged and never guessed between.

    Args:
        patient_id: the ID, or the key that `osteofoci inspect` shows.
        same: two that the user says are one child; the second may be several with commas.

    Raises:
        InputError: several patients have images and none is named, none has that ID, or two that
            are said to be one contradict each other.
    """
    patients = list(inventory.patients)
    if same is not None:
        for name in _names(same[1], patients):
            patients = _joined(patients, (same[0], name), inventory.today)
    if patient_id is not None:
        patients = _called(patients, patient_id, "--patient")
    if len(patients) == 1:
        return patients[0]
    usable = [p for p in patients if any(_usable(exam) for exam in p.exams)]
    if len(usable) == 1:
        return usable[0]
    if not usable:
        raise InputError(
            f"{inventory.title}: expected images of one patient, found {len(patients)} patients and no "
            f"fluid-sensitive MR series (STIR, Dixon water), radiograph or bone scan among them; "
            f"see `osteofoci inspect`"
        )
    raise InputError(
        f"{inventory.title}: expected one patient, found {len(usable)} with images "
        f"({', '.join(repr(p.key) for p in usable)}): {_why_apart(usable)}; name one with "
        f"--patient '{usable[0].key}'{_or_join(usable)}"
    )


def _called(patients: Sequence[PatientFound], name: str, option: str) -> list[PatientFound]:
    found = [p for p in patients if p.key == name] or [p for p in patients if p.id == name]
    if not found:
        keys = [p.key for p in patients]
        raise InputError(
            f"patient '{shown(name)}': expected among the files, found "
            f"{', '.join(map(repr, keys))}{nearest(name, keys)}; correct {option}"
        )
    return found


def _joined(
    patients: Sequence[PatientFound], pair: tuple[str, str], today: date | None
) -> list[PatientFound]:
    """
    Raises:
        InputError: no such patient, or the two contradict each other.
    """
    one, other = (_one_called(patients, name) for name in pair)
    if one is other:
        return list(patients)
    differ = _differ(one, other)
    if differ:
        raise InputError(
            f"--same-patient '{one.key}' '{other.key}': expected files that can be of one child, "
            f"found another {' and another '.join(differ)}; correct it where the files come from, "
            f"or follow one with --patient"
        )
    both = patient_of((*one.headers, *other.headers), one.key, today=today)
    return [both if p is one else p for p in patients if p is not other]


def _one_called(patients: Sequence[PatientFound], name: str) -> PatientFound:
    found = _called(patients, name, "--same-patient")
    if len(found) > 1:
        raise InputError(
            f"--same-patient '{shown(name)}': expected the name of one patient, found several "
            f"({', '.join(repr(p.key) for p in found)}); use these names"
        )
    return found[0]


def _differ(one: PatientFound, other: PatientFound) -> list[str]:
    return list(
        dict.fromkeys(
            word for a in one.identities for b in other.identities for word in contradictions(a, b)
        )
    )


def _why_apart(patients: Sequence[PatientFound]) -> str:
    pairs = list(combinations(patients, 2))
    differ = list(dict.fromkeys(word for pair in pairs for word in _differ(*pair)))
    gaps = list(
        dict.fromkeys(
            word
            for one, other in pairs
            if not _differ(one, other)
            for a in one.identities
            for b in other.identities
            for word in missing(a, b)
        )
    )
    told = [f"the {', '.join(differ)} differ{'' if len(differ) > 1 else 's'}"] if differ else []
    told += [f"the {', '.join(gaps)} is not told in all files"] if gaps else []
    return "; ".join(told) or "nothing shows that they are one child"


def _or_join(patients: Sequence[PatientFound]) -> str:
    for one in patients:
        fitting: list[PatientFound] = []
        for other in patients:
            if other is not one and not any(_differ(other, p) for p in (one, *fitting)):
                fitting.append(other)
        if fitting:
            return (
                f", or, if they are one child, join them with --same-patient '{one.key}' "
                f"'{','.join(p.key for p in fitting)}'"
            )
    return ", or keep them in separate folders"


def _names(told: str, patients: Sequence[PatientFound]) -> list[str]:
    whole = any(told in (p.key, p.id) for p in patients)
    return [told] if whole else [name.strip() for name in told.split(",")]


def _usable(exam: ExamFound) -> bool:
    if exam.kind in (ExamKind.WBMRI, ExamKind.MRI):
        return bool(measurable_series(exam)[0])
    return exam.kind is not None
