"""Loaded once by the server that trials are forked from: it has listed images, read a text and followed a film.

What a run loads late (rules, the language model, templates) is there in every fork then. Nothing that starts
threads is done here, neither a network nor typesetting: a fork would wait for threads that it does not have.
"""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path

import osteofoci
from osteofoci.bench.faults import inputs, planar_inputs
from osteofoci.case import case_to_json
from osteofoci.listing import inventory_json
from osteofoci.report import in_language, render_page


def _warm(place: Path) -> None:
    inputs.write_children(place / "dicom")
    planar_inputs.write_planar_child(place / "dicom")
    for name, text in (
        ("report.txt", inputs.REPORT), ("points.yaml", inputs.POINTS), ("record.yaml", inputs.RECORD),
    ):  # fmt: skip
        (place / name).write_text(text)
    inventory_json(osteofoci.inspect(place / "dicom"))
    case_to_json(osteofoci.read_text(place / "report.txt", criteria=place / "points.yaml"))
    film = place / "dicom" / "child3" / "film"
    case = osteofoci.follow(film, clinical=place / "record.yaml").case
    in_language(case.report, "fr")
    render_page(case, {}, {}, ())


with tempfile.TemporaryDirectory(prefix="osteofoci-warm-") as folder:
    _warm(Path(folder))
gc.freeze()
