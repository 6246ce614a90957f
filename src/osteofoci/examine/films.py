"""The radiographs of an examination: those that can be read, and why others cannot."""

from __future__ import annotations

from collections.abc import Callable

from osteofoci.case import Remark, said
from osteofoci.ingest import ExamFound, RadiographImage, UnreadableImageError, read_radiograph
from osteofoci.wording import noted, quoted


def readable_radiographs(
    found: ExamFound, wanted: Callable[[str], bool]
) -> tuple[list[RadiographImage], list[Remark]]:
    """The images of the series whose kind is wanted, and a remark on each that cannot be read."""
    images: list[RadiographImage] = []
    remarks: list[Remark] = []
    for series in found.series:
        for header in series.headers if wanted(series.kind) else ():
            named = said("series-of", number=str(series.number), exam=found.id)
            try:
                images.append(read_radiograph(header.path, named=named))
            except UnreadableImageError as error:
                remarks.append(
                    noted("unreadable-image", said("remark-unreadable-image", error=quoted(error)))
                )
    return images, remarks
