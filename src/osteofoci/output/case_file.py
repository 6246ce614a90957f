"""The case alone, as one file."""

from __future__ import annotations

from pathlib import Path

from osteofoci.case import SCHEMA, Case, case_to_json
from osteofoci.output.durable import write_file


def write_case(case: Case, file: Path) -> None:
    """The case alone; only another case is replaced.

    Raises:
        OutputError: the place cannot be written, or holds something else.
    """
    write_file(file, case_to_json(case), ours=SCHEMA)
