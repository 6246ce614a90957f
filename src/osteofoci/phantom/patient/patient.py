"""A simulated patient: a child, its visits and its record."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from osteofoci.phantom.anatomy.collapse import Collapsed
from osteofoci.phantom.anatomy.lesions import Lesion
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.real import read_body
from osteofoci.phantom.anatomy.traits import Build, Traits
from osteofoci.phantom.dicom import Person
from osteofoci.phantom.mri.scanner import Protocol
from osteofoci.phantom.planar.techniques import Technique
from osteofoci.skeleton import BoneSide


@dataclass(frozen=True)
class Visit:
    """One visit to simulate.

    Attributes:
        posture, protocol: of the MRI; None where the visit has none.
        techniques: what else is made on that day.
    """

    when: date
    posture: Posture
    protocol: Protocol | None
    lesions: tuple[Lesion, ...]
    healed: tuple[Lesion, ...]
    heights: Collapsed = field(default_factory=dict)
    stoutness: Mapping[BoneSide, float] = field(default_factory=dict)
    techniques: tuple[Technique, ...] = ()


@dataclass(frozen=True)
class SimulatedPatient:
    """A child and its examinations.

    Attributes:
        normal_seed: of the normal bright places in the marrow; None paints none.
        anatomy: a folder of real bones that the child is made from; None draws it.
    """

    person: Person
    traits: Traits
    visits: tuple[Visit, ...]
    clinical: dict[str, Any]
    normal_seed: int | None = None
    anatomy: Path | None = None


def of_anatomy(patient: SimulatedPatient, folder: Path) -> SimulatedPatient:
    """The same child made from a folder of real bones.

    Raises:
        InputError: the folder has no such meshes, or a bone is missing.
    """
    read_body(folder)
    return replace(patient, anatomy=folder)


def shape_seed(patient: SimulatedPatient) -> int:
    """A child keeps the shapes of its bones from visit to visit."""
    return zlib.crc32(patient.person.id.encode())


def age_at(patient: SimulatedPatient, when: date) -> float:
    return (when - patient.person.birth_date).days / 365.25


def at_visit(traits: Traits, visit: Visit) -> Traits:
    build = dict(traits.build)
    for bone_side, factor in visit.stoutness.items():
        own = build.get(bone_side, Build())
        build[bone_side] = replace(own, stoutness=own.stoutness * factor)
    return replace(traits, build=build)
