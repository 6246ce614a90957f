"""SNOMED CT codes of sites, as the DICOM standard's dictionaries carry them.

``codes.csv`` gives the most exact term there is for a bone or its part; where the standard
has no term of its own, a wider one stands with a modifier: a SNOMED CT topographical modifier
where one fits, else a local word. Laterality is always a modifier.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from osteofoci.skeleton.names import Kind, Side, Site, Zone

LATERALITY = {Side.LEFT: "7771000", Side.RIGHT: "24028007"}


@dataclass(frozen=True)
class SiteCode:
    """A code with what it does not say by itself."""

    code: str
    meaning: str
    modifiers: tuple[str, ...]


def code_of(site: Site) -> SiteCode | None:
    """The SNOMED CT code of a site with its modifiers; None where nothing fits."""
    part = ""
    if site.bone.kind is Kind.LONG and site.zone not in (None, Zone.APOPHYSIS):
        part = "shaft" if site.zone is Zone.DIAPHYSIS else str(site.zone).split()[0]
    table = _table()
    row = table.get((site.bone.name, part)) or table.get((site.bone.name, ""))
    if row is None:
        return None
    code, meaning, modifier = row
    modifiers = [modifier] if modifier else []
    if site.zone is not None and site.zone is not Zone.WHOLE:
        modifiers.append(str(site.zone))
    if site.side in LATERALITY:
        modifiers.append(LATERALITY[site.side])
    return SiteCode(code, meaning, tuple(modifiers))


@cache
def _table() -> dict[tuple[str, str], tuple[str, str, str]]:
    text = resources.files("osteofoci.skeleton").joinpath("codes.csv").read_text(encoding="utf-8")
    return {
        (row["bone"], row["part"]): (row["code"], row["meaning"], row["modifier"])
        for row in csv.DictReader(text.splitlines())
    }
