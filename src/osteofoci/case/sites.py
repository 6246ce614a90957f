"""Sites as models of the case, and back."""

from __future__ import annotations

from osteofoci.case.models import SiteModel
from osteofoci.skeleton import Side, Site, Zone, bone_named, code_of


def site_model(site: Site) -> SiteModel:
    code = code_of(site)
    return SiteModel(
        bone=site.bone.name,
        side=site.side.value,
        zone=None if site.zone is None else site.zone.value,
        code=None if code is None else code.code,
        unit=site.unit,
        code_meaning=None if code is None else code.meaning,
        code_modifiers=() if code is None else code.modifiers,
    )


def site_of(model: SiteModel) -> Site:
    zone = None if model.zone is None else Zone(model.zone)
    return Site(bone_named(model.bone), Side(model.side), zone)
