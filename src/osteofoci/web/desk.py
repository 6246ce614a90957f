"""What a reader works at: one open book, its case as it is now, and every change to it."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from osteofoci.book import OpenBook, sign, signatures
from osteofoci.case import DecisionState, Exam, Finding, Origin, site_of
from osteofoci.decisions import decision_of, plain_decision
from osteofoci.errors import InputError
from osteofoci.examine import MeasuredExam, MriExam, ReadExam
from osteofoci.foreign import printable, shown
from osteofoci.journey import FollowedPatient
from osteofoci.report import in_language
from osteofoci.skeleton import BONES, Site
from osteofoci.web.linking import (
    BonePlace,
    place_in_picture,
    place_in_volume,
    shown_in,
)
from osteofoci.web.views import Plane, Raw, slice_of, views_of
from osteofoci.wording import voice_of

LONGEST_NAME = 100


class Desk:
    """One book at which one or more windows work; every method may be called from any thread."""

    def __init__(self, work: OpenBook) -> None:
        self._work = work
        self._lock = threading.RLock()
        self._followed: FollowedPatient = work.follow()
        self._lines = work.journal.lines
        self._views: dict[str, list[dict[str, Any]]] = {}

    def state(self) -> dict[str, Any]:
        """Everything but pictures: the child, its examinations, findings, foci and decisions."""
        with self._lock:
            self._caught_up()
            case, journal = self._followed.case, self._work.journal
            say = voice_of("en")
            return {
                "version": self.version(),
                "child": {"id": case.patient.id, "sex": case.patient.sex},
                "exams": [self._exam(n, exam) for n, exam in enumerate(case.exams)],
                "findings": [_finding(f) for f in case.findings],
                "foci": [
                    {
                        "id": focus.id,
                        "site": say.place(focus.site),
                        "history": [
                            {
                                "exam": entry.exam_id,
                                "finding": entry.finding_id,
                                "status": str(entry.status),
                                "reason": entry.reason,
                            }
                            for entry in focus.history
                        ],
                    }
                    for focus in case.foci
                ],
                "remarks": [r.message for r in (*case.remarks, *(r for e in case.exams for r in e.remarks))],
                "journal": [
                    {
                        "id": e.id, "by": e.by, "when": e.when, "undone": e.undone,
                        "what": _told(plain_decision(e.decision)),
                    }
                    for e in journal.entries
                ],
                "undo": journal.to_undo is not None,
                "redo": journal.to_redo is not None,
                "signed": [s.model_dump(mode="json") for s in signatures(self._work.book)],
            }  # fmt: skip

    def version(self) -> str:
        """Changes with everything that could change the case: decisions of any window, a new examination."""
        with self._lock:
            self._work.reread()
            return (
                f"{self._work.journal.lines}-{len(signatures(self._work.book))}-{self._work.stamp}"
            )

    def decide(self, told: Sequence[Mapping[str, Any]], by: str) -> dict[str, Any]:
        """Add decisions; the state after them.

        Raises:
            InputError: one is no decision, or nobody says who decides.
            OutputError: another program writes into the book.
        """
        name = _name(by)
        with self._lock:
            when = self._work.clock()
            decisions = [
                decision_of({**entry, "by": name, "when": when}, "the workbench") for entry in told
            ]
            self._work.decide(decisions, by=name)
            return self.state()

    def undo(self, by: str) -> dict[str, Any]:
        """Undo the last decision that stands."""
        with self._lock:
            self._work.undo(by=_name(by))
            return self.state()

    def redo(self, by: str) -> dict[str, Any]:
        """Let the decision that was undone last stand again."""
        with self._lock:
            self._work.redo(by=_name(by))
            return self.state()

    def sign(self, by: str) -> dict[str, Any]:
        """Sign the case as it is now; the reports and the case are kept as they were signed."""
        with self._lock:
            self._caught_up()
            sign(self._work, self._followed, by=_name(by))
            return self.state()

    def report(self, language: str) -> list[dict[str, Any]]:
        """The report's sentences as they are now.

        Raises:
            InputError: the report does not speak that language.
        """
        with self._lock:
            self._caught_up()
            report = self._followed.case.report
        spoken = report if language == "en" else in_language(report, language)
        return [
            {
                "title": section.title,
                "part": section.part,
                "sentences": [statement.text for statement in section.statements],
            }
            for section in spoken.sections
        ]

    def slice(self, exam: int, view: str, plane: Plane, index: int) -> Raw:
        """One slice or picture of an examination.

        Raises:
            InputError: there is none.
        """
        with self._lock:
            item, findings = self._read(exam), self._followed.case.findings
        return slice_of(item, view, plane, index, findings)

    def linked(self, exam: int, at: Mapping[str, Any]) -> dict[str, Any]:
        """One place in every examination.

        Args:
            at: ``index`` of a voxel (k, j, i), or ``view`` and ``pixel`` (row, column).

        Raises:
            InputError: there is no such examination.
        """
        here = self._read(exam).measured
        place = _place(here, at)
        with self._lock:
            count = len(self._followed.case.exams)
        shown: list[dict[str, Any] | None] = []
        for n in range(count):
            found = None
            if place is not None and n != exam:
                there = self._measured(n)
                found = None if there is None else shown_in(place, here, there)
            shown.append(
                None if found is None else {"index": found.index_zyx, "pixels": dict(found.pixels)}
            )
        return {
            "site": None if place is None else str(place.site),
            "point_lps_mm": None
            if place is None or place.point_lps_mm is None
            else [round(float(v), 2) for v in place.point_lps_mm],
            "shown": shown,
        }

    def _caught_up(self) -> None:
        """Follow anew where decisions were added or taken back."""
        lines = self._work.reread().lines
        if lines != self._lines or self._work.changed:
            self._followed = self._work.follow()
            self._lines = lines
            self._views.clear()

    def _exam(self, number: int, exam: Exam) -> dict[str, Any]:
        if exam.id not in self._views:
            item = self._found(number)
            self._views[exam.id] = [] if item is None else [
                {
                    "name": v.name, "kind": v.kind, "shape": v.shape, "spacing_mm": v.spacing_mm,
                    "window": v.window, "dark": v.dark,
                }
                for v in views_of(item)
            ]  # fmt: skip
        return {
            "number": number,
            "id": exam.id,
            "date": None if exam.date is None else exam.date.isoformat(),
            "kind": str(exam.kind),
            "views": self._views[exam.id],
            "places": self._places(number),
        }

    def _places(self, number: int) -> dict[str, list[float]]:
        """Voxel of each finding of an examination, to jump to."""
        measured = self._measured(number)
        if not isinstance(measured, MriExam):
            return {}
        grid = measured.volume.grid
        return {
            f.id: [round(float(v), 1) for v in grid.indices_zyx(np.array([f.centroid_lps_mm]))[0]]
            for f in self._followed.case.findings
            if f.exam_id == measured.exam.id and f.centroid_lps_mm is not None
        }

    def _read(self, number: int) -> ReadExam:
        item = self._found(number)
        if item is None:
            raise InputError(
                f"examination {number}: expected one that was measured, found none; "
                f"choose another or measure it with `osteofoci follow --book`"
            )
        return item

    def _found(self, number: int) -> ReadExam | None:
        exams = self._followed.case.exams
        if not 0 <= number < len(exams):
            return None
        wanted = exams[number].id
        measured = {e.exam.id: e for e in self._followed.exams}.get(wanted)
        read = self._work.read.get(wanted)
        if measured is None or read is None:
            return None
        return replace(read, measured=measured)

    def _measured(self, number: int) -> MeasuredExam | None:
        item = self._found(number)
        return None if item is None else item.measured


def sites() -> list[str]:
    """Every site of the vocabulary, as a reader may type it."""
    named = []
    for bone in BONES:
        for side in bone.sides:
            named += [str(Site(bone, side, zone)) for zone in (None, *bone.zones)]
    return named


def _finding(finding: Finding) -> dict[str, Any]:
    say = voice_of("en")
    open_proposal = (
        finding.origin is Origin.DETECTED
        and finding.decision is DecisionState.PROPOSED
        and (finding.focus_id is not None or finding.tier == "candidate")
    )
    return {
        "id": finding.id,
        "exam": finding.exam_id,
        "focus": finding.focus_id,
        "tier": finding.tier,
        "site": say.place(finding.site),
        "bone": str(site_of(finding.site).bone_side) if finding.site.side else finding.site.bone,
        "volume_ml": None if finding.volume_mm3 is None else round(finding.volume_mm3 / 1000, 2),
        "volume_error_ml": None
        if finding.volume_error_mm3 is None
        else round(finding.volume_error_mm3 / 1000, 2),
        "signal_ratio": finding.signal_ratio,
        "uptake_ratio": finding.uptake_ratio,
        "confidence": finding.confidence,
        "pattern": finding.physiological_pattern,
        "perhaps": finding.site.perhaps,
        "origin": str(finding.origin),
        "decision": str(finding.decision),
        "label": finding.label,
        "pixel": finding.pixel,
        "view": finding.view,
        "open": open_proposal,
        "evidence": list(finding.evidence),
    }


def _place(here: MeasuredExam, at: Mapping[str, Any]) -> BonePlace | None:
    if isinstance(here, MriExam):
        k, j, i = (round(float(v)) for v in at["index"])
        return place_in_volume(here, (k, j, i))
    row, column = (float(v) for v in at["pixel"])
    return place_in_picture(here, str(at.get("view")), (row, column))


def _told(plain: Mapping[str, Any]) -> str:
    site = plain.get("site")
    words = [str(plain["kind"])]
    words += [
        str(plain[name])
        for name in ("finding", "findings", "exam", "attribute", "value")
        if name in plain
    ]
    if isinstance(site, Mapping):
        words.append(" ".join(str(v) for v in (site["side"], site["bone"], site["zone"]) if v))
    return printable(" ".join(words))


def _name(by: str) -> str:
    name = printable(by).strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise InputError(
            f"the reader's name: expected 1 to {LONGEST_NAME} characters, found '{shown(name)}'; "
            f"write who reads"
        )
    return name
