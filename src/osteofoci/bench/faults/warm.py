"""Loaded once by the server that trials are forked from: it has listed images, read a text and followed a film.

What a run loads late (rules, the language model, templates) is there in every fork then. Nothing that starts
threads is done here, neither a network nor typesetting: a fork would wait for threads that it does not have.
"""

from __future__ import annotations

import gc
import io
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

import osteofoci
from osteofoci.bench.faults import inputs, planar_inputs
from osteofoci.cli import app
from osteofoci.report import in_language, pdf, render_page, sheets_of

__all__ = ["pdf", "sheets_of"]


def _warm(place: Path) -> None:
    inputs.write_children(place / "dicom")
    planar_inputs.write_planar_child(place / "dicom")
    (place / "report.txt").write_text(inputs.REPORT)
    (place / "record.yaml").write_text(inputs.RECORD)
    app(["inspect", str(place / "dicom"), "--json"], standalone_mode=False)
    (place / "points.yaml").write_text(inputs.POINTS)
    read = ["read", str(place / "report.txt"), "--out", str(place / "case.json")]
    app([*read, "--criteria", str(place / "points.yaml")], standalone_mode=False)
    film = place / "dicom" / "child3" / "film"
    done = osteofoci.follow(film, clinical=place / "record.yaml")
    in_language(done.case.report, "fr")
    render_page(done.case, {}, {}, ())


with (
    tempfile.TemporaryDirectory(prefix="osteofoci-warm-") as folder,
    redirect_stdout(io.StringIO()),
):
    _warm(Path(folder))
gc.freeze()
