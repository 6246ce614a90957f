"""Every irradiation once, whoever tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.dose.irradiation import Irradiation, Origin

SAME_SHARE = 0.01


def counted_once(told: Sequence[Irradiation]) -> list[Irradiation]:
    """Irradiations without those that another object tells as well, in order of time.

    A dose report is believed before an image header. The same event is told twice when both name
    the same event, when the report names the image, or when both stand in one study, on one day,
    with values that differ by less than 1 %. An image without a value is left out where its study
    has a dose report.
    """
    ordered = sorted(told, key=lambda row: list(Origin).index(row.origin))
    kept: list[Irradiation] = []
    matched: set[int] = set()
    for row in ordered:
        if any(row.event == other.event and row.quantity == other.quantity for other in kept):
            continue
        if row.origin is Origin.IMAGE_HEADER:
            reports = [
                n
                for n, other in enumerate(kept)
                if other.origin is Origin.DOSE_REPORT and other.quantity == row.quantity
            ]
            named = any(row.images & kept[n].images for n in reports)
            same = next((n for n in reports if n not in matched and _same(kept[n], row)), None)
            in_report = row.value is None and any(
                kept[n].study_uid == row.study_uid for n in reports
            )
            if named or same is not None or in_report:
                if same is not None:
                    matched.add(same)
                continue
        kept.append(row)
    return sorted(kept, key=lambda row: (str(row.when or "9999"), row.event))


def _same(report: Irradiation, image: Irradiation) -> bool:
    if report.study_uid != image.study_uid or report.when != image.when:
        return False
    if report.value is None or image.value is None:
        return False
    return abs(report.value - image.value) <= SAME_SHARE * max(report.value, image.value)
