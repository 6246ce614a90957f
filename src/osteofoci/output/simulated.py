"""A folder of simulated data: plain files, replaced only where all of them are ours and unchanged."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from osteofoci.errors import OutputError
from osteofoci.foreign import shown
from osteofoci.output.durable import (
    cannot_write,
    digest,
    files_under,
    refuse_name,
    write_whole,
)
from osteofoci.output.space import CONTROL


@contextmanager
def simulated_output(out: Path, *, claims: Sequence[str]) -> Iterator[Path]:
    """A fresh folder beside ``out`` whose entries take their places in it when the block ends well.

    Simulated data can be made again, so its entries are moved one by one; what is not ours is
    refused before anything is made.

    Raises:
        OutputError: the place cannot be written, or holds files in the way that were not
            simulated here.
    """
    if os.path.lexists(out) and not os.path.isdir(out):
        raise OutputError(f"{out}: expected a folder, found a file; choose another --out")
    refuse_name(out.absolute())
    try:
        _refuse_foreign(out, claims)
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise cannot_write(out, error) from error
    try:
        yield fresh
        names = [entry.name for entry in fresh.iterdir()]
        _refuse_foreign(out, names)
        (out / CONTROL).mkdir(parents=True, exist_ok=True)
        made = {path.as_posix(): digest(fresh / path) for path in files_under(fresh)}
        _write(out, *_all_simulated(out), made)  # either may lie there after a kill
        for name in names:
            if (out / name).is_dir():
                shutil.rmtree(out / name)
            (fresh / name).replace(out / name)
        _write(out, made)
    except OSError as error:
        raise cannot_write(out, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _write(out: Path, *files: dict[str, str]) -> None:
    write_whole(out / CONTROL / "simulated.json", json.dumps({"files": files}))


def _all_simulated(out: Path) -> list[dict[str, str]]:
    try:
        said = json.loads((out / CONTROL / "simulated.json").read_text(encoding="utf-8"))
        return [dict(files) for files in said["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _refuse_foreign(out: Path, names: Sequence[str]) -> None:
    known = _all_simulated(out)
    for name in names:
        place = out / name
        inside = [Path(name, f) for f in files_under(place)] if place.is_dir() else [Path(name)]
        for file in inside:
            if not (out / file).exists() and not (out / file).is_symlink():
                continue
            values = {files.get(file.as_posix()) for files in known}
            if (out / file).is_symlink() or digest(out / file) not in values:
                raise OutputError(
                    f"{out}: expected a free place, found '{shown(file)}' that was not simulated "
                    f"here or was changed since; choose another --out"
                )
