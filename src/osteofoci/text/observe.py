"""What a text says of sites in images, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from osteofoci.case import ExamKind
from osteofoci.text.clauses import clauses_of
from osteofoci.text.courses import take_in_row
from osteofoci.text.document import Sentence
from osteofoci.text.heard import Context, Heard, LossTold, SiteSaid
from osteofoci.text.measures import curve_told, lost_heights, then_and_now
from osteofoci.text.named import places_named
from osteofoci.text.refer import numbers_in, sites_meant
from osteofoci.text.rows import cells_of, columns_of
from osteofoci.text.said import Spoken
from osteofoci.text.sites import Place, places_in
from osteofoci.text.techniques import kind_of, kinds_of
from osteofoci.text.times import Moment, dates_in
from osteofoci.text.told import take_in

_SUMMARY = re.compile(r"^(?:impression|conclusion|summary|opinion|assessment|diagnosis)s?$", re.I)
_RETELLS = re.compile(
    r"^\s*(?:in this case|overall|in summary|in conclusion|taken together)\b", re.I
)
_NOT_IMAGES = re.compile(r"^(?:clinical|history|indication|laborator|bloods|technique|symptoms|"
                         r"past|family|medication|treatment|therapy|complaint|question)", re.I)  # fmt: skip
_CORRECTS = re.compile(
    r"\b(?:should (?:read|be)|correct(?:ion|ed)\b|erratum|wrong side|instead of (?:left|right))\b",
    re.I,
)
_WITHDRAWN = re.compile(
    r"\b(?:was|is|were|are|proved(?: to be)?|turned out to be|interpreted as|regarded as) (?:an? |only an? )?"
    r"(?:motion |flow |coil |technical )?art[ei]fact\w*|\bartefactual\b",
    re.I,
)
_SEEN_AT_FIRST = re.compile(
    r"\b(?:seen|found|described|present|known|noted|reported|listed) (?:initially|before|previously|earlier|at (?:first|baseline|presentation|diagnosis|onset))\s*$",
    re.I,
)
_COMPARES = re.compile(
    r"\b(?:compar\w+|previous\w*|prior|earlier|former\w*|last|since|follow-?up|control|interval|known|again|now|today|after|"
    r"later|repeat\w*|initial\w*|baseline|second|still|unchanged|stable|than (?:before|(?:in|on|at) (?:the )?(?:last|spring|summer|autumn|winter|\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))|(?:19|20)\d\d[^.]*\b(?:19|20)\d\d)\b",
    re.I,
)
_THEN_THERE = re.compile(
    r"\W*(?:then|at that time|back then|on that (?:scan|study|occasion|examination|mri)),? (?:there )?had been\b"
    r"|\W*(?:then|at that time|back then),? .{0,80}\bhad been\b",
    re.I,
)
_UNDER_CARE = re.compile(
    r"\bhad been (?:followed|treated|monitored|under (?:our |the )?(?:care|treatment|observation)|seen|known|diagnosed)\b",
    re.I,
)
# `comparison: none`, `no previous study is available`: no earlier time is told of.
_NO_COMPARISON = re.compile(
    r"\b(?:no|without|not any) (?:\w+ )?(?:compar\w+|(?:previous|prior|earlier|old) (?:\w+ )?(?:stud\w+|scans?|imaging|images|exam\w*|mri|films?|radiographs?))[^.;]*"
    r"|\bcomparison(?: \w+)?: ?(?:none|nil|no\b)[^.;]*|\b(?:second|another) (?:\w+ )?(?:lesion|focus|site|area)\b|\bhistory of\b|\bknown (?:case|to have)\b",
    re.I,
)
_PATHOLOGY = re.compile(r"\b(?:biops\w*|histolog\w*|histopatholog\w*|cultures?)\b", re.I)


def observe(sentences: Sequence[Sentence]) -> Heard:
    """Observations of all sentences, in the order of the text."""
    heard = Heard()
    context = Context(
        compares=any(_COMPARES.search(_NO_COMPARISON.sub("", s.text)) for s in sentences)
    )
    for sentence in sentences:
        _listen(sentence, heard, context)
    kinds = {kind for _, kind in heard.performed}
    if len(kinds) == 1 and not heard.others:
        # One technique in the whole text: what stands before its name is of it, too.
        only = kinds.pop()
        heard.observations = [
            replace(o, kind=only) if o.kind is ExamKind.TEXT else o for o in heard.observations
        ]
    return heard


def about_others(sentence: Sentence) -> bool:
    """Whether a sentence speaks of a relative, or of the disease and not of this child."""
    if sentence.has("family") or re.search(r"\bour patient|the patient['’]s\b", sentence.text):
        return sentence.has("family")
    if not sentence.has("general"):
        return False
    return not sentence.has("level", "ordinal", "side")


def _listen(sentence: Sentence, heard: Heard, context: Context) -> None:
    retells = bool(_RETELLS.match(sentence.text) or _SUMMARY.match(sentence.heading))
    kinds = kinds_of(sentence.marks, sentence.text)
    named = bool(kinds) or bool(_SUMMARY.match(sentence.heading)) or "exam" in sentence.heading
    undated = _without_comparison(sentence.text)
    moment = heard.calendar.hear(
        undated,
        sentence.start,
        dated=named or _begins_with_date(sentence) or _of_examination(sentence),
    )
    places, parts = places_in(sentence)
    if sentence.heading.startswith("technique"):
        _note_kinds(sentence, kinds, places, moment, heard, context, retells)
    if about_others(sentence) or _NOT_IMAGES.match(sentence.heading):
        return
    if sentence.has("region", "side") and not context.kinds:  # `pain in her left thigh`
        context.parts = tuple(part for part in parts if len(part.sides) == 1) or context.parts
    past = {m.text.lower() for m in sentence.of("historical")} - {"earlier", "known", "previously"}
    if _THEN_THERE.match(sentence.text) and sentence.has("finding"):
        past -= {"had been"}  # of the examination that is compared with
    if _UNDER_CARE.search(sentence.text):  # `had been followed for osteitis of the clavicle`
        past -= {"had been"}
    shown = past == {"ago"} and any(m.value in ("uptake", "oedema") for m in sentence.of("finding"))
    if (
        past
        and not shown
        and not kinds
        and not sentence.has("change")
        and then_and_now(sentence.text) is None
    ):
        return
    _note_kinds(sentence, kinds, places, moment, heard, context, retells)
    if _PATHOLOGY.search(sentence.text) and not kinds:
        sites = [
            site
            for place in places
            for site, _ in sites_meant(place, parts, heard, context, many=False)
        ]
        context.places = tuple(sites) or context.places
        context.groups = (tuple(sites),) if sites else context.groups
        return
    if _CORRECTS.search(sentence.text) and _corrected(sentence, places, heard):
        return
    context.columns = columns_of(sentence) or (context.columns if "|" in sentence.text else ())
    cells = cells_of(sentence, context.columns)
    if cells and places:
        take_in_row(sentence, cells, places, parts, heard, context)
        return
    places = places_named(sentence, places, context)
    before = len(heard.observations)
    context.status = None
    groups: list[tuple[SiteSaid, ...]] = []
    spans = [(place.start, place.end) for place in places]
    if context.numbered:  # `nos. 2 and 5 are new, no. 3 is larger`
        spans += numbers_in(sentence)
    spans += _sides_alone(sentence, spans, known=bool(context.places))
    clauses = clauses_of(sentence, spans)
    several = sum(1 for _ in dates_in(undated)) > 1
    for clause, after in zip_longest(clauses, clauses[1:]):
        if several:  # `gone in 2016 but there again in 2018`
            end = after.end if after is not None and after.bracket else clause.end
            own = undated[clause.start - sentence.start : end - sentence.start]
            moment = heard.calendar.hear(own, clause.start, dated=True)
        first = clause is clauses[0]
        then = moment
        if clause.bracket and _SEEN_AT_FIRST.search(sentence.text[: clause.start - sentence.start]):
            then = heard.calendar.moments[0]  # `of the five lesions seen initially (...)`
        spoken = Spoken(sentence, clause, places, parts, then, first, retells)
        take_in(spoken, heard, context)
        if any(clause.start <= place.start < clause.end for place in places):
            groups.append(context.places)
            context.groups = tuple(groups)
    context.groups = tuple(groups) or context.groups
    if _physiological(sentence):
        heard.observations[before:] = [
            replace(o, physiological=True) if o.present else o for o in heard.observations[before:]
        ]
    if _WITHDRAWN.search(sentence.text) and not sentence.has("negation"):
        gone = {(p.bone, side) for p in places for side in p.sides}
        kept = [o for o in heard.observations if (o.site.bone, o.site.side) not in gone]
        heard.observations[:] = kept
        return
    if sentence.item is not None and groups:
        context.numbered[sentence.item] = tuple(site for group in groups for site in group)
    _measure(sentence, places, heard, context, moment)
    if any(part.sides for part in parts):
        context.parts = tuple(part for part in parts if part.sides)
    speaks = bool(places) and sentence.has("finding", "change")
    told_open = any(s <= a < sentence.end for a, _ in heard.open_sides for s in [sentence.start])
    if speaks and len(heard.observations) == before and not told_open:
        heard.unread.append((sentence.start, sentence.end))


def _corrected(sentence: Sentence, places: Sequence[Place], heard: Heard) -> bool:
    """Move what was told of the wrong side of a bone to the right one; whether there was any."""
    moved = False
    for place in (p for p in places if len(p.sides) == 1):
        for n, o in enumerate(heard.observations):
            if o.site.bone == place.bone and o.site.side != place.sides[0]:
                heard.observations[n] = replace(o, site=replace(o.site, side=place.sides[0]))
                moved = True
    if moved:
        heard.corrected.append((sentence.start, sentence.end))
    return moved


def _measure(
    sentence: Sentence,
    places: Sequence[Place],
    heard: Heard,
    context: Context,
    moment: Moment,
) -> None:
    """Lost heights and angles of the spine that a sentence tells."""
    kinds = kinds_of(sentence.marks, sentence.text) or context.kinds
    kind = kind_of(frozenset({"collapse"}), kinds)
    for level, share in lost_heights(sentence, places):
        heard.losses.append(LossTold(moment, kind, level, share))
    curve = curve_told(sentence.text)
    if curve is not None and not sentence.has("negation"):
        moment.used = True
        heard.curves.append((moment, kind, curve))


def _sides_alone(
    sentence: Sentence, spans: Sequence[tuple[int, int]], *, known: bool
) -> list[tuple[int, int]]:
    """`the proximal tibiae: left improved, right worse`: sides that stand for their bones."""
    alone = []
    for mark, after in pairwise(sentence.marks):
        inside = any(a <= mark.start < b for a, b in spans)
        told = mark.label == "side" and mark.value in ("left", "right")
        if (
            told
            and not inside
            and after.label in ("change", "normal")
            and after.first - mark.last < 3
        ):
            alone.append((mark.start, mark.end))
    return alone if spans or known else []


def _without_comparison(text: str) -> str:
    return re.sub(
        r"(?i)\bcompar(?:ed|ison)[^.;]*?(?=[,.;]|$)", lambda m: " " * len(m.group(0)), text
    )


def _begins_with_date(sentence: Sentence) -> bool:
    return bool(re.match(r"\s*\(?\d{1,4}[-./: ]|\s*(?:in|on)\s", sentence.text, re.I))


def _physiological(sentence: Sentence) -> bool:
    """`..., which is within the normal range for this age`; not where it is only thought so."""
    return sentence.has("physiological") and not sentence.has("uncertain", "negation")


def _of_examination(sentence: Sentence) -> bool:
    """`Second scan (Apr 2015): ...`"""
    return bool(
        re.match(
            r"(?i)\W*(?:\w+ ){0,2}(?:scan|study|exam|examination|imaging|control)\b", sentence.text
        )
    )


def _note_kinds(
    sentence: Sentence,
    kinds: tuple[str, ...],
    places: Sequence[Place],
    moment: Moment,
    heard: Heard,
    context: Context,
    retells: bool,
) -> None:
    if not kinds:
        return
    only_performed = not places and bool(
        re.search(r"\b(?:performed|done|obtained|carried out|acquired)\b", sentence.text)
    )
    # Examinations that are listed one after the other are all open to what follows.
    context.kinds = (*context.kinds, *kinds) if only_performed and context.performing else kinds
    context.performing = only_performed
    if not retells or not heard.performed:
        for kind in kinds:
            pair = (moment, ExamKind(kind))
            short = kind == "mri" and (moment, ExamKind.WBMRI) in heard.performed
            if pair not in heard.performed and not short:
                heard.performed.append(pair)
                moment.used = True
