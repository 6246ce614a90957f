"""What lies in a folder or zip, as lines for people and as values for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from osteofoci.foreign import printable
from osteofoci.ingest import Inventory, accounted


def inventory_lines(inventory: Inventory) -> Iterator[str]:
    """What became of every file, then patients, examinations and series with their remarks."""
    yield f"{inventory.files} DICOM files, {inventory.other_files} other files"
    for row in accounted(inventory.met):
        yield f"  {row.count:>6}  {row.fate}: {row.reason}"
    for patient in inventory.patients:
        yield f"patient {patient.key}"
        for remark in patient.remarks:
            yield f"  ! {remark.message}"
        for exam in patient.exams:
            day = exam.date.isoformat() if exam.date else "no date"
            kind = str(exam.kind) if exam.kind else "no examination by itself"
            yield f"  {day}  {kind}  {printable(exam.description)}  [{exam.id}]"
            for remark in exam.remarks:
                yield f"    ! {remark.message}"
            for series in exam.series:
                yield f"    {_series_line(series)}"
                for remark in series.remarks:
                    yield f"      ! {remark.message}"
    for remark in inventory.remarks:
        yield f"! {remark.message}"


def _series_line(series: Any) -> str:
    what = str(series.sequence) if series.kind == "MR" else series.kind
    text = f"{series.number:>5}  {what}  '{printable(series.description)}'  {series.images} images"
    if series.stacks:
        shapes = []
        for stack in series.stacks:
            k, j, i = stack.grid.shape_zyx
            x, y, z = stack.grid.spacing_zyx_mm[::-1]
            shapes.append(f"{i} x {j} x {k} of {x:.2f} x {y:.2f} x {z:.2f} mm")
        stations = f"{len(shapes)} station{'s' if len(shapes) != 1 else ''}"
        text += f", {stations}: {shapes[0]}" + (" and others" if len(set(shapes)) > 1 else "")
    if series.set_aside and series.kind == "MR":
        text += f"  SET ASIDE: {series.set_aside}"
    return text


def inventory_json(inventory: Inventory) -> dict[str, Any]:
    """The same for programs."""

    def remarks(items: Any) -> list[dict[str, Any]]:
        return [item.model_dump(mode="json") for item in items]

    return {
        "files": inventory.files,
        "other_files": inventory.other_files,
        "met": [row.model_dump(mode="json") for row in accounted(inventory.met)],
        "remarks": remarks(inventory.remarks),
        "patients": [
            {
                "id": patient.id,
                "key": patient.key,
                "remarks": remarks(patient.remarks),
                "exams": [
                    {
                        "id": exam.id,
                        "date": exam.date.isoformat() if exam.date else None,
                        "kind": str(exam.kind) if exam.kind else None,
                        "description": exam.description,
                        "remarks": remarks(exam.remarks),
                        "series": [
                            {
                                "uid": s.uid,
                                "number": s.number,
                                "description": s.description,
                                "kind": s.kind,
                                "sequence": str(s.sequence),
                                "images": s.images,
                                "stations": [
                                    {
                                        "shape_zyx": stack.grid.shape_zyx,
                                        "spacing_zyx_mm": stack.grid.spacing_zyx_mm,
                                        "origin_lps_mm": stack.grid.origin_lps_mm,
                                    }
                                    for stack in s.stacks
                                ],
                                "set_aside": s.set_aside,
                                "remarks": remarks(s.remarks),
                            }
                            for s in exam.series
                        ],
                    }
                    for exam in patient.exams
                ],
            }
            for patient in inventory.patients
        ],
    }
