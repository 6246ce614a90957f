"""Every file and folder that was met, in one class with its reason; what was lost becomes a remark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from osteofoci.case import (
    FilesMet,
    Remark,
    Severity,
    said,
    word,
)
from osteofoci.errors import InputError
from osteofoci.ingest.header import Header, NotDicomError, read_header
from osteofoci.ingest.sources import Source
from osteofoci.ingest.walk import Fate, Met, tally
from osteofoci.wording import noted

MOST_NAMED = 20
MOST_EXAMPLES = 3
_LOSSES = {
    Fate.UNREADABLE: "unreadable-file",
    Fate.DAMAGED: "damaged-file",
    Fate.SET_ASIDE: "file-set-aside",
}


@dataclass(frozen=True, eq=False)
class Opened:
    """The headers under a source, and what became of everything that gave none."""

    headers: tuple[Header, ...]
    met: tuple[Met, ...]


def open_headers(source: Source, progress: Callable[[int, int], None] | None) -> Opened:
    """Read the header of every file once."""
    headers: list[Header] = []
    met = list(source.met)
    for number, path in enumerate(source.files):
        if progress is not None and number % 50 == 0:
            progress(number, len(source.files))
        name = source.named(path)
        try:
            headers.append(read_header(path))
        except NotDicomError as error:
            met.append(Met(name, Fate.OTHER, str(error), path))
        except ValueError as error:
            met.append(Met(name, Fate.DAMAGED, str(error), path))
        except OSError as error:
            met.append(Met(name, Fate.UNREADABLE, f"file: {error.strerror}", path))
    return Opened(tuple(headers), tuple(met))


def without_copies(headers: Iterable[Header]) -> tuple[list[Header], list[Header]]:
    """The headers of one patient once each, and those that are copies; a sound file goes first."""
    seen: dict[object, Header] = {}
    copies = []
    for header in sorted(headers, key=lambda h: bool(h.pixel_fault or h.geometry_fault)):
        places = tuple(frame.position_lps_mm for frame in header.frames)
        key = (
            (header.sop_instance_uid, header.series_uid, places)
            if header.sop_instance_uid
            else header.path
        )
        if key in seen:
            copies.append(header)
        else:
            seen[key] = header
    copied = {id(header) for header in copies}
    return [header for header in headers if id(header) not in copied], copies


def fate_of(header: Header, name: str) -> Met:
    """What becomes of a DICOM file that is no copy."""
    fault = header.pixel_fault
    if fault is None and header.modality == "MR" and header.geometry_fault:
        fault = f"a geometry that cannot be: {header.geometry_fault}"
    if fault is not None:
        return Met(name, Fate.SET_ASIDE, fault, header.path)
    return Met(name, Fate.USED, "part of an examination", header.path)


def accounted(met: Sequence[Met]) -> tuple[FilesMet, ...]:
    """How many files and folders ended how, and why; examples of those that were lost."""
    return tuple(
        FilesMet(
            fate=fate.value,
            reason=reason,
            count=len(names),
            examples=tuple(names[:MOST_EXAMPLES]) if fate in _LOSSES else (),
        )
        for (fate, reason), names in sorted(tally(iter(met)).items())
    )


def remarks_of(met: Sequence[Met]) -> list[Remark]:
    """What a reader must know of files that were not used."""
    remarks: list[Remark] = []
    for fate, code in _LOSSES.items():
        lost = [item for item in met if item.fate is fate]
        remarks.extend(
            noted(
                code,
                said("remark-file-lost", file=item.name, fate=str(fate), reason=word(item.reason)),
            )
            for item in lost[:MOST_NAMED]
        )
        if len(lost) > MOST_NAMED:
            reasons = tally(iter(lost[MOST_NAMED:]))
            told = "; ".join(f"{len(names)}: {reason}" for (_, reason), names in reasons.items())
            remarks.append(
                noted(
                    code,
                    said("remark-files-more", count=len(lost) - MOST_NAMED, reasons=told[:500]),
                )
            )
    zips = sum(item.fate is Fate.OTHER and item.reason == "zip" for item in met)
    if zips:
        remarks.append(noted("zip-not-opened", said("remark-zips", count=zips)))
    copies = sum(item.fate is Fate.COPY for item in met)
    if copies:
        remarks.append(noted("copied-files", said("remark-copies", count=copies), Severity.INFO))
    return remarks


def nothing_found(source: Source, met: Sequence[Met]) -> InputError:
    """Why there is no DICOM file at all."""
    lost = [item for item in met if item.fate in _LOSSES]
    others = sum(item.fate is Fate.OTHER for item in met)
    if lost:
        first = lost[0]
        return InputError(
            f"{source.title}: expected DICOM files, found {len(lost)} damaged or unreadable ones "
            f"(such as {first.name}: {first.reason}) and {others} others; export the examination again"
        )
    if not met:
        return InputError(
            f"{source.title}: expected DICOM files, found an empty folder; check the path"
        )
    return InputError(
        f"{source.title}: expected DICOM files, found {others} files that are not DICOM; "
        f"give the folder or zip that the hospital exported"
    )
