"""Real anatomy carried to a child: its proportions, posture and spine, bone by bone.

The child is the same constellation of landmarks that draws the simulator's own child. Every
bone of the anatomy is carried by its own joint frame, length and girth apart; ribs and breast
bone by the frame of the whole chest, bent to the child's vertebrae. Soft tissue follows the
bones around it: its displacement is the mean of theirs, weighted by closeness (linear blend
skinning), computed once on a lattice. A smooth random field makes every child its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.collapse import Collapsed, Heights
from osteofoci.phantom.anatomy.real.names import bone_of_mesh
from osteofoci.phantom.anatomy.real.ready import LATTICE_MM, Body
from osteofoci.phantom.anatomy.real.segments import Frame, Map, bent, fitted_frame, limb
from osteofoci.phantom.anatomy.traits import Traits
from osteofoci.skeleton import VERTEBRAL_LEVELS, BoneSide, Side, bone_named, vertebral_frame

_WHOLE = Heights(1.0, 1.0, 1.0)
_NO_TURN = np.eye(3)
_PELVIS = (
    "left hip", "right hip", "left anterior iliac spine", "right anterior iliac spine",
    "left iliac crest", "right iliac crest", "left posterior iliac spine",
    "right posterior iliac spine", "left ischial tuberosity", "right ischial tuberosity",
    "symphysis", "sacrum top", "sacrum bottom",
)  # fmt: skip
_FOOT = ("heel", "metatarsal 1 base", "metatarsal 5 base", "metatarsal 1 head", "metatarsal 5 head")


@dataclass(frozen=True)
class Figure:
    """Factors of girth, by part of the body."""

    limbs: float = 1.0
    trunk: float = 1.0


@dataclass(frozen=True, eq=False)
class Carrier:
    """Carries one body's points to one child.

    Attributes:
        maps: by segment.
        field: smooth displacement (3, z, y, x) in the child's space from ``field_low_mm``.
    """

    body: Body
    maps: Mapping[str, Map]
    field: Floats
    field_low_mm: Floats
    field_cell_mm: float

    def bone(self, name: str) -> Floats:
        """Vertices of a bone's mesh in the child."""
        points = self.body.anatomy.bones[name].vertices_mm
        return self._own(self.maps[self.body.owners[name]](points))

    def soft(self, points_mm: Floats) -> Floats:
        """Points of soft tissue in the child."""
        lattice = self._lattice
        index = ((points_mm - self.body.low_mm) / LATTICE_MM).T
        moved = np.stack(
            [ndimage.map_coordinates(lattice[c], index, order=1, mode="nearest") for c in range(3)],
            1,
        )
        return self._own(points_mm + moved)

    def landmark(self, name: str) -> Floats:
        point = self.body.landmarks[name][None]
        carried: Floats = self._own(self.maps[_owner_of_landmark(name)](point))[0]
        return carried

    @property
    def _lattice(self) -> Floats:
        shape = self.body.nearest.shape[1:]
        nodes = np.stack(np.meshgrid(*(np.arange(n) for n in shape), indexing="ij"), -1)
        points = (nodes.reshape(-1, 3) * LATTICE_MM + self.body.low_mm).astype(float)
        moved = np.zeros((len(points), 3))
        nearest, weights = (
            v.reshape(v.shape[0], -1) for v in (self.body.nearest, self.body.weights)
        )
        for n, segment in enumerate(self.body.segments):
            which = (nearest == n) & (weights > 1e-3)
            own = which.any(0)
            if own.any():
                share = (weights * which).sum(0)[own][:, None]
                moved[own] += share * (self.maps[segment](points[own]) - points[own])
        lattice: Floats = moved.T.reshape(3, *shape)
        return lattice

    def _own(self, points_mm: Floats) -> Floats:
        index = ((points_mm - self.field_low_mm) / self.field_cell_mm).T
        bend = [ndimage.map_coordinates(f, index, order=1, mode="nearest") for f in self.field]
        carried: Floats = points_mm + np.stack(bend, 1)
        return carried


