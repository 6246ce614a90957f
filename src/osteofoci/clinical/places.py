"""Where the child has symptoms, in the bones of the skeleton: symptomatic foci and occult ones."""

from __future__ import annotations

from osteofoci.case import ClinicalRecord, SiteModel, Symptom
from osteofoci.rules import data_file
from osteofoci.text import named_sites


def symptomatic(site: SiteModel, record: ClinicalRecord) -> bool | None:
    """Whether a symptom was told at a site.

    Returns:
        None where no symptom was told with a place; False where some were, and none is there.
    """
    told = [s for s in (*record.symptoms, *record.history, *record.examination) if s.site]
    if not told:
        return None
    return any(s.present and _at(site, s) for s in told)


def _at(site: SiteModel, symptom: Symptom) -> bool:
    sites, parts = named_sites(symptom.site or "")
    if any((s.bone, s.side) == (site.bone, site.side) for s in sites):
        return True
    for part in parts:
        side = not part.sides or site.side in (*part.sides, "midline")
        if side and any(
            _belongs(site, bone)
            for bone in data_file("clinical", "regions")["regions"].get(part.region, ())
        ):
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
