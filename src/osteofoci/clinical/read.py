"""The clinical record from YAML: every entry checked, every fault with its line.

An entry that cannot be used is set aside with a remark, and the rest is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pydantic

from osteofoci.case import (
    Biopsy,
    ClinicalRecord,
    Entry,
    Message,
    Remark,
    Treatment,
    listed,
    said,
)
from osteofoci.case.clinical import ChildFacts
from osteofoci.clinical.laboratory import standardised
from osteofoci.errors import InputError
from osteofoci.foreign import nearest_of, shown
from osteofoci.given import Lines, read_given
from osteofoci.text import lexicon_value, named_sites
from osteofoci.wording import noted

MOST_BYTES = 1_000_000
_DATES = ("date", "until", "start", "end", "birth_date")
# What a bare word in a list means.
_BARE = {"history": "symptom", "symptoms": "symptom", "examination": "symptom", "scores": "name",
         "family": "condition", "biopsy": "result", "microbiology": "result"}  # fmt: skip
_DEFAULTS: dict[str, dict[str, Any]] = {"family": {"relation": "relative"}}


@dataclass(frozen=True)
class RecordRead:
    record: ClinicalRecord
    remarks: tuple[Remark, ...]


def read_record(path: Path) -> RecordRead:
    """Read ``clinical.yaml``.

    Raises:
        InputError: no such file, not YAML, too large, with aliases, or not a mapping.
    """
    given = read_given(path, "a clinical record", "--clinical", MOST_BYTES)
    data, lines = given.data, given.lines
    if not isinstance(data, dict):
        raise InputError(
            f"{path.name}: expected a mapping of headings to entries, found "
            f"'{shown(data)}'; see `osteofoci docs clinical`"
        )
    remarks: list[Remark] = []
    sections: dict[str, Any] = {}
    for name, value in data.items():
        line = lines.get((name,), 1)
        if name == "patient":
            child = _child(value, path.name, lines, remarks)
            if child is not None:
                sections["patient"] = child
        elif name in ClinicalRecord.model_fields:
            sections[name] = _entries(str(name), value, path.name, lines, remarks)
        else:
            remarks.append(
                noted(
                    "unknown-heading",
                    said(
                        "remark-unknown-heading",
                        file=path.name,
                        line=line,
                        heading=shown(name),
                        near=_near(name, ClinicalRecord.model_fields),
                        known=listed(ClinicalRecord.model_fields),
                    ),
                )
            )
    record, notes = completed(ClinicalRecord(**sections))
    return RecordRead(record, (*remarks, *notes))


def completed(record: ClinicalRecord) -> tuple[ClinicalRecord, tuple[Remark, ...]]:
    """The record with sites of the skeleton, standard units, and braces among the braces."""
    remarks: list[Remark] = []
    laboratory = []
    for value in record.laboratory:
        own = lexicon_value("clinic", "laboratory", value.name) or value.name
        state = value.state or _state(value.result)
        done, remark = standardised(value.model_copy(update={"name": own, "state": state}))
        laboratory.append(done)
        remarks.extend([remark] if remark else [])
    treatments: list[Treatment] = []
    braces = list(record.braces)
    for treatment in record.treatments:
        told = lexicon_value("clinic", "treatment", treatment.name) or ""
        kind = treatment.kind or told.partition("/")[2] or None
        treatment = treatment.model_copy(update={"kind": kind})
        (braces if kind == "brace" else treatments).append(treatment)
    return (
        record.model_copy(
            update={
                "laboratory": tuple(laboratory),
                "treatments": tuple(treatments),
                "braces": tuple(braces),
                "biopsy": tuple(_placed(_of_kind(b)) for b in record.biopsy),
                **{
                    name: tuple(_placed(entry) for entry in getattr(record, name))
                    for name in ("history", "symptoms", "examination")
                },
            }
        ),
        tuple(remarks),
    )


def _state(result: str | None) -> str | None:
    return lexicon_value("clinic", "result", result or "") if result else None


def _of_kind(biopsy: Biopsy) -> Biopsy:
    """A biopsy whose kind was not told, with that of the words of its result."""
    if biopsy.kind is not None:
        return biopsy
    kind = lexicon_value("clinic", "biopsy_result", biopsy.result)
    return biopsy.model_copy(update={"kind": kind or "unclear"})


def _placed(entry: Any) -> Any:
    if entry.sites or not entry.site:
        return entry
    sites, parts = named_sites(entry.site)
    update: dict[str, Any] = {"sites": sites}
    if parts and hasattr(entry, "region"):
        update["region"] = parts[0].region
    return entry.model_copy(update=update)


def _child(value: Any, name: str, lines: Lines, remarks: list[Remark]) -> ChildFacts | None:
    """The child's own facts; one that cannot be is left out and the others are kept."""
    data = {k: _date_text(k, v) for k, v in value.items()} if isinstance(value, dict) else {}
    while True:
        try:
            return ChildFacts(**data)
        except pydantic.ValidationError as error:
            first = error.errors()[0]
            key = str(first["loc"][0]) if first["loc"] else ""
            line = lines.get(("patient", key), lines.get(("patient",), 1))
            where = f"patient, {shown(key)}"
            remarks.append(_fault(name, line, where, first, ChildFacts))
            if key not in data:
                return None
            del data[key]


def _entries(
    section: str, value: Any, name: str, lines: Lines, remarks: list[Remark]
) -> tuple[Entry, ...]:
    model = get_args(ClinicalRecord.model_fields[section].annotation)[0]
    items = value if isinstance(value, list) else [] if value is None else [value]
    kept = []
    for n, item in enumerate(items):
        path = (section, n) if isinstance(value, list) else (section,)
        line = lines.get(path, 1)
        data = _as_mapping(section, item)
        if isinstance(data, dict):
            data = {k: _date_text(k, v) for k, v in data.items()}
            data.setdefault("source", f"line {line}")
        try:
            kept.append(model.model_validate(data))
        except pydantic.ValidationError as error:
            first = error.errors()[0]
            line = lines.get((*path, *first["loc"][:1]), line)
            where = f"{section}, {'.'.join(shown(p) for p in first['loc'])}".rstrip(", ")
            remarks.append(_fault(name, line, where, first, model))
    return tuple(kept)


def _as_mapping(section: str, item: Any) -> Any:
    if isinstance(item, bool) and section == "fever":
        return {"name": "fever", "present": item}
    if isinstance(item, str):
        return {_BARE.get(section, "name"): item, **_DEFAULTS.get(section, {})}
    if isinstance(item, dict) and section == "fever":
        return {"name": "fever", **item}
    return item


def _date_text(key: str, value: Any) -> Any:
    return str(value) if key in _DATES and isinstance(value, int) else value


def _near(name: object, known: Iterable[str]) -> Message:
    """The nearest known name, where there is one."""
    near = nearest_of(name, known)
    return said("none") if near is None else said("remark-did-you-mean", near=near)


def _fault(name: str, line: int, where: str, error: Any, model: type[Any]) -> Remark:
    unknown = error["type"] == "extra_forbidden" and error["loc"]
    message = said(
        "remark-entry-set-aside", file=name, line=line, entry=where,
        near=_near(error["loc"][-1], model.model_fields) if unknown else said("none"),
        fault=f"{error['msg'][0].lower()}{error['msg'][1:]}", found=shown(error.get("input"), 40),
    )  # fmt: skip
    return noted("entry-set-aside", message)
