from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pydicom
import pytest

from conftest import MakeExam
from osteofoci.errors import InputError
from osteofoci.ingest import Inventory, open_source, scan
from osteofoci.ingest.identity import Identity, Likeness, grouped, identity_of, likeness
from osteofoci.journey import choose_patient

BIRTH = date(2014, 5, 20)


def _identity(**told: Any) -> Identity:
    known: dict[str, Any] = {
        "patient_id": "1", "issuer": "", "birth_date": BIRTH, "sex": "F", "name": "A^B", "study": "s",
    }  # fmt: skip
    return identity_of(**(known | told))


def _scan(folder: Path) -> Inventory:
    with open_source(folder) as source:
        return scan(source)


def _two(make_exam: MakeExam, one: dict[str, Any], other: dict[str, Any]) -> Path:
    for name, tags in (("both/a", one), ("both/b", other)):
        for path in make_exam(name, seed=len(name + str(tags))).rglob("IM*"):
            dataset = pydicom.dcmread(path)
            for tag, value in tags.items():
                setattr(dataset, tag, value)
            dataset.save_as(path)
    return path.parents[2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"patient_id": "1"}, {"patient_id": "2"}),
        ({"issuer": "HOSPITAL 1"}, {"issuer": "HOSPITAL 2"}),
        ({"birth_date": BIRTH}, {"birth_date": date(2014, 5, 21)}),
        ({"sex": "M"}, {"sex": "F"}),
        ({"name": "A^B"}, {"name": "C^D"}),
        ({"patient_id": "", "sex": "M"}, {"patient_id": "", "sex": "F"}),
        ({"birth_date": None, "name": "A^A"}, {"birth_date": None, "name": "B^B"}),
        (
            {"patient_id": "name:X", "birth_date": None, "name": "Q"},
            {"patient_id": "", "birth_date": None, "name": "X"},
        ),
    ],
)
def test_two_who_differ_in_anything_both_tell_contradict_each_other(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert likeness(_identity(**one), _identity(**other)) is Likeness.CONTRADICTING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "MÜLLER^Änne"}, {"name": "Mueller^Aenne"}),
        ({"name": "Müller^Anna"}, {"name": "muller, anna maria"}),
        ({"issuer": "HOSPITAL"}, {"issuer": ""}),
        ({"birth_date": None, "name": ""}, {"birth_date": None, "name": "ANONYMOUS"}),
    ],
)
def test_spellings_and_what_only_one_tells_do_not_part_a_child(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert likeness(_identity(**one), _identity(**other)) is Likeness.EQUAL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"birth_date": None}, {}),
        ({"patient_id": ""}, {}),
        ({"name": ""}, {}),
        (
            {"patient_id": "", "name": "", "birth_date": None, "study": "a"},
            {"patient_id": "", "name": "", "birth_date": None, "study": "b"},
        ),
    ],
)
def test_what_fits_but_has_gaps_is_neither_one_child_nor_two(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert likeness(_identity(**one), _identity(**other)) is Likeness.COMPATIBLE


def test_a_file_that_fits_two_children_is_given_to_neither(make_exam: MakeExam) -> None:
    folder = _two(make_exam, {"PatientBirthDate": "20140101"}, {"PatientBirthDate": "20090101"})
    for path in make_exam("both/c", seed=3).rglob("IM*"):
        dataset = pydicom.dcmread(path)
        dataset.PatientBirthDate = ""
        dataset.save_as(path)
    assert len(_scan(folder).patients) == 3


def test_children_who_contradict_each_other_are_refused_without_their_names(
    make_exam: MakeExam,
) -> None:
    folder = _two(make_exam, {"PatientName": "Geheim^Ada"}, {"PatientName": "Verborgen^Bo"})
    inventory = _scan(folder)
    with pytest.raises(InputError) as refused:
        choose_patient(inventory)
    text = str(refused.value)
    assert "the name differs" in text
    assert "--patient" in text
    assert "--same-patient" not in text
    assert not {"Geheim", "Ada", "Verborgen", "Bo"} & set(text.replace("'", " ").split())
    keys = [patient.key for patient in inventory.patients]
    assert choose_patient(inventory, keys[1]) is inventory.patients[1]
    with pytest.raises(InputError, match="another name"):
        choose_patient(inventory, None, (keys[0], keys[1]))


def test_a_gap_is_solved_in_one_step_by_the_sentence_that_tells_of_it(
    make_exam: MakeExam,
) -> None:
    inventory = _scan(_two(make_exam, {"PatientBirthDate": ""}, {}))
    with pytest.raises(InputError, match="birth date is not told") as refused:
        choose_patient(inventory)
    one, other = str(refused.value).split("--same-patient ")[1].replace("'", "").split()
    joined = choose_patient(inventory, None, (one, other))
    assert len(joined.exams) == 2
    assert joined.birth_date is not None


def test_the_same_uid_in_two_patients_is_told_and_costs_no_image(make_exam: MakeExam) -> None:
    folder = _two(make_exam, {"PatientID": "1"}, {"PatientID": "2"})
    for child in ("a", "b"):
        for n, path in enumerate(sorted((folder / child).rglob("IM*"))):
            dataset = pydicom.dcmread(path)
            dataset.SOPInstanceUID = f"1.2.3.{n}"
            dataset.save_as(path)
    inventory = _scan(folder)
    assert [len(patient.headers) for patient in inventory.patients] == [16, 16]
    assert "uid-in-two-patients" in {remark.code for remark in inventory.remarks}


def test_a_file_that_fits_two_children_is_given_to_neither_in_whatever_order_they_come() -> None:
    surname, anna, berta = (_identity(name=n) for n in ("Meier", "Meier^Anna", "Meier^Berta"))
    for order in permutations((surname, anna, berta)):
        assert len(grouped(order)) == 3
    assert len(grouped((surname, anna))) == 1


@pytest.mark.parametrize("nobody", ["UNBEKANNT", "inconnu", "No-ID", "9999999", "Patient"])
def test_a_placeholder_is_no_id_that_makes_two_studies_one_child(nobody: str) -> None:
    told = {"patient_id": nobody, "name": nobody, "birth_date": None}
    one, other = (_identity(study=study, **told) for study in ("s", "t"))
    assert likeness(one, other) is Likeness.COMPATIBLE
