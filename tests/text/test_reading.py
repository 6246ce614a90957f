from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from osteofoci.bench.score_text import FIELDS, reports, score_text
from osteofoci.case import Status
from osteofoci.errors import InputError
from osteofoci.text import TextRead, read_file, read_text

SEED = Path(__file__).parents[3] / "shared" / "seed" / "case.txt"
# A half of the reports is read once, for all that is asked of it.
scores = cache(score_text)
development = cache(lambda: reports("development"))
MIRROR = {"left": "right", "right": "left", "Left": "Right", "Right": "Left", "L": "R", "R": "L"}


def courses(read: TextRead) -> set[tuple[str | None, str, str | None, tuple[str, ...]]]:
    return {
        (f.site.side, f.site.bone, f.site.zone, tuple(str(h.status) for h in f.history))
        for f in read.foci
    }


@pytest.fixture(scope="module")
def seed() -> TextRead:
    if not SEED.exists():
        pytest.skip("the seed case is not here")
    return read_text(SEED.read_text(encoding="utf-8"))


def test_the_seed_case_gives_its_six_foci(seed: TextRead) -> None:
    assert {(f.site.side, f.site.bone) for f in seed.foci} == {
        ("left", "metatarsal 2"), ("midline", "vertebra T5"), ("midline", "vertebra T6"),
        ("left", "rib 12"), ("left", "tibia"), ("right", "tibia"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("bone", "last"),
    [
        ("metatarsal 2", Status.IMPROVED),
        ("vertebra T5", Status.IMPROVED),
        ("vertebra T6", Status.IMPROVED),
        ("rib 12", Status.WORSE),
        ("tibia", Status.NEW),
    ],
)
def test_every_change_of_the_seed_case_is_told(seed: TextRead, bone: str, last: Status) -> None:
    assert all(f.history[-1].status is last for f in seed.foci if f.site.bone == bone)


def test_what_the_seed_case_says_of_its_first_time_is_no_change(seed: TextRead) -> None:
    """The name of the disease, `recurrent osteitis`, is no word on any place."""
    first = {h.status for f in seed.foci for h in f.history if "time1" in h.exam_id}
    assert first == {Status.BASELINE}


def test_the_clinical_facts_of_the_seed_case_stand_beside(seed: TextRead) -> None:
    record = seed.record
    assert (record.patient.sex, record.patient.age_years) == ("F", 9)
    assert {(s.symptom, s.site) for s in record.symptoms} >= {
        ("pain", "left foot"), ("swelling", "left foot"),
    }  # fmt: skip
    assert [(s.symptom, s.site, s.past) for s in record.history] == [("pain", "back", True)]
    assert record.biopsy[0].sites[0].bone == "metatarsal 2"
    assert record.biopsy[0].kind == "inflammation"
    assert record.laboratory[0].state == "normal"
    assert [b.name for b in record.braces] == ["brace"]
    assert [d.name for d in record.diagnoses] == ["CRMO"]


def test_every_finding_of_a_text_stands_on_characters_of_it(seed: TextRead) -> None:
    text = seed.document.text
    for finding in seed.findings:
        assert finding.evidence
        for span in finding.evidence:
            start, end = map(int, span.removeprefix("text:").split("-"))
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(("name", "least"), [("site", 0.96), ("side", 0.95), ("status", 0.90)])
def test_texts_as_others_write_them_are_read(name: str, least: float) -> None:
    assert scores("fresh")[name]["f1"] >= least


def test_lesions_of_a_joint_are_those_of_its_bones_alone() -> None:
    read = read_text(
        "MRI showed oedema of the right distal fibula. In March 2019 MRI showed oedema of the left "
        "greater trochanter, while the ankle lesions had disappeared."
    )
    last = {f.site.bone: f.history[-1].status for f in read.foci}
    assert last["fibula"] is Status.RESOLVED
    assert last["femur"] is not Status.RESOLVED


def test_months_without_a_year_are_times_of_their_own() -> None:
    read = read_text("WBMRI, August: lesion of T5. WBMRI, February: T5 improved.")
    assert [h.status for h in read.foci[0].history] == [Status.BASELINE, Status.IMPROVED]


def test_improved_but_persistent_is_improved() -> None:
    read = read_text("Improved but persistent oedema in the left distal femoral metaphysis.")
    assert read.foci[0].history[-1].status is Status.IMPROVED


@pytest.mark.parametrize("name", FIELDS)
def test_the_reports_of_development_are_read(name: str) -> None:
    assert scores("development")[name]["f1"] >= 0.96


@pytest.mark.parametrize("number", range(0, 96, 7))
def test_a_mirrored_report_gives_the_mirrored_foci(number: int) -> None:
    text = development()[number]["text"]
    mirrored = re.sub(r"\b(left|right|Left|Right|L|R)\b(?!\d)", lambda m: MIRROR[m.group()], text)
    turned = {(MIRROR.get(side or "", side), *rest) for side, *rest in courses(read_text(text))}
    assert courses(read_text(mirrored)) == turned


def test_what_a_relative_has_is_not_the_childs() -> None:
    read = read_text("MRI: lesion of the left femur. Her mother has psoriasis and Crohn disease.")
    assert not read.record.skin
    assert {(r.relation, r.condition) for r in read.record.family} == {
        ("mother", "psoriasis"), ("mother", "crohn disease"),
    }  # fmt: skip


def test_what_is_known_of_the_disease_is_no_finding() -> None:
    assert not read_text("CRMO usually affects the clavicle, the tibia and the spine.").foci


@pytest.mark.parametrize(
    "text",
    [
        "MRI: no lesion of the left femur. The right tibia is normal.",
        "WBMRI without any focus in the spine; T5 and T6 are spared.",
    ],
)
def test_what_is_denied_is_no_focus(text: str) -> None:
    assert not read_text(text).foci


def test_a_paired_bone_without_its_side_stays_open() -> None:
    read = read_text("The MRI shows a lesion of the femur.")
    assert [(f.site.bone, f.site.side) for f in read.foci] == [("femur", None)]
    assert [remark.code for remark in read.remarks] == ["side-not-told"]


def test_a_summary_that_names_the_other_side_is_remarked() -> None:
    read = read_text(
        "FINDINGS: The MRI shows oedema of the left fibula.\n\nIMPRESSION: Lesion of the right fibula."
    )
    assert "sides-differ" in [remark.code for remark in read.remarks]


def test_a_day_that_cannot_be_is_remarked_and_the_rest_is_read() -> None:
    read = read_text("Whole-body MRI of 31.02.2021: oedema of the left talus.")
    assert [remark.code for remark in read.remarks] == ["impossible-date"]
    assert [f.site.bone for f in read.foci] == ["talus"]


@pytest.mark.parametrize(
    "text",
    ["", "  \n ", "Das MRT zeigt ein Ödem der linken Tibia und keine Läsion der rechten Tibia.",
     "L'IRM montre une lésion du tibia gauche et du fémur droit avec un oedème.", "右大腿骨に病変を認める。"],
)  # fmt: skip
def test_what_is_no_english_text_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(InputError, match="expected a report"):
        read_text(text, "note.txt")


def test_binary_data_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(InputError, match="binary"):
        read_file(file)


def test_a_very_long_text_is_read_up_to_a_limit_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(
        "MRI shows oedema of the left talus. " + "Nothing else is said here. " * 400_000
    )
    read = read_file(file)
    assert [f.site.bone for f in read.foci] == ["talus"]
    assert "text-cut" in [remark.code for remark in read.remarks]


@pytest.mark.parametrize(
    ("second", "doubted"),
    [
        ("The lesion in the right distal tibia measures 2 cm and crosses the growth plate.", True),
        ("The lesion in the left distal tibia measures 2 cm and crosses the growth plate.", False),
        ("There is a second lesion in the right distal tibia.", False),
    ],
)
def test_left_in_one_sentence_and_right_in_the_next_is_remarked(second: str, doubted: bool) -> None:
    read = read_text(f"MRI shows a lesion in the left distal tibia. {second}")
    assert ("sides-differ" in [remark.code for remark in read.remarks]) is doubted
    assert "left" in {f.site.side for f in read.foci}


@pytest.mark.parametrize(
    ("told", "levels"),
    [
        ("Coronal STIR (Fig 3A), T1 (Fig 3B) and axial STIR show oedema of the left tibia.", set()),
        ("STIR and T1 show a lesion of the left tibia.", set()),
        ("Hyperintense on T2 and hypointense on T1: lesion of the left tibia.", set()),
        ("MRI (STIR): oedema in T1 and T2.", {"T1", "T2"}),
        ("Oedema of T1, T2 and T4 on MRI.", {"T1", "T2", "T4"}),
    ],
)
def test_a_weighting_is_no_vertebra(told: str, levels: set[str]) -> None:
    bones = {f.site.bone for f in read_text(told).foci if f.site.bone.startswith("vertebra")}
    assert bones == {f"vertebra {level}" for level in levels}


@pytest.mark.parametrize(
    ("said", "followed"),
    [
        ("which is within the normal range for this age", False),
        ("which was considered physiological", False),
        ("probably physiological", True),
        ("which is pathological", True),
    ],
)
def test_what_a_text_takes_for_growth_is_no_focus(said: str, followed: bool) -> None:
    read = read_text(f"MRI: oedema of both calcanei, {said}. Lesion of the left talus.")
    bones = {f.site.bone for f in read.foci}
    assert bones == ({"talus", "calcaneus"} if followed else {"talus"})
    assert len([f for f in read.findings if f.site.bone == "calcaneus"]) == 2


@pytest.mark.parametrize(
    ("told", "shown"),
    [("2014", "2014"), ("March 2014", "2014-03"), ("12 March 2014", "2014-03-12")],
)
def test_no_day_or_month_is_added_to_a_date(told: str, shown: str) -> None:
    exam = read_text(f"MRI in {told}: lesion of the left tibia.").exams[0]
    assert shown in exam.id
    assert (exam.date is None) is (len(shown) < 10)
    assert exam.date is not None or exam.told == shown
