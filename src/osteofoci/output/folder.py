"""A result folder: refused before any work if something of the user's is in the way, swapped in one step."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from osteofoci.errors import OutputError
from osteofoci.foreign import shown
from osteofoci.output.durable import cannot_write, held_alone, refuse_name
from osteofoci.output.space import CONTROL, Space

Say = Callable[[str], None]


@contextmanager
def prepared_output(
    out: Path, *, claims: Sequence[str], say: Say = lambda _: None
) -> Iterator[Path]:
    """A fresh folder whose files become the result in ``out`` when the block ends well.

    Only files that an earlier run wrote, and nobody has changed since, are replaced or removed.
    After an error or an interruption ``out`` is as it was; after a kill at any moment it shows the
    old result or the new one, and the next run clears away what is left.

    Args:
        claims: patterns of the names that will be written; a foreign file under one of them is
            refused at once.
        say: is told what became of a run that was cut off.

    Raises:
        OutputError: the place cannot be written, is in use, or holds foreign files in the way.
    """
    if os.path.lexists(out) and not os.path.isdir(out):
        raise OutputError(
            f"{out}: expected a folder for the results, found a file; choose another --out"
        )
    space = Space(out.resolve())
    refuse_name(space.out)
    try:
        made = _made_folders(space)
        try:
            with _alone(space):
                _refuse_without_links(space)
                _clear(space, say)
                _refuse_foreign(space, _claimed(space, claims))
                version, fresh = space.place_to_build()
                try:
                    yield fresh
                    _publish(space, version)
                except BaseException:
                    space.remove(version)
                    raise
        except BaseException:
            _unmake(space, made)
            raise
    except OSError as error:
        if error.errno is None:  # a library's own, about something that it read
            raise
        raise cannot_write(out, error) from error


def _made_folders(space: Space) -> list[Path]:
    """Make the folder and its private one; what had to be made, the deepest first."""
    if space.folder.is_symlink() or (space.folder.exists() and not space.folder.is_dir()):
        raise OutputError(
            f"{space.folder}: expected a folder of this program, found something else; move it "
            f"or choose another --out"
        )
    made: list[Path] = []
    place = space.folder
    while not place.exists():
        made.append(place)
        place = place.parent
    space.folder.mkdir(parents=True, exist_ok=True)
    if not all(os.access(place, os.W_OK) for place in (space.out, space.folder)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return made


def _refuse_without_links(space: Space) -> None:
    trial = space.folder / "current.new"
    trial.unlink(missing_ok=True)
    try:
        trial.symlink_to("0000")
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
            raise
        raise OutputError(
            f"{space.out}: expected a file system with symbolic links, which results are swapped "
            f"with, found one without; choose another --out and copy the result"
        ) from error
    trial.unlink()


def _unmake(space: Space, made: Iterable[Path]) -> None:
    if space.folder in made:
        (space.folder / "lock").unlink(missing_ok=True)
    for place in made:
        try:
            place.rmdir()
        except OSError:
            return


@contextmanager
def _alone(space: Space) -> Iterator[None]:
    with (space.folder / "lock").open("w") as lock:
        if not held_alone(lock):
            raise OutputError(
                f"{space.out}: expected a folder that nobody writes to, found another run at "
                f"work in it; wait for it or choose another --out"
            )
        yield


def _clear(space: Space, say: Say) -> None:
    """Finish or undo what a run that was cut off has left, and say which."""
    (space.folder / "current.new").unlink(missing_ok=True)
    force = space.version_in_force()
    left = [version for version in space.versions() if version != force]
    for version in left:
        space.remove(version)
    _drop_links(space, set(space.manifest(force)) if force else set())
    if any(force is None or int(version) > int(force) for version in left):
        stands = "the result before it stands" if force else "there was none before it"
        say(f"{space.out}: an earlier run was cut off before its result was whole; {stands}")
    elif left:
        say(f"{space.out}: an earlier run was cut off while it tidied up; its result stands")


def _claimed(space: Space, claims: Iterable[str]) -> Iterator[str]:
    for pattern in claims:
        folders = pattern.split("/")[:-1]
        if folders and (space.out / folders[0]).is_symlink():
            yield folders[0]
            continue
        for place in sorted(space.out.glob(pattern)):
            yield place.relative_to(space.out).as_posix()
        if "*" not in pattern and (space.out / pattern).is_symlink():  # one that leads nowhere
            yield pattern


def _refuse_foreign(space: Space, names: Iterable[str]) -> None:
    """
    Raises:
        OutputError: a place that will be written holds a file that is not ours, or one that
            somebody has changed.
    """
    foreign = [name for name in names if not space.is_our_link(name)]
    if foreign:
        raise OutputError(
            f"{space.out}: expected free places for the results, found {_listed(foreign)} that "
            f"this program did not write there; move what you want to keep, or choose another "
            f"--out; nothing was changed there"
        )
    force = space.version_in_force()
    changed = space.changed(force) if force else []
    if changed:
        raise OutputError(
            f"{space.out}: expected the results as they were written, found {_listed(changed)} "
            f"changed since; copy it elsewhere and delete it, or choose another --out; nothing "
            f"was changed there"
        )


def _listed(names: Sequence[str]) -> str:
    several = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"'{shown(names[0], 120)}'{several}"


def _publish(space: Space, version: str) -> None:
    before = space.version_in_force()
    files = space.finish(version)
    _refuse_foreign(space, [name for name in files if os.path.lexists(space.out / name)])
    old = set(space.manifest(before)) if before else set()
    try:
        _put_links(space, files)
        space.put_in_force(version)
    except BaseException:
        if space.version_in_force() != version:
            _drop_links(space, old)
            raise
    # The new result stands now; what follows only tidies up, and the next run can do it too.
    try:
        _drop_links(space, set(files), also=old)
        if before is not None:
            space.remove(before)
    except OSError:
        return


def _put_links(space: Space, files: Mapping[str, str]) -> None:
    """A link for every file; until the pointer is renamed, new ones lead nowhere."""
    for name in files:
        place = space.out / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if not space.is_our_link(name):
            place.symlink_to(space.target(name))


def _drop_links(space: Space, kept: set[str], also: Iterable[str] = ()) -> None:
    """Remove links of ours that lead to no file of the result, and folders left empty by that."""
    names = {*also, *_our_links(space)} - kept
    for name in sorted(names):
        if not space.is_our_link(name):
            continue
        place = space.out / name
        place.unlink()
        if place.parent != space.out and not any(place.parent.iterdir()):
            place.parent.rmdir()


def _our_links(space: Space) -> Iterator[str]:
    """Links into the private folder, at the top and one folder down: where results lie."""
    for entry in sorted(space.out.iterdir()):
        if entry.name == CONTROL:
            continue
        inside = sorted(entry.iterdir()) if entry.is_dir() and not entry.is_symlink() else [entry]
        for place in inside:
            name = place.relative_to(space.out).as_posix()
            if space.is_our_link(name):
                yield name
