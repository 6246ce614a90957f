"""The bench's figures as a table for people, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from osteofoci.bench.rows import Figure, Figures, Result

STAGES = ("compose", "localise", "detect", "measure", "track", "rescan", "speed")
OTHER_STAGES = ("spine", "scan", "modalities", "text", "assess")


def table_of(result: Result, *, stages: Sequence[str] = ()) -> str:
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
        flat = [_flat(_group(scores, part)) for scores in columns.values()]
        names = dict.fromkeys(name for column in flat for name in column)
        lines += [_row(f"{part}: {name}", [column.get(name) for column in flat]) for name in names]
    for name, scores in columns.items():
        lines += [line for text in _in_words(name, scores, stages) for line in ("", text)]
    for name, scores in result["others"].items():
        if scores.get("blind"):
            told = "; ".join(_texts(scores, "findings")) or "; ".join(_texts(scores, "failed"))
            lines += ["", f"{name} (no truth given): {told}."]
    return "\n".join(lines)


def _in_words(name: str, scores: Figures, stages: Sequence[str]) -> Iterator[str]:
    """What stands below the table: places and statuses that were confused, and what failed."""
    for part, key in (
        ("detect", "false_positive_sites"),
        ("detect", "missed_sites"),
        ("localise", "confusions"),
    ):
        places = _tuples(_group(scores, part), key)
        if (not stages or part in stages) and places:
            yield f"{name}, {key.replace('_', ' ')}: {_counted(places)}."
    hot = _tuples(_group(scores, "scan"), "false_places")
    if hot:
        yield f"{name}, false hot places: {_counted(hot)}."
    if (not stages or "track" in stages) and "track" in scores:
        confused = _tuples(_group(scores, "track"), "confusion")
        pairs = ", ".join(f"{a} called {b}: {n}" for a, b, n in confused)
        yield f"{name}, statuses (truth called found): {pairs}."
    yield from (f"{name}, failed: {text}" for text in _texts(scores, "failed"))


def _counted(places: Sequence[Sequence[Figure]]) -> str:
    return ", ".join(f"{site} {count}" for site, count in places)


def _group(scores: Figures, part: str) -> Mapping[str, Figure]:
    """The figures of one stage; none where it was not measured."""
    found = scores.get(part)
    return found if isinstance(found, Mapping) else {}


def _tuples(figures: Mapping[str, Figure], key: str) -> list[Sequence[Figure]]:
    found = figures.get(key)
    return (
        [row for row in found if isinstance(row, Sequence)] if isinstance(found, Sequence) else []
    )


def _texts(figures: Mapping[str, Figure], key: str) -> list[str]:
    found = figures.get(key)
    return [str(text) for text in found] if isinstance(found, Sequence) else []


def _flat(scores: Mapping[str, Figure], prefix: str = "") -> Figures:
    flat: Figures = {}
    for name, value in scores.items():
        label = f"{prefix}{name.replace('_', ' ')}"
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{label}, ")
        elif isinstance(value, str) or not isinstance(value, Sequence):
            flat[label] = value
    return flat


def _row(name: str, values: Sequence[Figure]) -> str:
    cells = ["-" if v is None else f"{v:g}" if isinstance(v, float) else str(v) for v in values]
    return f"| {name} | " + " | ".join(cells) + " |"
