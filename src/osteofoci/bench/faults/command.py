"""``osteofoci bench --stage faults`` and ``--stage crashes``: run, kept in a file, printed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from osteofoci.bench.faults.crashes import COMMANDS, harm_in, run_crashes, table_of_crashes
from osteofoci.bench.faults.run import run_faults, table_of_faults
from osteofoci.errors import InputError
from osteofoci.output import refuse_place, write_file

# What stands near the beginning of each file of counts.
FAULTS, CRASHES = '"seed"', '"read"'


def bench_of_crashes(
    main: Callable[[], None], json_file: Path | None, say: Callable[[str], None]
) -> tuple[str, bool]:
    """The table of runs that were cut off, and whether any did harm."""
    refuse_place_of(json_file, CRASHES)
    seen = {}
    for command in COMMANDS:
        seen[command] = run_crashes(main, command, say=say)
        _kept(seen, json_file, CRASHES)
    return table_of_crashes(seen), harm_in(seen)


def bench_of_faults(
    main: Callable[[], None],
    inputs: int,
    seed: int,
    json_file: Path | None,
    say: Callable[[str], None],
) -> tuple[str, bool]:
    """The table of spoilt inputs, and whether any did harm; a file of a run that was stopped is gone on with.

    Raises:
        InputError: the file is of another seed, or of something else.
        OutputError: it cannot be written.
    """
    before = None if json_file is None else _told_before(json_file, seed)
    refuse_place_of(json_file, FAULTS)
    told = run_faults(
        main,
        inputs,
        seed,
        before=before,
        say=say,
        keep=lambda found: _kept(found, json_file, FAULTS),
    )
    _kept(told, json_file, FAULTS)
    return table_of_faults(told), any(told["harms"].values())


def _told_before(json_file: Path, seed: int) -> dict[str, Any] | None:
    if not os.path.exists(json_file):
        return None
    try:
        told: dict[str, Any] = json.loads(json_file.read_text("utf-8"))
        found = f"seed {told['seed']} with {len(told['harmful'])} inputs that did harm"
    except (OSError, ValueError, TypeError, KeyError):
        found = "something else"
    if not found.startswith(f"seed {seed} "):
        raise InputError(
            f"{json_file}: expected the counts of a run with seed {seed}, to go on with, found "
            f"{found}; name another file with --json"
        )
    return told


def refuse_place_of(json_file: Path | None, ours: str) -> None:
    """
    Raises:
        OutputError: the counts cannot be written there, or something else lies there.
    """
    if json_file is not None:
        refuse_place(json_file, ours=ours, option="--json")


def _kept(told: object, json_file: Path | None, ours: str) -> None:
    if json_file is not None:
        write_file(json_file, json.dumps(told, indent=1), ours=ours, option="--json")
