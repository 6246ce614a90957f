"""The exercise plan as a table: a column a phase, a row for each part of its dose and of its conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from osteofoci.case import Case, ExercisePhase, ExerciseRule, Message, Section, Statement, said
from osteofoci.report.words import section, statement

TITLE = "title-exercise"
_DOSE = ("frequency", "intensity", "time", "type", "volume", "progression")
# Those of the conditions first and last, as they are read.
_ROWS = ("enter", *_DOSE, "allowed", "avoid", "back")


@dataclass(frozen=True)
class Line:
    """One line of a cell; ``own`` where something of this child calls for it."""

    message: Message
    basis: tuple[str, ...]
    own: bool


@dataclass(frozen=True)
class Row:
    """A row of the table, with a cell of lines for every phase."""

    name: str
    cells: tuple[tuple[Line, ...], ...]


def exercise_rows(phases: tuple[ExercisePhase, ...]) -> tuple[Row, ...]:
    """The rows that have something to say."""
    rows = (Row(name, tuple(_cell(phase, name) for phase in phases)) for name in _ROWS)
    return tuple(row for row in rows if any(row.cells))


def phase_name(phase: ExercisePhase) -> Message:
    return said(f"phase-{phase.name.replace(' ', '-')}")


def exercise_section(case: Case) -> Section | None:
    """Every line of the table as a sentence with its basis."""
    phases = case.assessment.plan.rehabilitation.phases
    return section(said(TITLE), _statements(phases), "second")


def _statements(phases: tuple[ExercisePhase, ...]) -> Iterator[Statement]:
    for row in exercise_rows(phases):
        for phase, cell in zip(phases, row.cells, strict=True):
            for line in cell:
                message = said(
                    "exercise-line", phase=phase_name(phase), row=row.name, line=line.message
                )
                yield statement(message, line.basis)


def _cell(phase: ExercisePhase, name: str) -> tuple[Line, ...]:
    if name in _DOSE:
        return (_dose(phase, name),)
    rules: tuple[ExerciseRule, ...] = getattr(phase, name)
    return tuple(_line(rule) for rule in rules)


def _line(rule: ExerciseRule) -> Line:
    message = rule.message or said("as-written", text=rule.text)
    return Line(message, (*rule.basis, f"rule: {rule.source}"), bool(rule.basis))


def _dose(phase: ExercisePhase, name: str) -> Line:
    own = phase.sign_off and name in ("type", "progression")
    message = phase.messages.get(name) or said("as-written", text=str(getattr(phase, name)))
    return Line(message, (*phase.basis, f"rule: {phase.source}"), own)
