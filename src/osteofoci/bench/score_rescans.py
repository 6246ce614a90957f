"""What two examinations of an unchanged child say of change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from osteofoci.bench.figures import median, percentile, share
from osteofoci.bench.rows import Figures, Run

CHANGED = ("new", "improved", "worse", "resolved", "recurrent")


def score_rescans(runs: Sequence[Run]) -> Figures:
    """Share of foci called changed, and how far two volumes of one lesion are apart.

    ``volume_log_ratio_sd`` is the standard deviation of one log volume, from pairs.
    """
    statuses: Counter[str] = Counter()
    ratios: list[float] = []
    for run in runs:
        if "case" not in run:
            continue
        case = run["case"]
        volumes = {f["id"]: f["volume_mm3"] for f in case["findings"]}
        exams = [exam["id"] for exam in case["exams"]]
        for focus in case["foci"]:
            by_exam = {entry["exam_id"]: entry for entry in focus["history"]}
            if exams[-1] not in by_exam:
                continue
            statuses[by_exam[exams[-1]]["status"]] += 1
            ids = [by_exam[e]["finding_id"] for e in exams if e in by_exam]
            pair = [volumes[i] for i in ids if i in volumes]
            if len(pair) == 2:
                ratios.append(float(np.log(pair[1] / pair[0])))
    foci = sum(statuses.values())
    return {
        "foci": foci,
        "called_changed": share(sum(statuses[s] for s in CHANGED), foci),
        "statuses": dict(statuses),
        "volume_log_ratio_sd": round(float(np.std(ratios) / np.sqrt(2)), 3) if ratios else None,
        "volume_ratio_median": median([float(np.exp(abs(r))) for r in ratios]),
        "volume_ratio_p95": percentile([float(np.exp(abs(r))) for r in ratios], 95),
    }
