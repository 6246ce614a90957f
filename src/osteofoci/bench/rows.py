"""What the bench reads and hands on, as JSON has it: truth, the case that was made, runs, figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

# Figures by name, in groups; a list holds places or pairs that were confused.
Figure = None | bool | int | float | str | Sequence["Figure"] | Mapping[str, "Figure"]
Figures = dict[str, Figure]


# Truth: ``truth.json`` of the simulator. Truth from elsewhere may hold less.


class Placed(TypedDict):
    bone: str
    side: str


class TrueGone(Placed):
    """A lesion that has healed; ``covered`` tells whether its place was imaged."""

    id: str
    centroid_lps_mm: list[float]
    status: str
    covered: bool
    physiological: NotRequired[bool]


class TrueLesion(TrueGone):
    volume_mm3: float
    signal_ratio: float
    soft_tissue_oedema: NotRequired[bool]
    contact_mm2: NotRequired[float]
    fluid_mm3: NotRequired[float]
    crosses_physis: NotRequired[bool]


class TruePlate(TypedDict):
    position: float


class TrueFrame(TypedDict):
    axis_lps_mm: list[list[float]]
    length_mm: float
    physes: list[TruePlate]


class Variant(TypedDict, total=False):
    """Of the scanner and its protocol."""

    field_t: float
    layout: str
    naming: str
    part: str
    missing_station: bool
    sequence: str


class TrueExam(TypedDict):
    date: str
    lesions: list[TrueLesion]
    covered_z: list[list[float]]
    age: NotRequired[float]
    variant: NotRequired[Variant]
    gone: NotRequired[list[TrueGone]]
    landmarks: NotRequired[dict[str, list[float]]]
    landmarks_in_view: NotRequired[list[str]]
    bones: NotRequired[dict[str, TrueFrame]]
    labels: NotRequired[dict[str, str]]


class TrueVertebra(TypedDict):
    level: str
    anterior_mm: float
    middle_mm: float
    posterior_mm: float
    height_left: list[float]
    centre_lps_mm: list[float]


class TrueLength(Placed):
    length_mm: float


class TrueView(TypedDict):
    top_mm: float


class TrueSpot(Placed):
    """A lesion in the anterior view of a bone scan."""

    id: str
    pixel: list[float]
    contrast: float
    plate_mm: float | None
    physiological: bool


class TruePlanar(TypedDict):
    """A standing pair (``biplanar``), a radiograph or a bone scan; each has its own of these."""

    date: str
    kind: str
    part: NotRequired[str]
    views: NotRequired[dict[str, TrueView]]
    vertebrae: NotRequired[list[TrueVertebra]]
    cobb_deg: NotRequired[float]
    kyphosis_deg: NotRequired[float | None]
    lengths: NotRequired[list[TrueLength]]
    lesions: NotRequired[list[TrueSpot]]


class TruePatient(TypedDict, total=False):
    lumbar_vertebrae: int
    rib_pairs: int


class Truth(TypedDict):
    exams: list[TrueExam]
    patient: NotRequired[TruePatient]
    planar: NotRequired[list[TruePlanar]]


# The case: ``case.json``, as far as the bench looks at it.


class SeriesRow(TypedDict):
    used: bool


class ExamRow(TypedDict):
    id: str
    date: str
    kind: str
    series: list[SeriesRow]


class PlateRow(TypedDict):
    contact_mm2: float


class FindingRow(TypedDict):
    id: str
    exam_id: str
    focus_id: str | None
    site: Placed
    centroid_lps_mm: list[float]
    volume_mm3: float
    volume_error_mm3: float
    signal_ratio: float
    confidence: float
    pixel: list[float]
    crosses_physis: bool | None
    physes: list[PlateRow]
    soft_tissue_oedema: bool | None
    abscess: bool | None


class HistoryRow(TypedDict):
    exam_id: str
    finding_id: str | None
    status: str


class FocusRow(TypedDict):
    id: str
    history: list[HistoryRow]


class VertebraRow(TypedDict):
    exam_id: str
    level: str
    anterior_mm: float | None
    middle_mm: float | None
    posterior_mm: float | None
    error_mm: float
    height_loss_fraction: float | None
    height_loss_error: float
    loss_since_fraction: float | None


class CurveRow(TypedDict):
    exam_id: str
    cobb_deg: float


class KyphosisRow(TypedDict):
    exam_id: str
    angle_deg: float


class SpineRow(TypedDict):
    vertebrae: list[VertebraRow]
    curves: list[CurveRow]
    kyphoses: list[KyphosisRow]


class LimbRow(Placed):
    exam_id: str
    length_mm: float


class InequalityRow(TypedDict):
    exam_id: str
    longer: Literal["left", "right"]
    difference_mm: float


class CaseRow(TypedDict):
    exams: list[ExamRow]
    findings: list[FindingRow]
    foci: list[FocusRow]
    spine: SpineRow
    limbs: list[LimbRow]
    inequalities: list[InequalityRow]


# What only pixels tell, beside the truth.


class Located(TypedDict):
    centroid_lps_mm: Sequence[float]


class ProposalRow(TypedDict):
    """A finding or a faint one; ``lesion`` and ``dice`` where its mask meets a painted lesion."""

    centroid_lps_mm: Sequence[float]
    normal: bool
    confidence: float
    lesion: NotRequired[str]
    dice: NotRequired[float]


class CentreRow(Placed):
    """The centre of a true lesion, and what bone was ``said`` to be there."""

    id: str
    covered: bool
    said: str | None


class VoxelRow(TypedDict):
    """Voxels of a true bone: all, named at all, rightly, for the other side, rightly or with its doubt told.

    ``covered``: whether the bone is said to be imaged.
    """

    bone: str
    region: str
    voxels: int
    named: int
    right: int
    other_side: int
    told: int
    covered: bool


class SureRow(TypedDict):
    said: float
    right: float


class AddressRow(TypedDict):
    bone: str
    given: bool
    position_error: float
    physis_error_mm: float
    physis_mm: float
    length_mm: float


class KeptRow(TypedDict):
    bone: str
    apart_mm: float


class LabelsRow(TypedDict, total=False):
    """What is said of every bone, beside its label volume."""

    overlap: dict[str, float]
    surface_mm: dict[str, float]
    named: dict[str, float]
    addresses: list[AddressRow]
    invented: list[str]
    overlooked: list[str]


class Anatomy(LabelsRow, total=False):
    """What one localised examination says about bones."""

    voxels: list[VoxelRow]
    sure: list[SureRow]
    landmark_error_mm: dict[str, float]
    landmarks_missed: list[str]
    landmarks_invented: list[str]
    places: dict[str, int]


class SeenExam(Anatomy):
    date: str
    variant: Variant
    age: float | None
    localised: bool
    lesions: list[CentreRow]
    seconds: NotRequired[dict[str, float]]
    peak_mib: NotRequired[float]
    seams: NotRequired[dict[str, list[float]]]
    proposals: NotRequired[list[ProposalRow]]
    voxels_with_points: NotRequired[list[VoxelRow]]


class Answer(TypedDict, total=False):
    """What a process that followed one patient answers; ``failed`` alone where it did not end well."""

    failed: str
    case: CaseRow
    seconds: dict[str, float]
    peak_mib: float
    exams: list[SeenExam]
    kept: list[KeptRow]


class Run(Answer):
    truth: Truth


class LevelRow(TypedDict):
    view: str
    named: str
    true: str


class SpotRow(Placed):
    """A hot place that a scan proposes."""

    exam_id: str
    position: float
    pixel: list[float]
    pixel_mm: float
    confidence: float
    ratio: float
    sigma: float
    plate_mm: float | None


class PlanarRun(TypedDict, total=False):
    failed: str
    case: CaseRow
    truth: Truth
    seconds: float
    levels: list[LevelRow]
    proposals: list[SpotRow]


class Result(TypedDict):
    """Of one call: of the simulated patients, and of every child from elsewhere."""

    version: str
    machine: str
    seeds: list[int]
    simulated: Figures
    others: dict[str, Figures]
