"""The places of a sentence as it means them: which are only examined or told again, and sides that stand elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from osteofoci.text.document import Sentence
from osteofoci.text.heard import Context
from osteofoci.text.sites import Place

_SAME_THERE = re.compile(
    r"\b(?:the )?same (?:is (?:seen|true|found) |findings? |changes? |picture |lesions? )?(?:on|at) the (?P<side>left|right)\b"
    r"|\bthan (?:in|on|at) the (?P<other>left|right)(?=\W*$| side)",
    re.I,
)
_MISPLACED = re.compile(
    r"\b(?:reported|described|labell?ed|assigned|named)\b[^.;]*?\b(?:lies|sits|belongs|is located|is situated|corresponds|is actually|is in fact|was in fact) (?:in|to|at|within)\b",
    re.I,
)
_BEFORE_BRACKET = re.compile(r"\b(?P<side>left|right|[LR]) (?:[\w-]+ ){1,3}\(\s*$", re.I)
_APPOSITION = re.compile(
    r"[,(:]\s*(?:i\.e\.|that is|namely|involving|including|affecting|comprising|with involvement of|extending (?:in)?to)\b",
    re.I,
)
_SIDED_BEHIND = re.compile(
    r"\bon (?P<both>both sides|either side|the left and (?:the )?right)\b|\bon the (?P<side>left|right)(?: side)?(?: only| alone)?(?=\s*(?:[,.;]|$|and\b|but\b|while\b|whereas\b))",
    re.I,
)


def places_named(
    sentence: Sentence, places: tuple[Place, ...], context: Context
) -> tuple[Place, ...]:
    """Places without those that are no finding's, each with the side that grammar gives it."""
    places = _without_examined(sentence, places)
    places = _without_misplaced(sentence, _without_listed(sentence, places))
    places = _in_apposition(sentence, _in_sided_bracket(sentence, places))
    places = _sided_behind(sentence, _on_that_side(sentence, places, context))
    return _mirrored(sentence, places)


def _without_examined(sentence: Sentence, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """`XR clavicles: ...` names what was examined, where something is said of places behind."""
    colon = next((t.start for t in sentence.tokens if t.text == ":"), None)
    named = sentence.of("modality")
    if colon is None or not named or named[0].start > colon:
        return places
    if any(m.end < colon for m in sentence.of("finding", "change", "normal")):
        return places
    behind = tuple(p for p in places if p.start > colon)
    sides = {side for p in places if p.start < colon for side in p.sides} - {"midline"}
    if len(sides) == 1:  # `radiographs of the left tibia: lesion of the tibial shaft`
        behind = tuple(p if p.sides else replace(p, sides=tuple(sides)) for p in behind)
    return behind or places


def _without_listed(sentence: Sentence, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """`T4, T8 and L2 - T4 healed, T8 better, L2 unchanged`: a list whose parts are told again one by one."""
    half = len(places) // 2
    bones = [p.bone for p in places]
    if half >= 2 and len(places) == 2 * half and bones[:half] == bones[half:]:
        return _with_sides_of(places[half:], places[:half])
    for parting in re.finditer(r"\s[-–—]\s|:\s", sentence.text):
        at = sentence.start + parting.start()
        listed = [p for p in places if p.end <= at]
        behind = tuple(p for p in places if p.start >= at)
        if len(listed) >= 2 and {p.bone for p in listed} <= {p.bone for p in behind}:
            return _with_sides_of(behind, listed)
    return places


def _with_sides_of(places: Sequence[Place], listed: Sequence[Place]) -> tuple[Place, ...]:
    sides = {p.bone: p.sides for p in listed}
    return tuple(replace(p, sides=p.sides or sides.get(p.bone, ())) for p in places)


def _without_misplaced(sentence: Sentence, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """`the focus reported in the seventh rib lies in the sixth`: only the place that is right."""
    moved = _MISPLACED.search(sentence.text)
    if moved is None:
        return places
    right = tuple(p for p in places if p.start >= sentence.start + moved.end())
    return right or places


def _in_sided_bracket(sentence: Sentence, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """`left sacroiliac region (sacrum)`, `right hemipelvis (ilium)`: the bracket is of the side before it."""

    def sided(place: Place) -> Place:
        told = _BEFORE_BRACKET.search(sentence.text[: place.start - sentence.start])
        half = place.bone == "sacrum" and place.sides == ("midline",)
        if told is None or not (half or (place.exact and not place.sides)):
            return place
        return replace(place, sides=("left" if told["side"][0] in "lL" else "right",))

    return tuple(sided(place) for place in places)


def _in_apposition(sentence: Sentence, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """`around the left triradiate cartilage, involving the acetabular roof and the ischium`: all of one side."""
    told = _APPOSITION.search(sentence.text)
    if told is None:
        return places
    at = sentence.start + told.start()
    sides = {p.sides for p in places if p.end <= at} - {("midline",)}
    if len(sides) != 1 or len(next(iter(sides))) != 1:
        return places
    own = next(iter(sides))
    return tuple(
        replace(p, sides=own) if p.start > at and p.exact and not p.sides else p for p in places
    )


def _on_that_side(
    sentence: Sentence, places: tuple[Place, ...], context: Context
) -> tuple[Place, ...]:
    """`the second metatarsal on that side`: the side of what was spoken of last."""
    told = re.search(r"\b(?:on|of) (?:that|the same|this) side\b", sentence.text, re.I)
    if told is None:
        return places
    at = sentence.start + told.start()
    before = {side for p in places if p.end < at and len(p.sides) == 1 for side in p.sides}
    before = (before or {site.side for site in context.places}) - {"midline", ""}
    near = max((p.end for p in places if p.end <= at), default=None)
    if near is None or len(before) != 1:
        return places
    sides = tuple(before)
    return tuple(replace(p, sides=sides) if not p.sides and p.end <= at else p for p in places)


def _sided_behind(sentence: Sentence, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """`the femoral lesions had decreased on both sides`: the side of a bone that stands behind its verb."""
    told = _SIDED_BEHIND.search(sentence.text)
    if told is None or len(places) != 1 or places[0].sides or not places[0].exact:
        return places
    if places[0].end > sentence.start + told.start():
        return places
    sides = ("left", "right") if told["both"] else (told["side"].lower(),)
    return (replace(places[0], sides=sides),)


def _mirrored(sentence: Sentence, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """`oedema of the left tibial shaft, same on the right`: the same bone of the other side, too."""
    for told in _SAME_THERE.finditer(sentence.text):
        at = sentence.start + told.start()
        before = [p for p in places if p.end <= at and len(p.sides) == 1]
        side = (told["side"] or told["other"]).lower()
        if before and before[-1].sides[0] not in ("midline", side):
            other = replace(before[-1], sides=(side,), start=at, end=sentence.start + told.end())
            places = tuple(sorted((*places, other), key=lambda p: p.start))
    return places
