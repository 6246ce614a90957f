"""Sites as models of the case, and back."""

from __future__ import annotations

from typing import Literal

from osteofoci.case.frozen import Frozen
from osteofoci.skeleton import Kind, Side, Site, Zone, bone_named, code_of
from osteofoci.skeleton.codes import LATERALITY


class SiteModel(Frozen):
    """Bone, side and zone with their codes; ``side`` is None where a text does not tell it.

    ``end`` of a long bone stands where only that is told; ``perhaps`` is the bone that a vertebra
    or a rib may be instead, where their count is in doubt.

    ``code`` is the SNOMED CT code of the most exact term that the DICOM standard has for the
    site; ``code_modifiers`` add what the term does not say (topography, laterality).
    """

    bone: str
    side: Literal["left", "right", "midline"] | None
    zone: str | None
    code: str | None
    unit: str
    code_meaning: str | None = None
    code_modifiers: tuple[str, ...] = ()
    end: Literal["proximal", "distal"] | None = None
    perhaps: str | None = None

    @property
    def level(self) -> str | None:
        """``T5`` of a vertebra; None for any other bone."""
        bone = bone_named(self.bone)
        return bone.member if bone.kind is Kind.VERTEBRA else None


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
