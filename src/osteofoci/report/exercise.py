"""The exercise plan as a table: a column a phase, a row for each part of its dose and of its conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from osteofoci.case import Case, ExercisePhase, ExerciseRule, Section, Statement
from osteofoci.report.words import capital

TITLE = "Exercise plan (FITT-VP)"
_DOSE = ("frequency", "intensity", "time", "type", "volume", "progression")
_CONDITIONS = (
    ("allowed", "Allowed"),
    ("avoid", "Avoid"),
    ("enter", "Enter when"),
    ("back", "Step back if"),
)


@dataclass(frozen=True)
class Line:
    """One line of a cell; ``own`` where something of this child calls for it."""

    text: str
    basis: tuple[str, ...]
    own: bool


@dataclass(frozen=True)
class Row:
    """A row of the table, with a cell of lines for every phase."""

    name: str
    cells: tuple[tuple[Line, ...], ...]


def exercise_rows(phases: tuple[ExercisePhase, ...]) -> tuple[Row, ...]:
    """The rows that have something to say; those of the conditions first, as they are read first."""
    rows = [
        Row(name, tuple(tuple(_line(rule) for rule in getattr(phase, part)) for phase in phases))
        for part, name in _CONDITIONS
    ]
    rows += [Row(capital(name), tuple((_dose(phase, name),) for phase in phases)) for name in _DOSE]
    by_name = {row.name: row for row in rows}
    order = ("Enter when", *(capital(name) for name in _DOSE), "Allowed", "Avoid", "Step back if")
    return tuple(by_name[name] for name in order if any(by_name[name].cells))


def exercise_section(case: Case) -> Section | None:
    """Every line of the table as a sentence with its basis."""
    phases = case.assessment.plan.rehabilitation.phases
    made = tuple(_statements(phases))
    return Section(title=TITLE, statements=made, part="second") if made else None


def _statements(phases: tuple[ExercisePhase, ...]) -> Iterator[Statement]:
    for row in exercise_rows(phases):
        for phase, cell in zip(phases, row.cells, strict=True):
            for line in cell:
                text = f"{capital(phase.name)}: {row.name.lower()}: {line.text}."
                yield Statement(text=text, basis=line.basis)


def _line(rule: ExerciseRule) -> Line:
    return Line(rule.text, (*rule.basis, f"rule: {rule.source}"), bool(rule.basis))


def _dose(phase: ExercisePhase, name: str) -> Line:
    own = phase.sign_off and name in ("type", "progression")
    return Line(getattr(phase, name), (*phase.basis, f"rule: {phase.source}"), own)
