"""The bench's figures as a table for people, in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

STAGES = ("compose", "localise", "detect", "measure", "track", "rescan", "speed")
OTHER_STAGES = ("spine", "scan", "modalities", "text", "assess")


def table_of(result: dict[str, Any], *, stages: Sequence[str] = ()) -> str:
    """One column for the simulated patients, one for every other child with truth."""
    columns = {"simulated": result["simulated"]}
    columns |= {name: s for name, s in result["others"].items() if not s.get("blind")}
    lines = [
        f"osteofoci {result['version']}, seeds {result['seeds'][0]} to {result['seeds'][1]}, "
        f"{result['machine']}",
        "",
        "| figure | " + " | ".join(columns) + " |",
        "|---|" + "---|" * len(columns),
    ]
    rows = [] if stages else [("examinations", "examinations")]
    for name, path in rows:
        lines.append(_row(name, [scores.get(path) for scores in columns.values()]))
    for part in stages or STAGES:
        names = list(
            dict.fromkeys(n for scores in columns.values() for n in _flat(scores.get(part, {})))
        )
        for name in names:
            values = [_flat(scores.get(part, {})).get(name) for scores in columns.values()]
            lines.append(_row(f"{part}: {name}", values))
    for name, scores in columns.items():
        for part, key in (
            ("detect", "false_positive_sites"),
            ("detect", "missed_sites"),
            ("localise", "confusions"),
        ):
            if (not stages or part in stages) and scores.get(part, {}).get(key):
                listed = ", ".join(f"{site} {count}" for site, count in scores[part][key])
                lines += ["", f"{name}, {key.replace('_', ' ')}: {listed}."]
        if scores.get("scan", {}).get("false_places"):
            listed = ", ".join(f"{site} {count}" for site, count in scores["scan"]["false_places"])
            lines += ["", f"{name}, false hot places: {listed}."]
        if (not stages or "track" in stages) and "track" in scores:
            pairs = ", ".join(f"{a} called {b}: {n}" for a, b, n in scores["track"]["confusion"])
            lines += ["", f"{name}, statuses (truth called found): {pairs}."]
        for text in scores.get("failed", []):
            lines += ["", f"{name}, failed: {text}"]
    for name, scores in result["others"].items():
        if scores.get("blind"):
            told = "; ".join(scores.get("findings", [])) or "; ".join(scores["failed"])
            lines += ["", f"{name} (no truth given): {told}."]
    return "\n".join(lines)


def _flat(scores: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in scores.items():
        label = f"{prefix}{name.replace('_', ' ')}"
        if isinstance(value, dict):
            flat |= _flat(value, f"{label}, ")
        elif not isinstance(value, list):
            flat[label] = value
    return flat


def _row(name: str, values: list[Any]) -> str:
    cells = ["-" if v is None else f"{v:g}" if isinstance(v, float) else str(v) for v in values]
    return f"| {name} | " + " | ".join(cells) + " |"
