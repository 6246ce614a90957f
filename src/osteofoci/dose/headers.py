"""Irradiations that image headers tell of."""

from __future__ import annotations

from pydicom.dataset import Dataset

from osteofoci.dose.irradiation import ACTIVITY, DAP, Irradiation, Origin, day_of, in_own_unit
from osteofoci.ingest import RADIOGRAPHY

# PS3.3 C.8.7.2: the product in dGy.cm2. C.8.4.9: the activity of nuclear images in MBq.
HEADER_DAP_UNIT, HEADER_ACTIVITY_UNIT = "dGy.cm2", "MBq"
# No child is given a gigabecquerel of a diagnostic agent: such a number is in Bq.
MOST_MBQ = 5000.0
NUCLEAR = ("NM",)
IRRADIATING = (*RADIOGRAPHY, *NUCLEAR)


def irradiations_of_image(image: Dataset) -> list[Irradiation]:
    """What one image says of the irradiation behind it; unknown where it says nothing.

    Nuclear images give one for every injection. Other techniques give none.
    """
    modality = str(image.get("Modality", ""))
    if modality in RADIOGRAPHY:
        return [_exposure(image)]
    if modality in NUCLEAR:
        injections = image.get("RadiopharmaceuticalInformationSequence") or [Dataset()]
        return [_injection(image, injection) for injection in injections]
    return []


def _exposure(image: Dataset) -> Irradiation:
    number = _float(image.get("ImageAndFluoroscopyAreaDoseProduct"))
    region = str(image.get("BodyPartExamined", "")).strip().lower() or None
    value = None if number is None else in_own_unit(DAP, number, HEADER_DAP_UNIT)
    written = "not told" if number is None else f"{number} {HEADER_DAP_UNIT}"
    uid = str(image.get("SOPInstanceUID", ""))
    return _row(image, DAP, value, written, region, uid, frozenset({uid}))


def _injection(image: Dataset, injection: Dataset) -> Irradiation:
    number = _float(injection.get("RadionuclideTotalDose"))
    agent = str(injection.get("Radiopharmaceutical", "")).strip() or None
    unit = HEADER_ACTIVITY_UNIT if number is None or number <= MOST_MBQ else "Bq"
    value = None if number is None else in_own_unit(ACTIVITY, number, unit)
    written = "not told" if number is None else f"{number} {unit}"
    started = injection.get("RadiopharmaceuticalStartDateTime") or injection.get(
        "RadiopharmaceuticalStartTime", ""
    )
    # Every image of one study repeats the injection.
    event = f"{image.get('StudyInstanceUID', '')} {agent} {started} {value}"
    return _row(image, ACTIVITY, value, written, agent, event, frozenset())


def _row(
    image: Dataset,
    quantity: str,
    value: float | None,
    written: str,
    what: str | None,
    event: str,
    images: frozenset[str],
) -> Irradiation:
    return Irradiation(
        quantity,
        value,
        written,
        what,
        day_of(str(image.get("AcquisitionDate") or image.get("StudyDate") or "")),
        str(image.get("StudyInstanceUID", "")),
        event,
        images,
        Origin.IMAGE_HEADER,
        str(image.get("SOPInstanceUID", "")),
    )


def _float(value: object) -> float | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if number > 0 else None
