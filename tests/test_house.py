"""The house's own rules: imports run one way, nothing names the tools that built it."""

from __future__ import annotations

import ast
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1] / "src" / "osteofoci"

# A room may import the rooms before it, and nothing after.
ORDER = [
    "foreign",
    "errors",
    "documents",
    "rooms",
    "rules",
    "given",
    "geometry",
    "skeleton",
    "case",
    "wording",
    "decisions",
    "ingest",
    "listing",
    "dose",
    "compose",
    "localise",
    "spine",
    "limbs",
    "physes",
    "scintigraphy",
    "radiograph",
    "lesions",
    "track",
    "examine",
    "scores",
    "text",
    "clinical",
    "assess",
    "report",
    "output",
    "journey",
    "book",
    "web",
    "face",
    "phantom",
    "bench",
    "cli",
]
# The simulator sits beside the working rooms and knows only these.
PHANTOM_KNOWS = {"errors", "rooms", "geometry", "skeleton", "phantom"}
# Its own rooms, and what each of them knows of the others.
PHANTOM_ROOMS = {
    "dicom": set(),
    "anatomy": set(),
    "mri": {"dicom", "anatomy"},
    "planar": {"dicom", "anatomy"},
    "patient": {"dicom", "anatomy", "mri", "planar"},
}


def _imports(folder: Path) -> list[tuple[Path, list[str]]]:
    """What every module below a folder imports, as the parts of its name."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found.append((path, node.module.split(".")))
            elif isinstance(node, ast.Import):
                found += [(path, alias.name.split(".")) for alias in node.names]
    return found


def _arrows() -> list[tuple[Path, str, str]]:
    return [
        (path, room, parts[1])
        for path, parts in _imports(ROOT)
        if (room := path.relative_to(ROOT).parts[0].removesuffix(".py")) != "__init__"
        and parts[0] == "osteofoci"
        and len(parts) > 1
    ]


def test_imports_run_one_way() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {target}"
        for path, room, target in _arrows()
        if ORDER.index(target) > ORDER.index(room)
    ]
    assert wrong == []


def test_every_room_has_a_place_in_the_order() -> None:
    rooms = {p.name.removesuffix(".py") for p in ROOT.iterdir() if not p.name.startswith("_")}
    assert rooms - {"py.typed"} == set(ORDER)


def test_no_working_room_knows_the_simulator() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path, room, target in _arrows()
        if target == "phantom" and room not in ("phantom", "bench", "cli")
    ]
    assert wrong == []


def test_the_simulator_knows_the_skeleton_and_no_stage() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {target}"
        for path, room, target in _arrows()
        if room == "phantom" and target not in PHANTOM_KNOWS
    ]
    assert wrong == []


def test_the_simulator_makes_a_child_before_it_images_it() -> None:
    simulator = ROOT / "phantom"
    rooms = {p.name.removesuffix(".py") for p in simulator.iterdir() if not p.name.startswith("_")}
    assert rooms == set(PHANTOM_ROOMS)
    wrong = [
        f"{path.relative_to(ROOT)} imports {target}"
        for path, target in _imports(simulator)
        if (own := path.relative_to(simulator).parts[0].removesuffix(".py")) in PHANTOM_ROOMS
        and target[:2] == ["osteofoci", "phantom"]
        and target[2] not in PHANTOM_ROOMS[own] | {own}
    ]
    assert wrong == []


def test_no_name_stands_twice_in_a_data_file() -> None:
    """The second would silently hide the first."""
    twice = []
    for path in ROOT.rglob("*.yaml"):
        waiting = [yaml.compose(path.read_text(encoding="utf-8"))]
        while waiting:
            node = waiting.pop()
            if isinstance(node, yaml.SequenceNode):
                waiting += node.value
            elif isinstance(node, yaml.MappingNode):
                names = [key.value for key, _ in node.value]
                twice += [f"{path.name}: {name}" for name in names if names.count(name) > 1]
                waiting += [value for _, value in node.value]
    assert twice == []
