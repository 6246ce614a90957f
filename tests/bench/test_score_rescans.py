from __future__ import annotations

from typing import cast

import pytest

from osteofoci.bench.rows import Run
from osteofoci.bench.score_rescans import score_rescans


def _run(*courses: tuple[str, float, float]) -> Run:
    findings, foci = [], []
    for n, (status, first, second) in enumerate(courses):
        findings += [{"id": f"a{n}", "volume_mm3": first}, {"id": f"b{n}", "volume_mm3": second}]
        history = [
            {"exam_id": "a", "status": "baseline", "finding_id": f"a{n}"},
            {"exam_id": "b", "status": status, "finding_id": f"b{n}"},
        ]
        foci.append({"id": f"L{n}", "history": history})
    exams = [{"id": "a"}, {"id": "b"}]
    return cast(Run, {"case": {"exams": exams, "findings": findings, "foci": foci}})


def test_every_status_but_stable_counts_as_changed() -> None:
    figures = score_rescans([_run(("stable", 100, 110), ("worse", 100, 200))])
    assert figures["foci"] == 2
    assert figures["called_changed"] == 0.5
    assert figures["volume_ratio_median"] == pytest.approx((1.1 + 2.0) / 2, abs=0.01)


def test_equal_volumes_have_no_spread() -> None:
    assert score_rescans([_run(("stable", 100, 100))])["volume_log_ratio_sd"] == 0
