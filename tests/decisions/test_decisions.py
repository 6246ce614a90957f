from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from built import exam, finding

from osteofoci.case import DecisionState
from osteofoci.decisions import AddFinding, apply_decisions, links, of_exam, read_decisions
from osteofoci.errors import InputError
from osteofoci.track import track


@dataclass(frozen=True)
class Named:
    """An examination by its id and its day."""

    id: str
    date: date | None = None


X, MRI = Named("x"), Named("2024-03-12-wbmri", date(2024, 3, 12))
HEAD = "by: Dr A, when: 2026-01-05"


def _read(tmp_path: Path, text: str) -> tuple[object, ...]:
    path = tmp_path / "decisions.yaml"
    path.write_text(text, encoding="utf-8")
    return read_decisions(path)


def test_a_reader_confirms_rejects_moves_and_sets(tmp_path: Path) -> None:
    a, b, c = finding("x", position=0.1), finding("x", position=0.5), finding("x", position=0.9)
    decisions = read_decisions_text(
        tmp_path,
        f"""
decisions:
  - {{kind: confirm, finding: "{a.id}", {HEAD}}}
  - {{kind: reject, finding: "{b.id}", {HEAD}, note: vessel}}
  - {{kind: move, finding: "{c.id}", site: "left fibula, distal metaphysis", {HEAD}}}
  - {{kind: set, finding: "{a.id}", attribute: abscess, value: true, {HEAD}}}
""",
    )
    judged, remarks = apply_decisions([a, b, c], decisions, [X])
    assert remarks == []
    states = {f.id: f.decision for f in judged}
    assert states[a.id] is DecisionState.CONFIRMED
    assert states[b.id] is DecisionState.REJECTED
    moved = next(f for f in judged if f.id == c.id)
    assert moved.site.bone == "fibula"
    assert next(f for f in judged if f.id == a.id).abscess is True
    assert all(any("Dr A" in e for e in f.evidence) for f in judged)


def read_decisions_text(tmp_path: Path, text: str):  # type: ignore[no-untyped-def]
    path = tmp_path / "decisions.yaml"
    path.write_text(text, encoding="utf-8")
    return read_decisions(path)


def test_an_added_finding_names_its_examination_by_id_or_by_date(tmp_path: Path) -> None:
    decisions = read_decisions_text(
        tmp_path,
        f"""
- {{kind: add, exam: 2024-03-12-wbmri, site: left ilium, point_lps_mm: [1, 2, 3], {HEAD}}}
- kind: add
  exam: "2024-03-12"
  site: {{bone: sacrum, side: left}}
  point_lps_mm: [4, 5, 6]
  by: Dr A
  when: 2026-01-05
""",
    )
    found = of_exam(decisions, AddFinding, MRI)
    assert [str(d.site) for d in found] == ["left ilium", "left sacrum"]
    assert of_exam(decisions, AddFinding, Named("2025-01-01-wbmri", date(2025, 1, 1))) == []


def test_a_decision_about_a_finding_that_is_not_there_is_reported(tmp_path: Path) -> None:
    decisions = read_decisions_text(
        tmp_path,
        f"- {{kind: confirm, finding: gone, {HEAD}}}\n"
        f"- {{kind: add, exam: '1999-01-01', site: left ilium, point_lps_mm: [1, 2, 3], {HEAD}}}\n",
    )
    _, remarks = apply_decisions([], decisions, [MRI])
    assert [r.code for r in remarks] == ["decision-stale", "decision-stale"]


def test_contradicting_decisions_are_reported_and_the_last_one_counts(tmp_path: Path) -> None:
    a = finding("x")
    decisions = read_decisions_text(
        tmp_path,
        f'- {{kind: confirm, finding: "{a.id}", {HEAD}}}\n- {{kind: reject, finding: "{a.id}", {HEAD}}}\n',
    )
    judged, remarks = apply_decisions([a], decisions, [X])
    assert judged[0].decision is DecisionState.REJECTED
    assert [r.code for r in remarks] == ["decision-conflict"]


def test_two_sites_or_two_values_for_one_finding_are_a_conflict(tmp_path: Path) -> None:
    a = finding("x")
    decisions = read_decisions_text(
        tmp_path,
        f"""
- {{kind: move, finding: "{a.id}", site: left femur, {HEAD}}}
- {{kind: move, finding: "{a.id}", site: left fibula, {HEAD}}}
- {{kind: set, finding: "{a.id}", attribute: abscess, value: true, {HEAD}}}
- {{kind: set, finding: "{a.id}", attribute: abscess, value: false, {HEAD}}}
- {{kind: set, finding: "{a.id}", attribute: collapse, value: true, {HEAD}}}
""",
    )
    judged, remarks = apply_decisions([a], decisions, [X])
    assert judged[0].site.bone == "fibula"
    assert judged[0].abscess is False
    assert [r.code for r in remarks] == ["decision-conflict", "decision-conflict"]


def test_the_same_word_twice_is_no_conflict(tmp_path: Path) -> None:
    a = finding("x")
    line = f'- {{kind: confirm, finding: "{a.id}", {HEAD}}}\n'
    _, remarks = apply_decisions([a], read_decisions_text(tmp_path, line * 2), [X])
    assert remarks == []


def test_findings_both_merged_and_split_stay_apart_and_are_reported(tmp_path: Path) -> None:
    a, b = finding("a"), finding("b")
    both = f'findings: ["{a.id}", "{b.id}"], {HEAD}}}'
    decisions = read_decisions_text(tmp_path, f"- {{kind: merge, {both}\n- {{kind: split, {both}\n")
    _, remarks = apply_decisions([a, b], decisions, [X])
    assert [r.code for r in remarks] == ["decision-conflict"]
    joined, apart = links(decisions)
    exams = [exam("a", a), exam("b", b)]
    assert len(track(exams, joined=joined, apart=apart).foci) == 2


def test_decisions_about_findings_that_stay_hold_when_others_go(tmp_path: Path) -> None:
    a, b = finding("x", position=0.1), finding("x", position=0.8)
    decisions = read_decisions_text(tmp_path, f'- {{kind: reject, finding: "{a.id}", {HEAD}}}\n')
    with_both, _ = apply_decisions([a, b], decisions, [X])
    alone, _ = apply_decisions([a], decisions, [X])
    assert next(f for f in with_both if f.id == a.id) == alone[0]


@pytest.mark.parametrize(
    "text",
    [
        "- {kind: confirm, finding: a}",
        "- {kind: dance, finding: a, by: x, when: y}",
        "- {kind: add, exam: e, site: left elbow grease, point_lps_mm: [1, 2, 3], by: x, when: y}",
        "- {kind: add, exam: e, site: left ilium, point_lps_mm: [1, 2], by: x, when: y}",
        "a: [1",
        "just words",
    ],
)
def test_a_decisions_file_that_cannot_be_used_says_which_entry(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"decisions\.yaml"):
        _read(tmp_path, text)