_OWNERS = (
    (("skull", "chin", "mandible"), "head"),
    (("rib", "sternum"), "thorax"),
    (
        ("sacrum", "coccyx", "symphysis", "hip", "anterior", "iliac", "posterior", "ischial"),
        "pelvis",
    ),
    (("clavicle",), "clavicle"),
    (("acromion", "scapula"), "scapula"),
    (("shoulder", "elbow"), "humerus"),
    (("wrist",), "forearm"),
    (("knuckle",), "hand"),
    (("fingertip",), "fingers"),
    (("trochanter", "knee"), "thigh"),
    (("ankle",), "shank"),
    (("heel", "metatarsal", "toe"), "foot"),
)


def _owner_of_landmark(name: str) -> str:
    side, _, rest = name.partition(" ")
    if side not in ("left", "right"):
        side, rest = "", name
    if rest.startswith("vertebra"):
        return rest
    for starts, segment in _OWNERS:
        if rest.startswith(starts):
            return segment if segment in ("head", "thorax", "pelvis") else f"{side} {segment}"
    raise KeyError(name)


def carrier(
    body: Body,
    whole: Mapping[str, Floats],
    sunk: Mapping[str, Floats],
    traits: Traits,
    heights: Collapsed,
    rng: np.random.Generator,
) -> Carrier:
    """Every segment's map to a child.

    Args:
        whole, sunk: the child's landmarks before and after vertebrae have lost height.
        rng: of the child, not of the visit: it makes the bones' own shapes.
    """
    man = body.landmarks
    # A child without L5 or twelfth rib keeps the frames of the others; what it lacks is not drawn.
    to = {name: sunk.get(name) for name in man}
    if to["vertebra L5"] is None:
        to["vertebra L5"] = (sunk["vertebra L4"] + sunk["sacrum top"]) / 2
    for name in [n for n, p in to.items() if p is None]:
        neighbour = name.replace("rib 12", "rib 11")
        to[name] = to[neighbour]
    target: dict[str, Floats] = {name: np.asarray(p, float) for name, p in to.items()}
    straight = {**target, **{n: np.asarray(p, float) for n, p in whole.items()}}
    scale = _distance(straight, "vertebra T1", "vertebra L4") / _distance(
        man, "vertebra T1", "vertebra L4"
    )
    muscular = 0.86 + 0.28 * traits.muscularity
    maps: dict[str, Map] = {}
    maps["pelvis"] = _fitted(man, target, _PELVIS, uniform=False)
    _column(maps, man, target, straight, scale, heights, rng)
    maps["thorax"] = _chest(maps, man, target, scale)
    head = ("skull front", "skull back", "skull vertex", "vertebra C1", "chin")
    maps["head"] = _fitted(
        man, target, head, uniform=False, heavy={"vertebra C1": 1.5, "chin": 0.4}
    )
    for side in ("left", "right"):
        _arm(maps, man, target, side, scale, muscular)
        _leg(maps, man, target, side, scale, muscular)
    low = np.min(list(target.values()), axis=0) - 150
    high = np.max(list(target.values()), axis=0) + 150
    cell = float(rng.choice([55.0, 75.0, 110.0]))
    shape = np.ceil((high - low) / cell).astype(int) + 1
    field = rng.normal(0, 1, (3, *shape)) * scale * rng.uniform(1.0, 3.0)
    return Carrier(body, maps, field, low, cell)


def _distance(points: Mapping[str, Floats], a: str, b: str) -> float:
    return float(np.linalg.norm(points[a] - points[b]))


def _fitted(
    man: Mapping[str, Floats],
    child: Mapping[str, Floats],
    names: tuple[str, ...],
    *,
    uniform: bool,
    heavy: Mapping[str, float] | None = None,
) -> Frame:
    weights = np.array([(heavy or {}).get(name, 1.0) for name in names])
    points = np.array([man[name] for name in names])
    targets = np.array([child[name] for name in names])
    return fitted_frame(points, targets, weights, _NO_TURN, uniform=uniform)


