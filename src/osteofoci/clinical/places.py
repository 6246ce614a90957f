"""Where the child has symptoms, in the bones of the skeleton: symptomatic foci and occult ones."""

from __future__ import annotations

from functools import cache

from osteofoci.case import ClinicalRecord, SiteModel, Symptom
from osteofoci.rules import Shipped, shipped
from osteofoci.text import named_sites


class Regions(Shipped):
    """The bones that a part of the body stands for."""

    version: int
    regions: dict[str, tuple[str, ...]]


@cache
def _regions() -> dict[str, tuple[str, ...]]:
    return shipped("clinical", "regions", Regions).regions


def symptomatic(site: SiteModel, record: ClinicalRecord, *, complete: bool) -> bool | None:
    """Whether a symptom was told at a site.

    Args:
        complete: whether the record lists every symptom, as one that was kept does; a text does not.

    Returns:
        None where nothing was told of it; False where a symptom was denied there, or where a complete
        record tells symptoms with their places and none is there.
    """
    told = [s for s in (*record.symptoms, *record.history, *record.examination) if s.site]
    here = [s.present for s in told if _at(site, s)]
    if not here:
        return False if complete and told else None
    return any(here)


def _at(site: SiteModel, symptom: Symptom) -> bool:
    sites, parts = named_sites(symptom.site or "")
    if any((s.bone, s.side) == (site.bone, site.side) for s in sites):
        return True
    for part in parts:
        side = not part.sides or site.side in (*part.sides, "midline")
        if side and any(_belongs(site, bone) for bone in _regions().get(part.region, ())):
            return True
    return False


def _belongs(site: SiteModel, told: str) -> bool:
    """``tibia distal`` holds sites of the distal end, and those whose zone is not known."""
    bone, _, end = told.rpartition(" ")
    if end not in ("proximal", "distal"):
        bone, end = told, ""
    if site.bone != bone and not site.bone.startswith(f"{bone} "):
        return False
    return not end or site.zone is None or site.zone.startswith(end)
