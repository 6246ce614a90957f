"""Where everything stands: the first and the second page, pictures, and the appendix behind them."""

from __future__ import annotations

from dataclasses import dataclass

from osteofoci.case import Case, Section, said, word
from osteofoci.report.basis import Reference, References, sources_of
from osteofoci.report.charts import burden, vertebral_heights
from osteofoci.report.drawing import Chart
from osteofoci.report.exercise import TITLE, exercise_rows, phase_name
from osteofoci.report.focus_table import FocusTable, focus_table
from osteofoci.report.parts import colours_of
from osteofoci.report.timeline import timeline
from osteofoci.report.words import is_called, technique, time_of
from osteofoci.wording import Voice, voice_of

HEADLINES = ("page-baseline-of-multifocal-bone-lesions", "page-follow-up-of-multifocal-bone")


@dataclass(frozen=True)
class Sentence:
    """A sentence with the number of what it rests on."""

    text: str
    reference: int


@dataclass(frozen=True)
class Block:
    """A titled run of sentences; ``chart`` stands beside them."""

    title: str
    sentences: tuple[Sentence, ...]
    chart: Chart | None = None


@dataclass(frozen=True)
class ExerciseLine:
    """A line of a cell; ``own`` where this child's findings call for it."""

    text: str
    own: bool
    reference: int | None


@dataclass(frozen=True)
class ExerciseTable:
    """
    Attributes:
        phases: names of the columns; ``now`` is the index of the one in which the child is.
        rows: a name, and a cell of lines for every phase.
    """

    title: str
    phases: tuple[str, ...]
    now: int
    sign_off: bool
    rows: tuple[tuple[str, tuple[tuple[ExerciseLine, ...], ...]], ...]


@dataclass(frozen=True)
class Layout:
    """The report without its pictures."""

    headline: str
    patient: str
    exams: tuple[str, ...]
    flags: tuple[Block, ...]
    first: tuple[Block, ...]
    foci: FocusTable
    second: tuple[Block, ...]
    exercise: ExerciseTable | None
    appendix: tuple[Block, ...]
    charts: tuple[Chart, ...]
    references: tuple[Reference, ...]
    sources: tuple[str, ...]


def layout_of(case: Case) -> Layout:
    """The report of a case in the language of its sentences."""
    say = voice_of(case.report.language)
    references = References(case, say)
    heights = vertebral_heights(case, say)

    def block(section: Section) -> Block:
        sentences = (Sentence(s.text, references.number(s.basis)) for s in section.statements)
        chart = heights if is_called(section, "title-spine") else None
        return Block(section.title, tuple(sentences), chart)

    def blocks(part: str) -> tuple[Block, ...]:
        own = (s for s in case.report.sections if s.part == part)
        return tuple(block(s) for s in own if not is_called(s, TITLE))

    first, second = blocks("first"), blocks("second")
    exercise = exercise_table(case, say, references)
    flags = say("title-red-flags")
    appendix = blocks("appendix")
    charts = (burden(case, say), timeline(case, say))
    all_references = references.all()
    return Layout(
        headline=headline(case, say),
        patient=patient_line(case, say),
        exams=_exams(case, say),
        flags=tuple(b for b in first if b.title == flags),
        first=tuple(b for b in first if b.title != flags),
        foci=focus_table(case, colours_of(case), say),
        second=second,
        exercise=exercise,
        appendix=appendix,
        charts=tuple(chart for chart in charts if chart is not None),
        references=all_references,
        sources=sources_of(all_references),
    )


def headline(case: Case, say: Voice) -> str:
    """A single time is a baseline."""
    return say(HEADLINES[len({time_of(exam) for exam in case.exams}) > 1])


def patient_line(case: Case, say: Voice) -> str:
    child = case.patient
    parts = [f"{say('page-patient')} {child.id or say('page-without-id')}"]
    if child.sex:
        parts.append(say(said("page-sex", sex=child.sex)))
    if child.birth_date:
        parts.append(f"{say('page-born')} {say.word(str(child.birth_date))}")
    return ", ".join(parts)


def _exams(case: Case, say: Voice) -> tuple[str, ...]:
    """A line a day: ``2024-03-12: Whole-body MRI, Bone scan``."""
    by_day: dict[str, list[str]] = {}
    for exam in case.exams:
        by_day.setdefault(time_of(exam), []).append(say(technique(exam)))
    return tuple(
        say(said("headed", head=word(day), text=", ".join(dict.fromkeys(own))))
        for day, own in by_day.items()
    )


def exercise_table(case: Case, say: Voice, references: References | None) -> ExerciseTable | None:
    """The exercise plan.

    Args:
        references: none where lines carry no reference.
    """
    phases = case.assessment.plan.rehabilitation.phases
    if not phases:
        return None
    rows = tuple(
        (
            say(f"row-{row.name}"),
            tuple(
                tuple(
                    ExerciseLine(
                        say(line.message),
                        line.own,
                        references.number(line.basis) if references and line.own else None,
                    )
                    for line in cell
                )
                for cell in row.cells
            ),
        )
        for row in exercise_rows(phases)
    )
    return ExerciseTable(
        title=say(TITLE), phases=tuple(say.sentence(phase_name(phase)) for phase in phases),
        now=[phase.now for phase in phases].index(True),
        sign_off=any(phase.sign_off for phase in phases), rows=rows,
    )  # fmt: skip
