"""Irradiations of radiation dose reports (DICOM PS3.16: TID 10003, 10013, 10021)."""

from __future__ import annotations

from collections.abc import Iterator

from pydicom.dataset import Dataset

from osteofoci.dose.irradiation import ACTIVITY, DAP, DLP, Irradiation, Origin, day_of, in_own_unit

# Concept codes of DCM, the controlled terminology of DICOM.
XRAY_EVENT, CT_EVENT, ADMINISTRATION = "113706", "113819", "113502"
EVENT_UID, ADMINISTRATION_UID = "113769", "113503"
STARTED, RADIOPHARMACEUTICAL_STARTED = "111526", "123003"
PROTOCOL, REGION, ACQUIRED_IMAGE = "125203", "123014", "113795"
AGENTS = ("F-61FDB", "349358000", "89457008")

_EVENTS = {
    XRAY_EVENT: (DAP, "122130"),
    CT_EVENT: (DLP, "113838"),
    ADMINISTRATION: (ACTIVITY, "113507"),
}


def irradiations_of_report(report: Dataset) -> list[Irradiation]:
    """One for every irradiation event, in the order of the report.

    Args:
        report: an X-ray, CT or radiopharmaceutical radiation dose structured report.
    """
    found: list[Irradiation] = []
    for item in report.get("ContentSequence", []):
        code = _code(item)
        if code in _EVENTS:
            found.append(_event(item, *_EVENTS[code], report, len(found)))
    return found


def _event(
    item: Dataset, quantity: str, measured: str, report: Dataset, number: int
) -> Irradiation:
    value, written = _number(item, measured, quantity)
    started = _text(item, STARTED) or _text(item, RADIOPHARMACEUTICAL_STARTED)
    uid = _text(item, EVENT_UID) or _text(item, ADMINISTRATION_UID)
    what = _text(item, *AGENTS) if quantity == ACTIVITY else _text(item, REGION, PROTOCOL)
    images = frozenset(
        str(reference.get("ReferencedSOPInstanceUID", ""))
        for part in _walk(item)
        if _code(part) == ACQUIRED_IMAGE
        for reference in part.get("ReferencedSOPSequence", [])
    )
    return Irradiation(
        quantity,
        value,
        written,
        what,
        day_of(started) or day_of(str(report.get("StudyDate", ""))),
        str(report.get("StudyInstanceUID", "")),
        # Anonymisers give all events of a report one and the same UID.
        f"{uid or report.get('SOPInstanceUID', '')} {started or number} {value}",
        images,
        Origin.DOSE_REPORT,
        str(report.get("SOPInstanceUID", "")),
    )


def _number(item: Dataset, code: str, quantity: str) -> tuple[float | None, str]:
    for part in _walk(item):
        if _code(part) != code:
            continue
        for measured in part.get("MeasuredValueSequence") or []:
            units = measured.get("MeasurementUnitsCodeSequence") or [Dataset()]
            unit, number = str(units[0].get("CodeValue", "")), measured.get("NumericValue")
            written = f"{number} {unit}".strip()
            try:
                return in_own_unit(quantity, float(number), unit), written
            except (TypeError, ValueError):
                return None, written
    return None, "not told"


def _text(item: Dataset, *codes: str) -> str | None:
    """The value of the first of some concepts, as text."""
    for code in codes:
        for part in _walk(item):
            if _code(part) != code:
                continue
            concept = part.get("ConceptCodeSequence")
            if concept:
                return str(concept[0].get("CodeMeaning", "")) or None
            for name in ("TextValue", "UID", "DateTime"):
                if part.get(name):
                    return str(part.get(name))
    return None


def _walk(item: Dataset) -> Iterator[Dataset]:
    for part in item.get("ContentSequence", []):
        yield part
        yield from _walk(part)


def _code(item: Dataset) -> str:
    names = item.get("ConceptNameCodeSequence")
    return str(names[0].get("CodeValue", "")) if names else ""