@dataclass(frozen=True, eq=False)
class _Vertebra:
    """A vertebra's frame, its body lowered where it has lost height."""

    frame: Frame
    depth_mm: float
    heights: Heights

    def __call__(self, points_mm: Floats) -> Floats:
        if self.heights == _WHOLE:
            return self.frame(points_mm)
        local = (points_mm - self.frame.origin_mm) @ self.frame.axes.T
        place = np.clip(local[:, 1] / self.depth_mm, -1.0, 1.0)
        h = self.heights
        curve = np.polyfit((-0.7, 0.0, 0.7), (h.front, h.middle, h.back), 2)
        lower = np.where(local[:, 1] < 1.3 * self.depth_mm, np.polyval(curve, place), 1.0)
        local[:, 2] *= lower
        return self.frame(local @ self.frame.axes + self.frame.origin_mm)


def _column(
    maps: dict[str, Map],
    man: Mapping[str, Floats],
    child: Mapping[str, Floats],
    straight: Mapping[str, Floats],
    scale: float,
    heights: Collapsed,
    rng: np.random.Generator,
) -> None:
    width = scale * float(np.exp(rng.normal(0, 0.05)))
    depth = scale * float(np.exp(rng.normal(0, 0.05)))
    for level in VERTEBRAL_LEVELS:
        centre, axes, pitch = vertebral_frame(man, level)
        to, to_axes, _ = vertebral_frame(child, level)
        _, _, to_pitch = vertebral_frame(straight, level)
        own = heights.get(BoneSide(bone_named(f"vertebra {level}"), Side.MIDLINE), _WHOLE)
        stretch = np.array([width, depth, to_pitch / pitch])
        frame = Frame(centre, axes, to, to_axes, stretch)
        maps[f"vertebra {level}"] = _Vertebra(frame, 0.55 * pitch, own)


def _chest(
    maps: Mapping[str, Map], man: Mapping[str, Floats], child: Mapping[str, Floats], scale: float
) -> Map:
    """The frame of the chest, bent to the vertebrae that the ribs hang on."""
    column = tuple(f"vertebra T{n}" for n in range(1, 13))
    ribs = tuple(
        f"{side} rib {n} {part}"
        for side in ("left", "right")
        for n in range(1, 13)
        for part in ("back", "side", "tip")
    )
    rim = tuple(name for name in ribs if " rib 11 " not in name and " rib 12 " not in name)
    frame = _fitted(man, child, (*column, *rim, "sternum top", "sternum bottom"), uniform=False)
    names = (*column, *ribs, "sternum top", "sternum bottom")
    trust = np.array([1.0] * len(column) + [0.3] * len(ribs) + [0.4, 0.4])
    points = np.array([man[name] for name in names])
    targets = np.array([child[name] for name in names])
    return bent(frame, points, targets, reach_mm=42.0, trust=trust)


