"""The kinds of decisions that a reader may write, each with its values."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from osteofoci.case import Finding
from osteofoci.foreign import shown
from osteofoci.skeleton import (
    VERTEBRAL_LEVELS,
    Side,
    Site,
    Zone,
    bone_named,
    joint_names,
    parse_site,
)

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
