"""The reader's word: a YAML file of decisions, read with care and applied on every run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar, get_args

import numpy as np
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    field_validator,
    model_validator,
)

from osteofoci.case import DecisionState, Finding, Remark, site_model
from osteofoci.errors import AddressError, InputError
from osteofoci.foreign import nearest, shown
from osteofoci.given import Lines, read_given, refuse_unknown
from osteofoci.localise import Told, joint_names
from osteofoci.skeleton import VERTEBRAL_LEVELS, Side, Site, Zone, bone_named, parse_site

MOST_BYTES = 4_000_000
_APPEARANCES = get_args(get_args(Finding.model_fields["appearance"].annotation)[0])


Millimetres = Annotated[float, Field(ge=-20_000, le=20_000, allow_inf_nan=False)]
Row = Annotated[float, Field(ge=-100_000, le=100_000, allow_inf_nan=False)]
Pixel = tuple[Row, Row]


class _Decision(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    by: str = Field(min_length=1, max_length=200)
    when: str
    note: str | None = None

    @field_validator("when", mode="before")
    @classmethod
    def _a_day(cls, value: Any) -> str:
        day = str(value)[:10]
        try:
            date.fromisoformat(day)
        except ValueError:
            raise ValueError("expected a day as 2026-01-05") from None
        return str(value)


def _site(value: Any) -> Any:
    if isinstance(value, str):
        return parse_site(value)
    if isinstance(value, dict):
        zone = value.get("zone")
        return Site(
            bone_named(str(value.get("bone", ""))),
            Side(str(value.get("side", "midline"))),
            None if zone is None else Zone(str(zone)),
        )
    return value


class Judgement(_Decision):
    """Confirm, reject or call physiological one finding of the program."""

    kind: Literal["confirm", "reject", "physiological"]
    finding: str


class Move(_Decision):
    kind: Literal["move"]
    finding: str
    site: Site

    _parse = field_validator("site", mode="before")(_site)


class SetAttribute(_Decision):
    kind: Literal["set"]
    finding: str
    attribute: Literal[
        "soft_tissue_oedema", "expansion", "collapse", "abscess", "appearance",
        "crosses_physis", "physiological_pattern",
    ]  # fmt: skip
    value: bool | str | None

    @model_validator(mode="after")
    def _value_of_its_kind(self) -> Self:
        if self.value is None:
            return self
        if self.attribute == "appearance":
            if self.value not in _APPEARANCES:
                raise ValueError(self._wrong(f"one of {', '.join(_APPEARANCES)}"))
        elif self.attribute == "physiological_pattern":
            if not isinstance(self.value, str):
                raise ValueError(self._wrong("the name of a pattern"))
        elif not isinstance(self.value, bool):
            raise ValueError(self._wrong("true or false"))
        return self

    def _wrong(self, expected: str) -> str:
        return f"value of {self.attribute}: expected {expected}, found '{shown(self.value)}'"


class AddFinding(_Decision):
    """A finding that the reader saw: one point inside it and its site."""

    kind: Literal["add"]
    exam: str
    site: Site
    point_lps_mm: tuple[Millimetres, Millimetres, Millimetres]

    _parse = field_validator("site", mode="before")(_site)


class Place(_Decision):
    """A finding that the reader sees on a radiograph or a scan: its site and its pixel."""

    kind: Literal["place"]
    exam: str
    site: Site
    pixel: Pixel
    radius_mm: float = Field(default=5.0, gt=0, le=40)
    appearance: Literal["lytic", "mixed", "sclerotic", "hyperostotic"] | None = None

    _parse = field_validator("site", mode="before")(_site)


class ShiftLevels(_Decision):
    """The reader counts the vertebrae otherwise: every level of the examination moves down by so many."""

    kind: Literal["levels"]
    exam: str
    down: int = Field(ge=-2, le=2)


class EndPlates(_Decision):
    """The reader's end plates of one vertebra, as pixels (row, column) from left to right in the image.

    Three points a plate in the lateral view (front, middle, back), two or three in the frontal one.
    """

    kind: Literal["end_plates"]
    exam: str
    level: str
    view: Literal["lateral", "frontal"]
    upper: tuple[Pixel, ...] = Field(min_length=2, max_length=3)
    lower: tuple[Pixel, ...] = Field(min_length=2, max_length=3)


class PutJoint(_Decision):
    """A joint, or an end of the trunk, at the reader's point; the skeleton is found around it."""

    kind: Literal["joint"]
    exam: str
    joint: str
    point_lps_mm: tuple[Millimetres, Millimetres, Millimetres]

    @field_validator("joint")
    @classmethod
    def _a_joint(cls, value: str) -> str:
        if value not in joint_names():
            raise ValueError(f"expected one of {', '.join(joint_names())}")
        return value


