"""Documents of their own beside the report: the letter to the physiotherapist, the page for the family."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from osteofoci.case import Case, Section
from osteofoci.report.layout import exercise_table, patient_line
from osteofoci.report.page import environment
from osteofoci.report.pdf import page_frame, typeset
from osteofoci.wording import voice_of

Part = Literal["letter", "family"]
# Letters of the letter, and larger ones of the page for the family.
SIZES: dict[Part, float] = {"letter": 10.0, "family": 12.5}


@dataclass(frozen=True)
class Sheet:
    """``name`` is that of its files."""

    name: Part
    html: str
    pdf: bytes


def sheets_of(case: Case) -> Iterator[Sheet]:
    """The sheets that this case has; none where CNO is not concluded."""
    for name in SIZES:
        section = next((s for s in case.report.sections if s.part == name), None)
        if section is not None:
            yield _sheet(name, section, case)


def _sheet(name: Part, section: Section, case: Case) -> Sheet:
    say = voice_of(case.report.language)
    exercise = exercise_table(case, say, None) if name == "letter" else None
    data: dict[str, Any] = {
        **page_frame(case, say),
        "title": section.title,
        "patient": patient_line(case, say),
        "day": say.word(f"{case.created:%Y-%m-%d}"),
        "size": SIZES[name],
        "sentences": [statement.text for statement in section.statements],
        "exercise": None if exercise is None else asdict(exercise),
    }
    html = environment().get_template("sheet.html").render(**data)
    with tempfile.TemporaryDirectory(prefix="osteofoci-pdf-") as folder:
        return Sheet(name, html, typeset(Path(folder), "sheet", data))
