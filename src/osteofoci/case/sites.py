"""Sites as models of the case, and back."""

from __future__ import annotations

from typing import Literal

from osteofoci.case.models import SiteModel
from osteofoci.skeleton import Side, Site, Zone, bone_named, code_of
from osteofoci.skeleton.codes import LATERALITY


def site_model(site: Site, end: Literal["proximal", "distal"] | None = None) -> SiteModel:
    """
    Args:
        end: of a long bone whose zone is not told.
    """
    code = code_of(site)
    return SiteModel(
        bone=site.bone.name,
        side=site.side.value,
        zone=None if site.zone is None else site.zone.value,
        code=None if code is None else code.code,
        unit=site.unit,
        code_meaning=None if code is None else code.meaning,
        code_modifiers=() if code is None else code.modifiers,
        end=end,
    )


def open_sided(model: SiteModel) -> SiteModel:
    """The same site without its side, as a text that does not tell it."""
    sides = {LATERALITY[Side.LEFT], LATERALITY[Side.RIGHT]}
    return model.model_copy(
        update={
            "side": None,
            "unit": model.unit.removeprefix(f"{model.side} "),
            "code_modifiers": tuple(m for m in model.code_modifiers if m not in sides),
        }
    )


def site_of(model: SiteModel) -> Site:
    zone = None if model.zone is None else Zone(model.zone)
    return Site(bone_named(model.bone), Side(model.side or "midline"), zone)