class NameVertebra(_Decision):
    """The vertebral body at the reader's point is of this level; the others are counted from it."""

    kind: Literal["vertebra"]
    exam: str
    level: str
    point_lps_mm: tuple[Millimetres, Millimetres, Millimetres]

    @field_validator("level")
    @classmethod
    def _a_level(cls, value: str) -> str:
        if value not in VERTEBRAL_LEVELS:
            raise ValueError("expected a level from C1 to L5, such as T6")
        return value


class AbsentBone(_Decision):
    """A bone that is not in the images of an examination, whatever the program drew there."""

    kind: Literal["absent"]
    exam: str
    site: Site

    _parse = field_validator("site", mode="before")(_site)


class Link(_Decision):
    """Merge: these findings are one focus. Split: none of them shares a focus."""

    kind: Literal["merge", "split"]
    findings: tuple[str, ...]


AboutSkeleton = PutJoint | NameVertebra | AbsentBone
Decision = Annotated[
    Judgement
    | Move
    | SetAttribute
    | AddFinding
    | Place
    | ShiftLevels
    | EndPlates
    | AboutSkeleton
    | Link,
    Field(discriminator="kind"),
]
_ADAPTER: TypeAdapter[Decision] = TypeAdapter(Decision)
_KINDS: dict[str, type[BaseModel]] = {
    kind: model
    for model in (
        *(Judgement, Move, SetAttribute, AddFinding, Place, ShiftLevels, EndPlates),
        *(PutJoint, NameVertebra, AbsentBone, Link),
    )
    for kind in get_args(model.model_fields["kind"].annotation)
}


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read a decisions file: a list, or a mapping with the list under ``decisions``.

    Raises:
        InputError: no such file, not YAML, a name that is not known, or an entry that is not a
            decision.
    """
    given = read_given(path, "a decisions file", "--decisions", MOST_BYTES)
    entries, at = given.data, tuple[str, ...]()
    if isinstance(entries, dict):
        refuse_unknown(entries, ("decisions",), path.name, given.lines)
        entries, at = entries.get("decisions") or [], ("decisions",)
    if not isinstance(entries, list):
        raise InputError(
            f"{path.name}: expected a list of decisions, found '{shown(entries)}'; see "
            f"docs/decisions.md"
        )
    return tuple(
        _decision(entry, f"{path.name}, decision {n}", given.lines, (*at, n - 1))
        for n, entry in enumerate(entries, start=1)
    )


def _decision(entry: Any, where: str, lines: Lines, at: tuple[Any, ...]) -> Decision:
    line = lines.get(at, 1)
    if not isinstance(entry, dict) or str(entry.get("kind")) not in _KINDS:
        kind = entry.get("kind") if isinstance(entry, dict) else entry
        raise InputError(
            f"{where}, line {line}: expected a mapping with a kind ({', '.join(_KINDS)}), found "
            f"'{shown(kind)}'{nearest(kind, _KINDS)}; correct it"
        )
    refuse_unknown(entry, _KINDS[entry["kind"]].model_fields, where, lines, at)
    try:
        return _ADAPTER.validate_python(entry)
    except (ValidationError, AddressError, ValueError) as error:
        raise InputError(
            f"{where}, line {line}: expected values that a decision can have, found one that it cannot "
            f"({_first_line(error)}); correct it"
        ) from error


def _first_line(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error).splitlines()[0]
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"][1:])
    message = str(first["msg"]).removeprefix("Value error, ")
    told = first["type"] == "missing" or not place  # a whole decision says itself what it found
    found = "" if told else f", found '{shown(first.get('input'))}'"
    return f"{place}: {message}{found}" if place else message


def additions(decisions: Sequence[Decision], exam_id: str) -> list[AddFinding]:
    """The findings that the reader adds to an examination, named by its id or its date."""
    return [
        d
        for d in decisions
        if isinstance(d, AddFinding) and (d.exam == exam_id or _is_date(d.exam, exam_id))
    ]


AboutExam = TypeVar("AboutExam", Place, ShiftLevels, EndPlates, PutJoint, NameVertebra, AbsentBone)
_ABOUT_EXAM = (AddFinding, Place, ShiftLevels, EndPlates, PutJoint, NameVertebra, AbsentBone)


def of_exam(decisions: Sequence[Decision], kind: type[AboutExam], exam_id: str) -> list[AboutExam]:
    """The decisions of one kind about an examination, named by its id or its date."""
    return [
        d
        for d in decisions
        if isinstance(d, kind) and (d.exam == exam_id or _is_date(d.exam, exam_id))
    ]


def told_of(decisions: Sequence[Decision], exam_id: str) -> Told:
    """What the reader has told about the skeleton of an examination; later words win."""
    return Told(
        {d.joint: np.array(d.point_lps_mm) for d in of_exam(decisions, PutJoint, exam_id)},
        {d.level: np.array(d.point_lps_mm) for d in of_exam(decisions, NameVertebra, exam_id)},
        frozenset(d.site.bone_side for d in of_exam(decisions, AbsentBone, exam_id)),
    )


def _is_date(text: str, exam_id: str) -> bool:
    return len(text) == 10 and exam_id.startswith(text + "-")


def apply_decisions(
    findings: Sequence[Finding], decisions: Sequence[Decision], exam_ids: Sequence[str]
) -> tuple[list[Finding], list[Remark]]:
    """The findings as the reader wants them; later decisions win; what fits nothing is said."""
    by_id = {finding.id: finding for finding in findings}
    remarks: list[Remark] = []
    said: dict[tuple[str, str], Any] = {}
    states = {
        "confirm": DecisionState.CONFIRMED,
        "reject": DecisionState.REJECTED,
        "physiological": DecisionState.PHYSIOLOGICAL,
    }
    for decision in decisions:
        if isinstance(decision, _ABOUT_EXAM):
            if not any(exam == decision.exam or _is_date(decision.exam, exam) for exam in exam_ids):
                remarks.append(_stale(f"no examination is called '{decision.exam}'"))
            continue
        named = decision.findings if isinstance(decision, Link) else (decision.finding,)
        missing = [name for name in named if name not in by_id]
        remarks.extend(
            _stale(f"'{decision.kind}' names the finding '{name}', which this run did not make")
            for name in missing
        )
        if missing or isinstance(decision, Link):
            continue
        finding = by_id[decision.finding]
        note = f"reader {decision.by}, {decision.when}: {decision.kind}"
        changes: dict[str, Any] = {"evidence": (*finding.evidence, note)}
        about, value = _about(decision)
        if said.setdefault((finding.id, about), value) != value:
            remarks.append(
                _stale(
                    f"of '{finding.id}' the {about} is given twice and differently; "
                    f"the last one counts",
                    "decision-conflict",
                )
            )
        said[finding.id, about] = value
        if isinstance(decision, Judgement):
            changes["decision"] = states[decision.kind]
        elif isinstance(decision, Move):
            changes["site"] = site_model(decision.site)
            changes["position_along_bone"] = None
            changes["decision"] = DecisionState.CONFIRMED
        else:
            changes[decision.attribute] = decision.value
        by_id[finding.id] = Finding.model_validate({**finding.model_dump(), **changes})
    return list(by_id.values()), [*remarks, *_contradicting_links(decisions)]


def _about(decision: Judgement | Move | SetAttribute) -> tuple[str, Any]:
    """What a decision settles, and how."""
    if isinstance(decision, Judgement):
        return "judgement", decision.kind
    if isinstance(decision, Move):
        return "site", decision.site
    return decision.attribute, decision.value


def _contradicting_links(decisions: Sequence[Decision]) -> list[Remark]:
    joined, apart = links(decisions)
    return [
        _stale(
            f"{' and '.join(repr(name) for name in sorted(set(one) & set(other)))} are both merged "
            f"and split; they are kept apart",
            "decision-conflict",
        )
        for one in joined
        for other in apart
        if len(set(one) & set(other)) > 1
    ]


def _stale(text: str, code: str = "decision-stale") -> Remark:
    return Remark.warning(code, f"Decisions file: {text}.")


def links(decisions: Sequence[Decision]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Finding ids that the reader joins into one focus, and those that are kept apart."""
    joined = [d.findings for d in decisions if isinstance(d, Link) and d.kind == "merge"]
    apart = [d.findings for d in decisions if isinstance(d, Link) and d.kind == "split"]
    return joined, apart
