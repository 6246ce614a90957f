"""What a text says of sites in images: one observation for every site, examination and clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from osteofoci.case import ExamKind, Status
from osteofoci.text.changes import status_of
from osteofoci.text.clauses import VERBS, Clause, clauses_of
from osteofoci.text.document import Sentence
from osteofoci.text.heard import Context, Heard, LossTold, Observation, SiteSaid
from osteofoci.text.measures import curve_told, lost_heights, size_mm
from osteofoci.text.phrases import VERTEBRA, Part
from osteofoci.text.refer import (
    apart_from,
    by_number,
    former_or_latter,
    its,
    known_sites,
    not_among,
    numbers_in,
    of_spine,
    on_other_side,
    only_here,
    only_these_remain,
    part_of_spine,
    sided_by_context,
    sites_meant,
    speaks_of_all,
    speaks_of_known,
)
from osteofoci.text.sites import Place, places_in, zones_alone
from osteofoci.text.techniques import kind_of, kinds_of, retold
from osteofoci.text.times import Moment, dates_in

_SUMMARY = re.compile(r"^(?:impression|conclusion|summary|opinion|assessment|diagnosis)s?$", re.I)
_RETELLS = re.compile(
    r"^\s*(?:in this case|overall|in summary|in conclusion|taken together)\b", re.I
)
_NOT_IMAGES = re.compile(r"^(?:clinical|history|indication|laborator|bloods|technique|symptoms|"
                         r"past|family|medication|treatment|therapy|complaint|question)", re.I)  # fmt: skip
_PATHOLOGY = re.compile(r"\b(?:biops\w*|histolog\w*|histopatholog\w*|cultures?)\b", re.I)
_SEEN = (
    "lytic", "mixed", "sclerotic", "hyperostotic", "expansion", "oedema", "uptake", "lesion",
    "periosteal", "soft tissue", "abscess", "mass", "infiltration", "cortical destruction", "collapse", "height",
    "crosses physis", "sequestrum", "ground glass",
)  # fmt: skip
# Beside the marrow: where it goes, the lesion may stay.
_BESIDE = {"soft tissue", "abscess", "mass", "periosteal"}
_LESION_LIKE = ("lytic", "mixed", "sclerotic", "hyperostotic", "oedema", "uptake", "lesion",
                "collapse", "expansion", "periosteal")  # fmt: skip


def observe(sentences: Sequence[Sentence]) -> Heard:
    """Observations of all sentences, in the order of the text."""
    heard = Heard()
    context = Context()
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
    moment = heard.calendar.hear(
        _without_comparison(sentence.text),
        sentence.start,
        dated=named or _begins_with_date(sentence) or _of_examination(sentence),
    )
    if sentence.heading.startswith("technique"):
        _note_kinds(sentence, kinds, moment, heard, context, retells)
    if about_others(sentence) or _NOT_IMAGES.match(sentence.heading):
        return
    if sentence.has("region", "side") and not context.kinds:  # `pain in her left thigh`
        _, parts = places_in(sentence)
        context.parts = tuple(part for part in parts if len(part.sides) == 1) or context.parts
    past = {m.text.lower() for m in sentence.of("historical")} - {"earlier", "known", "previously"}
    if past and not kinds and not sentence.has("change"):
        return
    _note_kinds(sentence, kinds, moment, heard, context, retells)
    places, parts = places_in(sentence)
    if _PATHOLOGY.search(sentence.text) and not kinds:
        sites = [
            site
            for place in places
            for site, _ in sites_meant(place, parts, heard, context, many=False)
        ]
        context.places = tuple(sites) or context.places
        context.groups = (tuple(sites),) if sites else context.groups
        return
    places = _without_examined(sentence, places)
    before = len(heard.observations)
    carried: Context | None = None
    context.status = None
    groups: list[tuple[SiteSaid, ...]] = []
    spans = [(place.start, place.end) for place in places]
    if context.numbered:  # `nos. 2 and 5 are new, no. 3 is larger`
        spans += numbers_in(sentence)
    undated = _without_comparison(sentence.text)
    clauses = clauses_of(sentence, spans)
    normal = _physiological(sentence)
    for clause, after in zip_longest(clauses, clauses[1:]):
        if sum(1 for _ in dates_in(undated)) > 1:  # `gone in 2016 but there again in 2018`
            end = after.end if after is not None and after.bracket else clause.end
            own = undated[clause.start - sentence.start : end - sentence.start]
            moment = heard.calendar.hear(own, clause.start, dated=True)
        carried = _clause(sentence, clause, places, parts, heard, context, moment, retells, carried)
        if any(clause.start <= place.start < clause.end for place in places):
            groups.append(context.places)
    context.groups = tuple(groups) or context.groups
    if normal:
        heard.observations[before:] = [
            replace(o, physiological=True) if o.present else o for o in heard.observations[before:]
        ]
    if sentence.item is not None and groups:
        context.numbered[sentence.item] = tuple(site for group in groups for site in group)
    _measure(sentence, places, heard, context, moment)
    if any(part.sides for part in parts):
        context.parts = tuple(part for part in parts if part.sides)
    speaks = bool(places) and sentence.has("finding", "change")
    told_open = any(s <= a < sentence.end for a, _ in heard.open_sides for s in [sentence.start])
    if speaks and len(heard.observations) == before and not told_open:
        heard.unread.append((sentence.start, sentence.end))


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
    for level, share, _ in lost_heights(sentence, places):
        heard.losses.append(LossTold(moment, kind, level, share))
    curve = curve_told(sentence.text)
    if curve is not None and not sentence.has("negation"):
        moment.used = True
        heard.curves.append((moment, kind, curve))


def _without_examined(sentence: Sentence, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """`XR clavicles: ...` names what was examined, where something is said of places behind."""
    colon = next((t.start for t in sentence.tokens if t.text == ":"), None)
    named = sentence.of("modality")
    if colon is None or not named or named[0].start > colon:
        return places
    if any(m.end < colon for m in sentence.of("finding", "change", "normal")):
        return places
    behind = tuple(p for p in places if p.start > colon)
    sides = {side for p in places if p.start < colon for side in p.sides}
    if len(sides) == 1:  # `radiographs of the left tibia: lesion of the tibial shaft`
        behind = tuple(p if p.sides else replace(p, sides=tuple(sides)) for p in behind)
    return behind or places


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
        re.match(r"(?i)\W*(?:\w+ ){0,2}(?:scan|study|examination|imaging|control)\b", sentence.text)
    )


def _note_kinds(
    sentence: Sentence,
    kinds: tuple[str, ...],
    moment: Moment,
    heard: Heard,
    context: Context,
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
    context: Context,
    moment: Moment,
    retells: bool,
    carried: Context | None,
) -> Context:
    own = [p for p in places if clause.start <= p.start < clause.end]
    said = frozenset(m.value for m in clause.said("finding") if m.value in _SEEN)
    denied = frozenset(m.value for m in clause.denied("finding") if m.value in _SEEN)
    if re.search(r"(?i)\b(?:lost|loses|losing)\b[^,;.]*\bheight\b", clause.text):
        said |= {"collapse"}  # `has lost 25 % of its height`
    if clause.said("normal") and said == {"height"}:
        said = frozenset()  # `T7 and T8 of normal height`
    status = status_of(clause)
    if only_these_remain(clause):
        status = status or Status.STABLE
    if status is Status.RESOLVED and said and said <= _BESIDE:
        said, denied, status = frozenset(), denied | said, None  # the bone may still be ill
    sites: list[tuple[SiteSaid, tuple[int, int]]] = []
    for place in own:
        many = bool(re.search(r"\b(?:lesions|foci)\b", clause.text, re.I))
        if clause.said("normal") or denied:
            place = sided_by_context(place, context)
        sites.extend(sites_meant(place, [*parts, *context.parts], heard, context, many=many))
    told = carried is not None
    part = part_of_spine(clause)
    if part is not None and not own:
        spine = known_sites(heard, spinal=True)
        sites.extend(k for k in spine if k[0].bone.startswith(f"{VERTEBRA} {part}"))
    if of_spine(clause):
        sites.extend(known for known in known_sites(heard, spinal=True) if known not in sites)
    if re.search(r"(?i)\bat (?:both|these|all) sites\b", clause.text):
        groups = [(site, context.spans) for group in context.groups for site in group]
        sites.extend(pair for pair in groups if pair not in sites)
    if re.search(r"\bthe same (?:lesions?|foci|focus|sites?)\b", clause.text, re.I):
        sites.extend(known for known in known_sites(heard, spinal=False) if known not in sites)
    if not own and "lesion" in denied and _whole_body(sentence, clause):
        gone = frozenset[str]()
        ill = [k for k in known_sites(heard, spinal=False) if _seen_by_wbmri(heard, k[0])]
        _write(sentence, clause, ill, gone, gone, Status.RESOLVED, heard, context, moment, retells)
        return context
    if not own and re.search(r"\bno (?:other|further|additional|new|more)\b", clause.text, re.I):
        return carried or context
    if not own and not sites:
        if speaks_of_all(clause):
            apart = apart_from(sentence, clause, places)
            apart |= {(s.bone, s.side) for s in _numbers_in(sentence, context)}
            known = known_sites(heard, spinal=False)
            sites = [k for k in known if (k[0].bone, k[0].side) not in apart]
        elif by_number(clause, context):
            sites = [(site, context.spans) for site in by_number(clause, context)]
        elif status is not None and not places and _only_when(sentence):
            sites = [(site, context.spans) for site in context.places]  # `24 months: resolution`
        elif status is not None and not places and sentence.item in context.numbered:
            sites = [(site, context.spans) for site in context.numbered[sentence.item or 0]]
        elif status is not None and said and said <= context.findings:
            sites = [(site, context.spans) for site in context.places]  # `the sclerosis increased`
        elif former_or_latter(clause, context):
            sites = [(site, context.spans) for site in former_or_latter(clause, context)]
        elif (clause.refers or told or clause.bracket or its(clause)) and context.places:
            sites = [(_zoned(site, sentence), context.spans) for site in context.places]
    if not sites:
        if said and not denied:  # `Findings: right leg: ...`
            context.findings, context.paragraph = said, sentence.paragraph
        context.status = status or context.status
        return carried or context
    if not said and not denied and status is None and not clause.said("normal"):
        # A list of places: what was said before it holds for them.
        listed = told or (context.paragraph == sentence.paragraph and _bare(sentence))
        said = context.findings if listed and own else frozenset()
        if clause.bracket and own and context.status is not None:
            status = context.status  # `decrease of the signal in all lesions (T4, T5)`
        listed_under = sentence.item is not None and context.kinds
        if (
            own
            and not said
            and _bare(sentence)
            and (kinds_of(sentence.marks, sentence.text) or listed_under)
        ):
            said = frozenset({"lesion"})
        if own and not said and size_mm(clause.text) is not None:
            said = frozenset(
                {"lesion"}
            )  # `left humerus: 24 x 15 mm`, `WBMRI: C5, C6, left scapula.`
        if not said and status is None:
            if own:
                context.places = tuple(site for site, _ in sites)
                context.spans = sites[0][1]
            return context
    those = [site for site, _ in sites]
    others = [k for k in known_sites(heard, spinal=False) if not_among(k[0], those)]
    if own and only_here(clause):
        before = {
            o.site
            for o in heard.observations
            if o.present
            and o.moment.number < moment.number
            and o.kind is kind_of(said, kinds_of(sentence.marks, sentence.text) or context.kinds)
        }
        others = [k for k in others if k[0] in before]
        if status is None and before & set(those):
            status = Status.STABLE
    _write(sentence, clause, sites, said, denied, status, heard, context, moment, retells)
    if own and others and (only_these_remain(clause) or only_here(clause)):
        gone = frozenset[str]()
        _write(
            sentence, clause, others, gone, gone, Status.RESOLVED, heard, context, moment, retells
        )
    if own:
        context.places = tuple(site for site, _ in sites)
        context.spans = sites[0][1]
        context.findings, context.paragraph = said, sentence.paragraph
    return context


def _whole_body(sentence: Sentence, clause: Clause) -> bool:
    """`WBMRI in 2020: no lesions`, of the whole body and not only no new ones."""
    some = r"\b(?:other|further|additional|new|more|spinal|vertebral|pelvic|active)\b|\b(?:in|of|at) the\b"
    return "wbmri" in kinds_of(sentence.marks, sentence.text) and not re.search(
        some, clause.text, re.I
    )


def _seen_by_wbmri(heard: Heard, site: SiteSaid) -> bool:
    return any(
        o.site == site and o.kind is ExamKind.WBMRI and o.present for o in heard.observations
    )


def _numbers_in(sentence: Sentence, context: Context) -> list[SiteSaid]:
    """Sites that a sentence names by their number."""
    return [site for clause in clauses_of(sentence) for site in by_number(clause, context)]


def _only_when(sentence: Sentence) -> bool:
    """A time or a technique and what has become of it, nothing else: `24 months: complete resolution.`"""
    told = re.match(r"\s*[^:.]{1,25}:\s", sentence.text) or kinds_of(sentence.marks, sentence.text)
    return bool(told) and _bare_of_places(sentence)


def _bare(sentence: Sentence) -> bool:
    """A list of places under a heading or after one: no verb in it, and no angle between levels."""
    return _bare_of_places(sentence) and not sentence.has("negation")


def _bare_of_places(sentence: Sentence) -> bool:
    if any(mark.value in ("scoliosis", "kyphosis") for mark in sentence.of("finding")):
        return False
    words = {token.lower for token in sentence.tokens}
    return not words & VERBS and not sentence.has("normal", "historical")


def _zoned(site: SiteSaid, sentence: Sentence) -> SiteSaid:
    """The site with a zone that its sentence names apart from it: `left femur: lesion of the shaft`."""
    zones = zones_alone(sentence, site.bone) if site.zone is None else ()
    return replace(site, zone=zones[0]) if len(zones) == 1 else site


def _write(
    sentence: Sentence,
    clause: Clause,
    sites: Sequence[tuple[SiteSaid, tuple[int, int]]],
    said: frozenset[str],
    denied: frozenset[str],
    status: Status | None,
    heard: Heard,
    context: Context,
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
    kinds = kinds_of(clause.marks, sentence.text) or context.kinds
    if all(m.value == "other" for m in sentence.of("modality")) and sentence.has("modality"):
        kinds, heard.others = (), True  # CT and ultrasound are no examinations of a case
    kind = kind_of(said | denied, kinds)
    if kind is ExamKind.MRI and (moment, ExamKind.WBMRI) in heard.performed:
        kind = ExamKind.WBMRI
    if retells:
        moment, kind = retold(heard, moment, kind, [site for site, _ in sites])
    moment.used = True
    size = size_mm(clause.text) if len({span for _, span in sites}) == 1 else None
    known = [o.site for o in heard.observations if o.present]
    for site, span in sites:
        if present and status is None and speaks_of_known(clause) and on_other_side(site, known):
            heard.other_side.append((span, site))
        heard.observations.append(
            Observation(
                moment, kind, site, present, said, denied, status,
                not clause.said("uncertain"), span, (clause.start, clause.end), retells,
                size_mm=size if len(sites) == 1 else None,
            )
        )  # fmt: skip


def _there(heard: Heard, site: SiteSaid) -> bool:
    return any(o.site == site and o.present for o in heard.observations)