def _arm(
    maps: dict[str, Map],
    man: Mapping[str, Floats],
    child: Mapping[str, Floats],
    side: str,
    scale: float,
    muscular: float,
) -> None:
    def of(points: Mapping[str, Floats], name: str) -> Floats:
        return points[f"{side} {name}"]

    def middle(points: Mapping[str, Floats], a: str, b: str) -> Floats:
        centre: Floats = (of(points, a) + of(points, b)) / 2
        return centre

    def across(points: Mapping[str, Floats], a: str, b: str) -> Floats:
        direction: Floats = of(points, a) - of(points, b)
        return direction

    blade = tuple(
        f"{side} {n}" for n in ("shoulder", "scapula superior", "scapula inferior", "acromion")
    )
    maps[f"{side} scapula"] = _fitted(
        man, child, blade, uniform=True, heavy={f"{side} shoulder": 4.0, f"{side} acromion": 2.0}
    )
    shoulder = maps[f"{side} scapula"](of(man, "shoulder")[None])[0]
    chest = maps["thorax"]
    medial = of(man, "clavicle medial")
    lateral = of(man, "acromion") + 0.12 * (medial - of(man, "acromion"))
    to_medial, to_lateral = chest(medial[None])[0], maps[f"{side} scapula"](lateral[None])[0]
    forward = np.array([0.0, -1.0, 0.0])
    to_forward = chest(np.array([medial + 20 * forward]))[0] - to_medial
    maps[f"{side} clavicle"] = limb(
        (medial, lateral), (forward, forward), (to_medial, to_lateral), (to_forward, to_forward),
        girth=scale,
    )  # fmt: skip
    elbows = [middle(p, "elbow medial", "elbow lateral") for p in (man, child)]
    hinge = [across(p, "elbow lateral", "elbow medial") for p in (man, child)]
    wrists = [middle(p, "wrist radial", "wrist ulnar") for p in (man, child)]
    palm = [across(p, "wrist radial", "wrist ulnar") for p in (man, child)]
    knuckles = [middle(p, "knuckle 2", "knuckle 5") for p in (man, child)]
    row = [across(p, "knuckle 2", "knuckle 5") for p in (man, child)]
    girth = scale * muscular
    maps[f"{side} humerus"] = limb(
        (of(man, "shoulder"), elbows[0]), (hinge[0], hinge[0]),
        (shoulder, elbows[1]), (hinge[1], hinge[1]), girth=girth,
    )  # fmt: skip
    maps[f"{side} forearm"] = limb(
        (elbows[0], wrists[0]), (hinge[0], palm[0]), (elbows[1], wrists[1]), (hinge[1], palm[1]),
        girth=girth,
    )  # fmt: skip
    hand = _stretch((wrists[0], knuckles[0]), (wrists[1], knuckles[1]))
    maps[f"{side} hand"] = limb(
        (wrists[0], knuckles[0]), (palm[0], row[0]), (wrists[1], knuckles[1]), (palm[1], row[1]),
        girth=hand,
    )  # fmt: skip
    tips = [of(p, "fingertip") for p in (man, child)]
    maps[f"{side} fingers"] = limb(
        (knuckles[0], tips[0]),
        (row[0], row[0]),
        (knuckles[1], tips[1]),
        (row[1], row[1]),
        girth=hand,
    )


def _stretch(ends: tuple[Floats, Floats], to_ends: tuple[Floats, Floats]) -> float:
    return float(np.linalg.norm(to_ends[1] - to_ends[0]) / np.linalg.norm(ends[1] - ends[0]))


def _leg(
    maps: dict[str, Map],
    man: Mapping[str, Floats],
    child: Mapping[str, Floats],
    side: str,
    scale: float,
    muscular: float,
) -> None:
    def joint(points: Mapping[str, Floats], name: str) -> tuple[Floats, Floats]:
        inner, outer = points[f"{side} {name} medial"], points[f"{side} {name} lateral"]
        return (inner + outer) / 2, outer - inner

    hip = man[f"{side} hip"]
    to_hip = maps["pelvis"](hip[None])[0]
    (knee, hinge), (to_knee, to_hinge) = joint(man, "knee"), joint(child, "knee")
    (ankle, mortise), (to_ankle, to_mortise) = joint(man, "ankle"), joint(child, "ankle")
    girth = scale * muscular
    maps[f"{side} thigh"] = limb(
        (hip, knee), (hinge, hinge), (to_hip, to_knee), (to_hinge, to_hinge), girth=girth
    )
    maps[f"{side} shank"] = limb(
        (knee, ankle), (hinge, mortise), (to_knee, to_ankle), (to_hinge, to_mortise), girth=girth
    )
    foot = [man[f"{side} {n}"] for n in _FOOT], [child[f"{side} {n}"] for n in _FOOT]
    points, targets = np.array([ankle, *foot[0]]), np.array([to_ankle, *foot[1]])
    weights = np.array([3.0, *np.ones(len(_FOOT))])
    frame = fitted_frame(points, targets, weights, _NO_TURN, uniform=True)
    # The ankle is where the shank ends; the foot hangs on it.
    shift = to_ankle - frame(ankle[None])[0]
    maps[f"{side} foot"] = Frame(
        frame.origin_mm, frame.axes, frame.to_mm + shift, frame.to_axes, frame.stretch
    )


def bones_by_mesh(body: Body) -> dict[str, BoneSide]:
    """The named bones among the meshes."""
    named = ((name, bone_of_mesh(name)) for name in body.anatomy.bones)
    return {name: bone for name, bone in named if bone is not None}
