"""What a text says of sites in images: one observation for every site, examination and clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from osteofoci.case import ExamKind, Status
from osteofoci.skeleton import Region, Zone
from osteofoci.text.clauses import VERBS, Clause, clauses_of
from osteofoci.text.document import Mark, Sentence
from osteofoci.text.phrases import NUMBERED, VERTEBRA, Part, region_of
from osteofoci.text.sites import Place, places_in, side_from_part, zones_alone
from osteofoci.text.times import Calendar, Moment

# Which examination a finding is of, where a sentence leaves several open: the first that is there.
_SHOWN_BY = {
    "collapse": ("biplanar", "mri", "wbmri", "radiograph"),
    "height": ("biplanar", "mri", "wbmri", "radiograph"),
    "lytic": ("radiograph", "mri", "wbmri"),
    "mixed": ("radiograph", "mri", "wbmri"),
    "sclerotic": ("radiograph", "mri", "wbmri"),
    "periosteal": ("radiograph", "mri", "wbmri"),
    "uptake": ("bone_scan",),
}
_USUAL = ("wbmri", "mri", "bone_scan", "radiograph", "biplanar")
_SUMMARY = re.compile(r"^(?:impression|conclusion|summary|opinion|assessment|diagnosis)", re.I)
_RETELLS = re.compile(
    r"^\s*(?:in this case|overall|in summary|in conclusion|taken together)\b", re.I
)
_NOT_IMAGES = re.compile(r"^(?:clinical|history|indication|laborator|bloods|technique|symptoms|"
                         r"past|family|medication|treatment|therapy|complaint|question)", re.I)  # fmt: skip
_PATHOLOGY = re.compile(r"\b(?:biops\w*|histolog\w*|histopatholog\w*|cultures?)\b", re.I)
_STATUS = {
    "new": Status.NEW, "resolved": Status.RESOLVED, "improved": Status.IMPROVED,
    "worse": Status.WORSE, "stable": Status.STABLE, "recurrent": Status.RECURRENT,
}  # fmt: skip
_BEFORE_OTHERS = ("recurrent", "new", "resolved", "worse", "improved", "stable")
_SEEN = (
    "lytic", "mixed", "sclerotic", "hyperostotic", "expansion", "oedema", "uptake", "lesion",
    "periosteal", "soft tissue", "abscess", "mass", "infiltration", "cortical destruction", "collapse", "height",
    "crosses physis", "sequestrum", "ground glass",
)  # fmt: skip
_NEIGHBOURS = {Region.FOOT: Region.LEG, Region.HAND: Region.SHOULDER_ARM}
_LESION_LIKE = ("lytic", "mixed", "sclerotic", "hyperostotic", "oedema", "uptake", "lesion",
                "collapse", "expansion", "periosteal")  # fmt: skip


@dataclass(frozen=True)
class SiteSaid:
    """A site with everything told: bone, one side, a zone or None."""

    bone: str
    side: str
    zone: Zone | None


@dataclass(frozen=True)
class Observation:
    """One site in one examination, as one clause tells it.

    Attributes:
        present: False where the text says that there is nothing.
        findings, denied: what is said and what is denied of it.
        span: of the site; ``clause`` of the whole clause, in characters of the text.
    """

    moment: Moment
    kind: ExamKind
    site: SiteSaid
    present: bool
    findings: frozenset[str]
    denied: frozenset[str]
    status: Status | None
    sure: bool
    span: tuple[int, int]
    clause: tuple[int, int]
    summary: bool = False


@dataclass
class Heard:
    """All that was read: observations, and places in the text that stay open or were not used."""

    observations: list[Observation] = field(default_factory=list)
    open_sides: list[tuple[int, int]] = field(default_factory=list)
    unread: list[tuple[int, int]] = field(default_factory=list)
    performed: list[tuple[Moment, ExamKind]] = field(default_factory=list)
    calendar: Calendar = field(default_factory=Calendar)


@dataclass
class _Context:
    kinds: tuple[str, ...] = ()
    paragraph: int = -1
    places: tuple[SiteSaid, ...] = ()
    spans: tuple[int, int] = (0, 0)
    parts: tuple[Part, ...] = ()
    findings: frozenset[str] = frozenset()
    performing: bool = False


def observe(sentences: Sequence[Sentence]) -> Heard:
    """Observations of all sentences, in the order of the text."""
    heard = Heard()
    context = _Context()
    for sentence in sentences:
        _listen(sentence, heard, context)
    kinds = {kind for _, kind in heard.performed}
    if len(kinds) == 1:
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


def _listen(sentence: Sentence, heard: Heard, context: _Context) -> None:
    retells = bool(_RETELLS.match(sentence.text) or _SUMMARY.match(sentence.heading))
    kinds = _kinds(sentence.marks, sentence.text)
    named = bool(kinds) or bool(_SUMMARY.match(sentence.heading)) or "exam" in sentence.heading
    moment = heard.calendar.hear(
        _without_comparison(sentence.text),
        sentence.start,
        dated=named or _begins_with_date(sentence),
    )
    if about_others(sentence) or _NOT_IMAGES.match(sentence.heading):
        return
    past = {m.text.lower() for m in sentence.of("historical")} - {"earlier", "known", "previously"}
    if past and not kinds and not sentence.has("change"):
        return
    _note_kinds(sentence, kinds, moment, heard, context, retells)
    places, parts = places_in(sentence)
    if _PATHOLOGY.search(sentence.text) and not kinds:
        sites = [site for place in places for site, _ in _sites(place, parts, heard, many=False)]
        context.places = tuple(sites) or context.places
        return
    places = _without_examined(sentence, places)
    before = len(heard.observations)
    carried: _Context | None = None
    spans = [(place.start, place.end) for place in places]
    for clause in clauses_of(sentence, spans):
        carried = _clause(sentence, clause, places, parts, heard, context, moment, retells, carried)
    if any(part.sides for part in parts):
        context.parts = tuple(part for part in parts if part.sides)
    speaks = bool(places) and sentence.has("finding", "change")
    told_open = any(s <= a < sentence.end for a, _ in heard.open_sides for s in [sentence.start])
    if speaks and len(heard.observations) == before and not told_open:
        heard.unread.append((sentence.start, sentence.end))


def _without_examined(sentence: Sentence, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """`XR clavicles: ...` names what was examined, where something is said of places behind."""
    colon = next((t.start for t in sentence.tokens if t.text == ":"), None)
    named = sentence.of("modality")
    if colon is None or not named or named[0].start > colon:
        return places
    if any(m.end < colon for m in sentence.of("finding", "change", "normal")):
        return places
    behind = tuple(p for p in places if p.start > colon)
    return behind or places


def _without_comparison(text: str) -> str:
    return re.sub(
        r"(?i)\bcompar(?:ed|ison)[^.;]*?(?=[,.;]|$)", lambda m: " " * len(m.group(0)), text
    )


def _begins_with_date(sentence: Sentence) -> bool:
    return bool(re.match(r"\s*\(?\d{1,4}[-./ ]|\s*(?:in|on)\s", sentence.text, re.I))


def _note_kinds(
    sentence: Sentence,
    kinds: tuple[str, ...],
    moment: Moment,
    heard: Heard,
    context: _Context,
    retells: bool,
) -> None:
    if not kinds:
        return
    places, _ = places_in(sentence)
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


def _clause(
    sentence: Sentence,
    clause: Clause,
    places: Sequence[Place],
    parts: Sequence[Part],
    heard: Heard,
    context: _Context,
    moment: Moment,
    retells: bool,
    carried: _Context | None,
) -> _Context:
    own = [p for p in places if clause.start <= p.start < clause.end]
    said = frozenset(m.value for m in clause.said("finding") if m.value in _SEEN)
    denied = frozenset(m.value for m in clause.denied("finding") if m.value in _SEEN)
    status = _status(clause)
    sites: list[tuple[SiteSaid, tuple[int, int]]] = []
    for place in own:
        many = bool(re.search(r"\b(?:lesions|foci)\b", clause.text, re.I))
        if clause.said("normal") or denied:
            place = _sided_by_context(place, context)
        sites.extend(_sites(place, [*parts, *context.parts], heard, many=many))
    told = carried is not None
    if _of_spine(clause):
        sites.extend(known for known in _known(heard, spinal=True) if known not in sites)
    if re.search(r"\bthe same (?:lesions?|foci|focus|sites?)\b", clause.text, re.I):
        sites.extend(known for known in _known(heard, spinal=False) if known not in sites)
    if not own and re.search(r"\bno (?:other|further|additional|new|more)\b", clause.text, re.I):
        return carried or context
    if not own and not sites:
        if _speaks_of_all(clause):
            others = re.search(r"(?i)\bother\b", clause.text) is not None
            apart = {(p.bone, side) for p in places for side in p.sides} if others else set()
            known = _known(heard, spinal=False)
            sites = [k for k in known if (k[0].bone, k[0].side) not in apart]
        elif (clause.refers or told or clause.bracket or _its(clause)) and context.places:
            sites = [(_zoned(site, sentence), context.spans) for site in context.places]
    if not sites:
        if said and not denied:  # `Findings: right leg: ...`
            context.findings, context.paragraph = said, sentence.paragraph
        return carried or context
    if not said and not denied and status is None and not clause.said("normal"):
        # A list of places: what was said before it holds for them.
        listed = told or (context.paragraph == sentence.paragraph and _bare(sentence))
        said = context.findings if listed and own else frozenset()
        if own and not said and _bare(sentence) and _kinds(sentence.marks, sentence.text):
            said = frozenset({"lesion"})  # `WBMRI: C5, C6, left scapula.`
        if not said:
            if own:
                context.places = tuple(site for site, _ in sites)
                context.spans = sites[0][1]
            return context
    _write(sentence, clause, sites, said, denied, status, heard, context, moment, retells)
    if own:
        context.places = tuple(site for site, _ in sites)
        context.spans = sites[0][1]
        context.findings, context.paragraph = said, sentence.paragraph
    return context


def _bare(sentence: Sentence) -> bool:
    """A list of places under a heading or after one: no verb in it."""
    words = {token.lower for token in sentence.tokens}
    return not words & VERBS and not sentence.has("normal", "negation", "historical")


def _zoned(site: SiteSaid, sentence: Sentence) -> SiteSaid:
    """The site with a zone that its sentence names apart from it: `left femur: lesion of the shaft`."""
    zones = zones_alone(sentence, site.bone) if site.zone is None else ()
    return replace(site, zone=zones[0]) if len(zones) == 1 else site


def _kinds(marks: Sequence[Mark], text: str) -> tuple[str, ...]:
    """Techniques named; `MRI (STIR, whole body)` is a whole-body MRI."""
    named = [m.value for m in marks if m.label == "modality" and m.value != "other"]
    whole = re.search(r"\b(?:whole|full|total)[- ]body\b", text, re.I) and "bone_scan" not in named
    if any(m.label == "finding" and "stir" in m.text.lower() for m in marks) and not named:
        named = ["mri"]
    return tuple(dict.fromkeys("wbmri" if k == "mri" and whole else k for k in named))


def _write(
    sentence: Sentence,
    clause: Clause,
    sites: Sequence[tuple[SiteSaid, tuple[int, int]]],
    said: frozenset[str],
    denied: frozenset[str],
    status: Status | None,
    heard: Heard,
    context: _Context,
    moment: Moment,
    retells: bool,
) -> None:
    normal = bool(clause.said("normal")) and not said
    present = not normal and (bool(said) or status is not None)
    only_denied = bool(denied) and not said and status is None and not normal
    if only_denied and not any(d in _LESION_LIKE for d in denied):
        # `no abscess` is of a lesion that is there.
        sites = [pair for pair in sites if _there(heard, pair[0])]
        present = True
    kinds = _kinds(clause.marks, sentence.text) or context.kinds
    kind = _kind_of(said | denied, kinds)
    if kind is ExamKind.MRI and (moment, ExamKind.WBMRI) in heard.performed:
        kind = ExamKind.WBMRI
    if retells:
        moment, kind = _retold(heard, moment, kind, [site for site, _ in sites])
    moment.used = True
    for site, span in sites:
        heard.observations.append(
            Observation(
                moment, kind, site, present, said, denied, status,
                not clause.said("uncertain"), span, (clause.start, clause.end), retells,
            )
        )  # fmt: skip


def _there(heard: Heard, site: SiteSaid) -> bool:
    return any(o.site == site and o.present for o in heard.observations)


def _kind_of(findings: frozenset[str], kinds: Sequence[str]) -> ExamKind:
    open_kinds = [kind for kind in kinds if kind != "other"]
    if not open_kinds:
        return ExamKind.TEXT
    if len(set(open_kinds)) == 1:
        return ExamKind(open_kinds[0])
    for finding in _SHOWN_BY:
        if finding in findings and not findings & {"lesion", "oedema"}:
            for kind in _SHOWN_BY[finding]:
                if kind in open_kinds:
                    return ExamKind(kind)
    return ExamKind(next(kind for kind in _USUAL if kind in open_kinds))


def _retold(
    heard: Heard, moment: Moment, kind: ExamKind, sites: Sequence[SiteSaid]
) -> tuple[Moment, ExamKind]:
    """A summary opens no examination: what it says is of one that told the same sites."""
    bones = {(site.bone, site.side) for site in sites}
    same = [o for o in heard.observations if (o.site.bone, o.site.side) in bones]
    for observation in same:
        if observation.kind is kind:
            return observation.moment, kind
    for performed, known in heard.performed:
        if known is kind:
            return performed, kind
    if same:
        return same[-1].moment, same[-1].kind
    if heard.observations and kind is ExamKind.TEXT:
        return heard.observations[-1].moment, heard.observations[-1].kind
    return moment, kind


def _status(clause: Clause) -> Status | None:
    heights = any(m.value == "height" for m in clause.marks)
    said = {_meant(m, heights) for m in clause.said("change") if _speaks_of_change(m, clause)}
    denied = {m.value for m in clause.denied("change")}
    for name in _BEFORE_OTHERS:
        if name in said:
            return _STATUS[name]
    # Not larger, not smaller, not gone: it is as it was. `No new lesion` says nothing of a place.
    return Status.STABLE if denied & {"worse", "improved", "resolved"} else None


def _speaks_of_change(mark: Mark, clause: Clause) -> bool:
    """`a smaller focus`, `new bone`, `the same lesions`, `relapse with lesions` tell no change."""
    before = clause.text[: mark.start - clause.start]
    behind = clause.text[mark.end - clause.start :]
    if mark.value in ("improved", "worse") and re.search(r"\b(?:a|an|another)\s$", before):
        return False
    if mark.value == "new" and re.match(r" bone\b", behind, re.I):
        return False
    if mark.text.lower() == "same":
        return not re.match(
            r" (?:lesion|foc|site|week|day|month|time|year|exam|side|place)", behind, re.I
        )
    if re.match("reduc", mark.text, re.I) and any(m.value == "height" for m in clause.marks):
        return bool(re.search(r"\bfurther\b", before))  # a height that is low, not one that changed
    return not (mark.value == "recurrent" and re.match(r" with\b", behind, re.I))


def _meant(mark: Mark, heights: bool) -> str:
    """A height that decreases is worse, one that increases is better."""
    if heights and re.match(r"decreas|reduc|diminish|less", mark.text, re.I):
        return "worse"
    if heights and re.match(r"increas", mark.text, re.I):
        return "improved"
    return mark.value


def _sided_by_context(place: Place, context: _Context) -> Place:
    """`... of the right radius. The ulna is normal.`: bones beside each other, of one side."""
    own = _neighbourhood(place.bone)
    sides = {site.side for site in context.places if _neighbourhood(site.bone) is own}
    if place.sides or len(sides) != 1:
        return place
    return replace(place, sides=tuple(sides))


def _neighbourhood(bone: str) -> Region | None:
    """Hand and foot with their limb."""
    region = region_of(bone)
    return region if region is None else _NEIGHBOURS.get(region, region)


def _its(clause: Clause) -> bool:
    return bool(re.search(r"\b(?:its|their)\b", clause.text, re.I))


def _speaks_of_all(clause: Clause) -> bool:
    return bool(
        re.search(
            r"\b(?:all|both|the|known|described|remaining|other|these)\s+(?:\w+\s+)?(?:lesions|foci|sites|"
            r"localisations|localizations)\b|\bconfirm(?:s|ed) (?:both|all|these|them)\b",
            clause.text, re.I,
        )
    )  # fmt: skip


def _of_spine(clause: Clause) -> bool:
    return bool(re.search(r"(?i)\b(?:peri-?|para)vertebral\b|\bspinal lesions?\b", clause.text))


def _known(heard: Heard, *, spinal: bool) -> list[tuple[SiteSaid, tuple[int, int]]]:
    """Sites that were told to be affected and not told to be gone."""
    state: dict[SiteSaid, tuple[bool, tuple[int, int]]] = {}
    for o in heard.observations:
        gone = o.status is Status.RESOLVED
        state[o.site] = (o.present and not gone, o.span)
    return [
        (site, span)
        for site, (there, span) in state.items()
        if there and (not spinal or site.bone.startswith(VERTEBRA))
    ]


def _sites(
    place: Place, parts: Sequence[Part], heard: Heard, *, many: bool
) -> Iterator[tuple[SiteSaid, tuple[int, int]]]:
    """The sites that a place names; by what is known where it does not name them wholly."""
    place = side_from_part(place, parts)
    span = (place.start, place.end)
    if place.bone == "phalanges":
        place = replace(place, bone=_phalanges(parts))
    if place.exact and place.sides:
        for side in place.sides:
            for zone in place.zones or (None,):
                yield SiteSaid(place.bone, side, zone), span
        return
    same = _same_class(place, heard, many=many)
    if same:
        for site in same:
            yield SiteSaid(site.bone, site.side, site.zone), span
        return
    heard.open_sides.append(span)


def _phalanges(parts: Sequence[Part]) -> str:
    return "hand phalanges" if any(part.region == "hand" for part in parts) else "foot phalanges"


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
        if fits and (not zones or site.zone is None or str(site.zone) in zones):
            found.append(site)
    if place.bone in NUMBERED or place.bone.split()[0] == VERTEBRA:
        return found
    # A paired bone without its side: only if one side of it is known, or lesions are spoken of.
    return found if many or len({site.side for site in found}) == 1 else []
