"""Which sites a clause means that does not name them wholly: by what was told before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from osteofoci.case import Status
from osteofoci.skeleton import Region
from osteofoci.text.clauses import Clause
from osteofoci.text.document import Sentence
from osteofoci.text.heads import PARTS, region_of
from osteofoci.text.heard import Context, Heard, SiteSaid
from osteofoci.text.phrases import NUMBERED, VERTEBRA, Part
from osteofoci.text.sites import Place, side_from_part

_NEIGHBOURS = {Region.FOOT: Region.LEG, Region.HAND: Region.SHOULDER_ARM}


# Bones that meet at a joint, for `the ankle lesions`.
_AT_JOINT = {
    "ankle": {"tibia", "fibula", "talus", "calcaneus"},
    "knee": {"femur", "tibia", "fibula", "patella"},
    "hip": {"femur", "ilium", "ischium", "pubis"},
    "shoulder": {"humerus", "scapula", "clavicle"},
    "wrist": {"radius", "ulna", "carpus"},
}


def lies_in(bone: str, side: str, part: Part) -> bool:
    """Whether a bone belongs to a part of the body, of the side that is told with it."""
    if part.sides and side not in part.sides:
        return False
    joint = _AT_JOINT.get(part.region)
    return bone in joint if joint else region_of(bone) in PARTS.get(part.region, ())


def sided_by_context(place: Place, context: Context) -> Place:
    """`... of the right radius. The ulna is normal.`: bones beside each other, of one side."""
    own = _neighbourhood(place.bone)
    sides = {site.side for site in context.places if _neighbourhood(site.bone) is own}
    sides -= {"midline"}
    if place.sides or len(sides) != 1:
        return place
    return replace(place, sides=tuple(sides))


def _neighbourhood(bone: str) -> Region | None:
    """Hand and foot with their limb."""
    region = region_of(bone)
    return region if region is None else _NEIGHBOURS.get(region, region)


def its(clause: Clause) -> bool:
    return bool(re.search(r"\b(?:its|their)\b", clause.text, re.I))


_ALL_THAT = re.compile(
    r"(?:^|[:,;] ?|\b(?:and|then) )\W*(?:all|both)(?: of (?:them|these))?(?: (?:two|three|four|five|six|seven))?"
    r"(?: (?:are|were|have|had|has|is|now|looked|appeared|look|appear|also|since|then|later|\w+ly))* ?$",
    re.I,
)


def speaks_of_all(clause: Clause) -> bool:
    """`all known lesions`, `both responded`."""
    marks = clause.said("change", "normal")
    return any(_ALL_THAT.search(clause.text[: m.start - clause.start]) for m in marks) or bool(
        re.search(
            r"\b(?:all|both|the|known|described|remaining|other|these)\s+(?!(?:cervical|thoracic|lumbar) )"
            r"(?:\w+\s+)?(?:lesions|foci|sites|places|locations|bones|abnormalities|ones|"
            r"localisations|localizations)\b|\b(?:everything|the rest|(?:all|the) others?)\b|"
            r"\b(?:all|both)(?: (?:two|three|four|five|six|seven|of (?:them|these)))? (?:are |were |have |had |now |looked |appeared )?(?:now |completely )?(?:inactive|quiescent|silent|free|regressive|resolved|improved|stable|unchanged|smaller|gone|clear|"
            r"cleared|normal|better|worse|quiet|larger|healed|disappeared|vanished|faded|the same)\b|\bneither(?: of (?:them|these|the two)| bone| lesion| site| focus| place)? (?:shows?|showed|has|had|is|was|demonstrates?|can|could|displays?)\b|\bconfirm(?:s|ed) (?:both|all|these|them)\b",
            clause.text, re.I,
        )
    )  # fmt: skip


def of_spine(clause: Clause) -> bool:
    return bool(re.search(r"(?i)\b(?:peri-?|para)vertebral\b|\bspinal lesions?\b", clause.text))


def part_of_spine(clause: Clause) -> str | None:
    """The letter of its levels: `the cervical lesions`."""
    told = re.search(
        r"(?i)\b(cervical|thoracic|lumbar) (?:lesions?|foc|disease|oedema)", clause.text
    )
    return told.group(1)[0].upper() if told else None


def known_sites(
    heard: Heard, *, spinal: bool, gone: bool = False
) -> list[tuple[SiteSaid, tuple[int, int]]]:
    """Sites that were told to be affected and, unless ``gone``, not told to be gone."""
    state: dict[SiteSaid, tuple[bool, tuple[int, int]]] = {}
    for o in heard.observations:
        ended = o.status is Status.RESOLVED and not gone
        state[o.site] = (o.present and not ended, o.span)
    return [
        (site, span)
        for site, (there, span) in state.items()
        if there and (not spinal or site.bone.startswith(VERTEBRA))
    ]


def sites_meant(
    place: Place, parts: Sequence[Part], heard: Heard, context: Context, *, many: bool
) -> Iterator[tuple[SiteSaid, tuple[int, int]]]:
    """The sites that a place names; by what is known where it does not name them wholly."""
    span = (place.start, place.end)
    if place.other_side:
        place = replace(place, sides=_opposite(place, parts, heard))
    place = side_from_part(place, parts)
    if place.bone == "phalanges":
        found = _phalanges(place, parts, context)
        if found is None:  # neither of a hand nor of a foot, as far as is told
            heard.unread.append(span)
            return
        place = found
    if place.exact and place.sides:
        for side in place.sides:
            for zone in place.zones or (None,):
                yield SiteSaid(place.bone, side, zone, place.pole), span
        return
    same = _same_class(place, heard, many=many)
    if same:
        for site in same:  # `the medial third of the clavicle`, whose side was told before
            for zone in place.zones or (site.zone,):
                yield replace(site, zone=zone), span
        return
    sides = {site.side for site in context.places if site.bone == place.bone}
    if place.exact and len(sides) == 1:  # `biopsy of the left tibia; MRI: the tibial shaft ...`
        side = sides.pop()
        for zone in place.zones or (None,):
            yield SiteSaid(place.bone, side, zone, place.pole), span
        return
    told = {o.site.side for o in heard.observations if o.site.bone == place.bone and o.site.side}
    if place.exact and len(told) == 1:  # `left ulna normal`, then `the ulna now affected`
        side = told.pop()
        for zone in place.zones or (None,):
            yield SiteSaid(place.bone, side, zone, place.pole), span
        return
    heard.open_sides.append(span)
    if place.exact:
        for zone in place.zones or (None,):
            yield SiteSaid(place.bone, "", zone, place.pole), span


def _opposite(place: Place, parts: Sequence[Part], heard: Heard) -> tuple[str, ...]:
    """The side that was not told of the bone, or of the part of the body, before."""
    told = [o.site.side for o in heard.observations if o.site.bone == place.bone]
    told += [o.site.side for o in heard.observations]
    told += [part.sides[0] for part in parts if len(part.sides) == 1]
    first = next((side for side in told if side in ("left", "right")), None)
    return () if first is None else ("right" if first == "left" else "left",)


def _phalanges(place: Place, parts: Sequence[Part], context: Context) -> Place | None:
    """A phalanx of the hand or foot that is spoken of, of its side; None where neither is."""
    before = next((site for site in context.places if site.bone.endswith("phalanges")), None)
    if before is not None:
        sides = place.sides or ((before.side,) if before.side else ())
        return replace(place, bone=before.bone, sides=sides)
    for part in parts:
        if part.region in ("hand", "wrist"):
            return replace(place, bone="hand phalanges")
        if part.region in ("foot", "ankle"):
            return replace(place, bone="foot phalanges")
    return None


def _same_class(place: Place, heard: Heard, *, many: bool) -> list[SiteSaid]:
    """Known sites that an incomplete name may mean: `the rib lesion`, `the thoracic vertebrae`."""
    found: list[SiteSaid] = []
    for observation in heard.observations:
        site = observation.site
        if not observation.present or site in found:
            continue
        if place.bone in NUMBERED or place.bone.split()[0] == VERTEBRA:
            fits = site.bone.startswith(f"{place.bone} " if place.bone in NUMBERED else place.bone)
            if place.bone == VERTEBRA:
                fits = site.bone.startswith(VERTEBRA)
            if place.bone in NUMBERED and place.sides and site.side not in place.sides:
                fits = False
        else:
            fits = site.bone == place.bone
        zones = {str(z) for z in place.zones}
        if (
            fits
            and (not zones or site.zone is None or str(site.zone) in zones)
            and _end_fits(place, site)
        ):
            found.append(site)
    if place.bone in NUMBERED or place.bone.split()[0] == VERTEBRA:
        return found
    # A paired bone without its side: only if one side of it is known, or lesions are spoken of.
    return found if many or len({site.side for site in found}) == 1 else []


def _end_fits(place: Place, site: SiteSaid) -> bool:
    """`the distal lesion` is none of the proximal end."""
    told = str(site.zone or site.pole)
    return not place.pole or not told or told.startswith(place.pole) or told == "diaphysis"


def apart_from(sentence: Sentence, clause: Clause, places: Sequence[Place]) -> set[tuple[str, str]]:
    """Bones that a word for all the others leaves out: `everything resolved except the left rib`."""
    others = re.search(r"(?i)\b(?:others?|rest|remaining)\b", clause.text)
    excepted = re.search(r"(?i)\b(?:except|apart from|other than)\b", sentence.text)
    return {(p.bone, side) for p in places for side in p.sides} if others or excepted else set()


def former_or_latter(clause: Clause, context: Context) -> tuple[SiteSaid, ...]:
    """The first or last of what was told: bone by bone where one clause named several."""
    if not context.groups:
        return ()
    groups = context.groups
    bones = _by_bone(groups[-1])
    if len(bones) > 1 and (len(groups) == 1 or not re.search(r"(?i)\bthe former\b", clause.text)):
        groups = bones
    elif len(groups) == 1 and len(groups[0]) == 2:  # `the right and left tibia: the former ...`
        groups = ((groups[0][0],), (groups[0][1],))
    if re.search(r"(?i)\bthe former\b", clause.text):
        return groups[0]
    return groups[-1] if re.search(r"(?i)\bthe latter\b", clause.text) else ()


def _by_bone(sites: Sequence[SiteSaid]) -> tuple[tuple[SiteSaid, ...], ...]:
    return tuple(tuple(own) for _, own in groupby(sites, key=lambda site: site.bone))


def not_among(site: SiteSaid, sites: Sequence[SiteSaid]) -> bool:
    return not any(
        (s.bone, s.side) == (site.bone, site.side)
        and (s.zone is None or site.zone is None or s.zone == site.zone)
        and str(site.zone or site.pole).startswith(s.pole)
        for s in sites
    )


def only_these_remain(clause: Clause) -> bool:
    return bool(
        re.search(
            r"(?i)\bonly (?:\w+ ){0,2}(?:residual|remaining) (?:\w+ )?(?:uptake|oedema|edema|signal|activity|lesions?|foc\w+) (?:in|at|of)\b|\bonly\b.*\b(?:remain\w*|persist\w*|(?:can |could )?still (?:be )?(?:positive|visible|present|active|affected|seen|there|made out|bright|found|shown)|is left|are left|was left|were left)\b",
            clause.text,
        )
    )


def speaks_of_known(clause: Clause) -> bool:
    """`The lesion in the right tibia ...`, as if it had been told before."""
    return bool(
        re.match(
            r"(?i)\W*(?:the|this|that)\s+(?:\w+\s+){0,2}(?:lesion|focus|oedema|edema|uptake|sclerosis|lysis|"
            r"abnormality)\b",
            clause.text,
        )
    )


def on_other_side(site: SiteSaid, known: Sequence[SiteSaid]) -> bool:
    """Whether a bone was told, but only of its other side."""
    sides = {k.side for k in known if k.bone == site.bone}
    return bool(sides) and site.side not in sides and "midline" not in sides


def only_here(clause: Clause) -> bool:
    """`the repeat scan was positive in T12 only`"""
    return bool(
        re.search(
            r"(?i)\b(?:positive|uptake|oedema|lesions?|activity)\b[^,;]*\bonly\W*$|\bonly (?:in|at)\b",
            clause.text,
        )
    )


_NUMBERS = re.compile(
    r"(?i)\b(?:nos?\.?|numbers?|lesions?|foci|focus)\s*(\d{1,2}(?:\s*(?:,|and|&)\s*\d{1,2})*)\b"
)


def by_number(clause: Clause, context: Context) -> tuple[SiteSaid, ...]:
    """`nos. 2 and 5 are new`, `lesion 3 is larger`: of a list that was told."""
    told = _NUMBERS.search(clause.text)
    numbers = [int(n) for n in re.findall(r"\d+", told.group(1))] if told else []
    if not numbers or not all(n in context.numbered for n in numbers):
        return ()
    return tuple(site for n in numbers for site in context.numbered[n])


def numbers_in(sentence: Sentence) -> list[tuple[int, int]]:
    """Where a sentence names items of a list."""
    offset = sentence.start
    return [(offset + m.start(), offset + m.end()) for m in _NUMBERS.finditer(sentence.text)]
