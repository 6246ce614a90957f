"""What one clause says of sites: which it names or means, what it says of them, and what is written down."""

from __future__ import annotations

import re
from dataclasses import replace

from osteofoci.case import ExamKind, Status
from osteofoci.text.changes import status_of
from osteofoci.text.clauses import VERBS, Clause, clauses_of
from osteofoci.text.document import Sentence
from osteofoci.text.heads import PARTS
from osteofoci.text.heard import Context, Heard, SiteSaid
from osteofoci.text.measures import size_mm
from osteofoci.text.phrases import VERTEBRA
from osteofoci.text.refer import (
    apart_from,
    by_number,
    former_or_latter,
    its,
    known_sites,
    lies_in,
    not_among,
    of_spine,
    only_here,
    only_these_remain,
    part_of_spine,
    sided_by_context,
    sites_meant,
    speaks_of_all,
)
from osteofoci.text.said import NOTHING, Said, Sites, Spoken, said_in, write
from osteofoci.text.sites import zones_alone
from osteofoci.text.techniques import kind_of, kinds_of

_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?|apart from|other than|but for|save for|with the exception of)\b", re.I
)
# `the others were still quiet`: of places that are gone, too.
_QUIET = re.compile(r"\bstill (?:quiet|silent|clear|normal|inactive|free|cold|gone)\b", re.I)
# `Less intense uptake in the sternum`, where nothing was examined before: less than in another place.
_OF_TWO_PLACES = re.compile(
    r"\W*(?:and |with )?(?:a |an )?(?:(?:far|much|slightly|somewhat|even) )?(?:more|less|stronger|weaker|fainter|larger|smaller|lesser|greater)"
    r"(?: \w+){0,2}? (?:uptake|oedema|edema|signal|lesions?|foc\w+|activity|enhancement|sclerosis|changes?) (?:is seen |is present )?(?:in|of|at|within)\b",
    re.I,
)
_REACHES = re.compile(
    r"\b(?:spread|extended|extends|progressed|advanced|grown|crept|crossed(?: over)?) (?:further |across |over |also )?(?:in)?to\b",
    re.I,
)


def take_in(spoken: Spoken, heard: Heard, context: Context) -> None:
    """Write down what a clause says; what it leaves open is kept for the next."""
    clause, own = spoken.clause, spoken.own
    said = said_in(clause)
    if not context.compares and _OF_TWO_PLACES.match(clause.text):
        said = replace(said, status=None, findings=said.findings | {"lesion"})
    if (
        said.status is Status.NEW
        and _only_further(clause)
        and not _seen_before(spoken, heard, context)
    ):
        said = replace(said, findings=said.findings | {"lesion"}, status=None)
    sites = _named(spoken, said, heard, context)
    if said.status is not None and own and _EXCEPT.search(clause.text) and speaks_of_all(clause):
        _write_all_but(spoken, said, heard, context)
        return
    if not own and "lesion" in said.denied and _whole_body(spoken):
        seen = {o.site for o in heard.observations if o.kind is ExamKind.WBMRI and o.present}
        gone = [k for k in known_sites(heard, spinal=False) if k[0] in seen]
        write(spoken, gone, Said(NOTHING, NOTHING, Status.RESOLVED), heard, context)
        return
    if not own and _all_normal(spoken):
        gone = [k for k in known_sites(heard, spinal=False) if _seen_by_then(k[0], spoken, heard)]
        write(spoken, gone, Said(NOTHING, NOTHING, Status.RESOLVED), heard, context)
        return
    if not own and re.search(r"\bno (?:other|further|additional|new|more)\b", clause.text, re.I):
        return
    if not own and not sites and not _counted_ahead(spoken):
        sites = _meant(spoken, said, heard, context)
    if not sites:
        if said.findings and not said.denied:  # `Findings: right leg: ...`
            context.findings, context.paragraph = said.findings, spoken.sentence.paragraph
        context.status = said.status or context.status
        return
    if said.nothing and not clause.said("normal"):
        said = _of_a_list(spoken, sites, said, context)
        if said.nothing:
            if own:
                _remember(sites, context)
            else:
                _sized(sites, size_mm(clause.text), heard)  # `the lesion is larger (32 mm)`
            return
    said = _beside_the_last(spoken, said, heard, context)
    said, others = _with_others(spoken, sites, said, heard, context)
    write(spoken, _but_reached(spoken, sites, said, heard, context), said, heard, context)
    if others:
        write(spoken, others, Said(NOTHING, NOTHING, Status.RESOLVED), heard, context)
    if own:
        _remember(sites, context)
        context.findings, context.paragraph = said.findings, spoken.sentence.paragraph


def _counted_ahead(spoken: Spoken) -> bool:
    """`one is smaller (right tibia)`: which one stands in the bracket behind."""
    behind = spoken.sentence.text[spoken.clause.end - spoken.sentence.start :].lstrip()
    counted = r"\b(?:one|two|three|four|five|another|others)\b(?! (?:year|month|week|day)s?\b)"
    return behind.startswith("(") and re.search(counted, spoken.clause.text, re.I) is not None


def _write_all_but(spoken: Spoken, said: Said, heard: Heard, context: Context) -> None:
    """`all lesions except L1 have vanished`: L1 is still there, the others are gone."""
    left_out = {(p.bone, side) for p in spoken.own for side in p.sides}
    known = known_sites(heard, spinal=False)
    others = [k for k in known if (k[0].bone, k[0].side) not in left_out]
    write(spoken, others, Said(NOTHING, NOTHING, said.status), heard, context)
    if said.status is Status.RESOLVED:
        kept = [k for k in known if (k[0].bone, k[0].side) in left_out]
        write(spoken, kept, Said(NOTHING, NOTHING, Status.STABLE), heard, context)


def _beside_the_last(spoken: Spoken, said: Said, heard: Heard, context: Context) -> Said:
    """`oedema of the femur with an abscess and of the humerus`: the abscess is the femur's, the oedema of both."""
    clause, own = spoken.clause, spoken.own
    if not (own and context.places and clause.text.lower().startswith("with ")):
        return said
    first = min(place.start for place in own)
    marks = [m for m in clause.said("finding") if m.end <= first]
    between = clause.text[marks[-1].end - clause.start :] if marks else ""
    if not marks or not re.match(r"\s*(?:,|and\b)", between):
        return said
    theirs = frozenset(m.value for m in marks)
    for n, o in enumerate(heard.observations):
        if o.site in context.places and o.moment is spoken.moment:
            heard.observations[n] = replace(o, findings=o.findings | theirs)
    return replace(said, findings=(said.findings - theirs) | context.findings)


def _but_reached(spoken: Spoken, sites: Sites, said: Said, heard: Heard, context: Context) -> Sites:
    """`the ischial lesion had spread to the pubis`: what is reached is new, not worse; the rest."""
    reach = _REACHES.search(spoken.clause.text) if said.status is Status.WORSE else None
    if reach is None:
        return sites
    at = spoken.clause.start + reach.end()
    known = {(site.bone, site.side) for site, _ in known_sites(heard, spinal=False)}
    reached = [p for p in sites if p[1][0] >= at and (p[0].bone, p[0].side) not in known]
    write(spoken, reached, Said(frozenset({"lesion"}), NOTHING, Status.NEW), heard, context)
    return [pair for pair in sites if pair not in reached]


def _only_further(clause: Clause) -> bool:
    """`further lesions lie in the sternum`, in a first examination: more of them, not later ones."""
    new = [m.text.lower() for m in clause.said("change") if m.value == "new"]
    return bool(new) and all(
        text.startswith(("further", "a further", "additional")) for text in new
    )


def _seen_before(spoken: Spoken, heard: Heard, context: Context) -> bool:
    """Whether there was an earlier examination of the same kind, in which what is there now was not."""
    kinds = spoken.kinds(context)
    now = spoken.moment.number
    if not kinds:
        return now > 0
    return any(moment.number < now and kind in kinds for moment, kind in heard.performed)


def _sized(sites: Sites, size: float | None, heard: Heard) -> None:
    """A size told behind the lesion that it belongs to."""
    last = heard.observations[-1] if heard.observations else None
    if size is None or last is None or last.size_mm is not None or len(sites) != 1:
        return
    if last.site == sites[0][0]:
        heard.observations[-1] = replace(last, size_mm=size)


def _remember(sites: Sites, context: Context) -> None:
    context.places = tuple(site for site, _ in sites)
    context.spans = sites[0][1]


def _named(spoken: Spoken, said: Said, heard: Heard, context: Context) -> Sites:
    """Sites that a clause names, wholly or by a word for several known ones."""
    clause = spoken.clause
    many = bool(re.search(r"\b(?:lesions|foci)\b", clause.text, re.I))
    sites: Sites = []
    for place in spoken.own:
        if clause.said("normal") or said.denied:
            place = sided_by_context(place, context)
        known = any(o.present and o.site.bone == place.bone for o in heard.observations)
        # `pain in the right ankle` gives no side to a tibia that was told to be the left one.
        parts = [*spoken.parts, *(() if known else context.parts)]
        sites.extend(sites_meant(place, parts, heard, context, many=many))
    more: Sites = []
    part = part_of_spine(clause)
    if part is not None and not spoken.own:
        spine = known_sites(heard, spinal=True)
        more += [k for k in spine if k[0].bone.startswith(f"{VERTEBRA} {part}")]
    if of_spine(clause):
        more += known_sites(heard, spinal=True)
    if re.search(r"(?i)\b(?:at|of|in) all (?:known |other )?sites\b", clause.text):
        more += known_sites(heard, spinal=False)
    elif re.search(r"(?i)\bat (?:both|these) sites\b", clause.text):
        more += [(site, context.spans) for group in context.groups for site in group]
    before = r"(?:locations?|sites?|places|lesions|bones) (?:previously|already|just) (?:described|mentioned|named)"
    same = r"the same (?:\w+ )?(?:lesions?|foci|focus|sites?|places|locations|bones)|(?:above-?mentioned|aforementioned)"
    if re.search(rf"\b(?:{same}|{before})\b", clause.text, re.I):
        more += known_sites(heard, spinal=False)
    return _of_its_side(spoken, sites) + [p for p in dict.fromkeys(more) if p not in sites]


def _of_its_side(spoken: Spoken, sites: Sites) -> Sites:
    """`the tibiae: left improved`: of two sides the one that stands beside what is said."""
    spans = [(p.start, p.end) for p in spoken.own]
    alone = {
        m.value
        for m in spoken.clause.said("side")
        if m.value in ("left", "right") and not any(a <= m.start < b for a, b in spans)
        and (spoken.sentence.text[m.end - spoken.sentence.start :][:1] != ","
             or spoken.sentence.text[: m.start - spoken.sentence.start].endswith("on the "))
    }  # fmt: skip
    kept = [pair for pair in sites if pair[0].side in alone]
    both = {site.side for site, _ in sites} >= {"left", "right"}
    changed = status_of(spoken.clause) is not None
    return kept if both and len(alone) == 1 and kept and changed else sites


def _meant(spoken: Spoken, said: Said, heard: Heard, context: Context) -> Sites:
    """Sites that a clause means which names none: all of them, a number of a list, the latter, it."""
    sentence, clause = spoken.sentence, spoken.clause
    changed = said.status is not None
    sides = {m.value for m in clause.said("side")}
    elsewhere = any(p.sides and clause.start <= p.start < clause.end for p in spoken.parts)
    if changed and len(sides) == 1 and not (spoken.own or elsewhere):  # `..., right worse`
        own = [s for group in context.groups for s in group] + list(context.places)
        own += [o.site for o in heard.observations if o.site.bone in {s.bone for s in own}]
        own += [SiteSaid(p.bone, s, p.zones[0] if p.zones else None, p.pole)
                for p in spoken.places for s in p.sides]  # fmt: skip
        meant_side = [s for s in dict.fromkeys(own) if s.side in sides]
        # `..., while on the left it has increased`: the same bone of the other side.
        if not meant_side and re.search(r"(?i)\bon the (?:left|right)\b", clause.text):
            meant_side = [replace(s, side=side) for s in context.places for side in sides
                          if {s.side, side} == {"left", "right"}]  # fmt: skip
        if meant_side:
            return [(site, context.spans) for site in meant_side]
    if (
        changed and elsewhere and said.status is not Status.NEW
    ):  # `the spot above the right knee has gone`
        near = _of_its_region(spoken, known_sites(heard, spinal=False))
        if len({(site.bone, site.side) for site, _ in near}) == 1:
            return near
    if speaks_of_all(clause):
        apart = apart_from(sentence, clause, spoken.places)
        apart |= {(s.bone, s.side) for s in _numbers_in(sentence, context)}
        quiet = said.status is Status.STABLE and _QUIET.search(clause.text) is not None
        known = _of_its_region(spoken, known_sites(heard, spinal=False, gone=quiet))
        return [k for k in known if (k[0].bone, k[0].side) not in apart]
    meant = by_number(clause, context)
    if not meant and changed and not spoken.places and _only_when(sentence):
        meant = context.places  # `24 months: resolution`
    if not meant and changed and not spoken.places:
        meant = context.numbered.get(sentence.item or 0, ())
    if not meant and changed and said.findings and said.findings <= context.findings:
        meant = context.places  # `the sclerosis has increased`
    if not meant and changed and not spoken.places and sentence.has("modality"):
        meant = context.places  # `Later MRIs showed progressive resolution`
    meant = meant or former_or_latter(clause, context)
    if not meant and said.findings and _there_is(spoken) and len(context.places) == 1:
        meant = context.places
    if not meant and (clause.refers or not spoken.first or clause.bracket or its(clause)):
        meant = tuple(_zoned(site, sentence) for site in context.places)
    return _of_its_region(spoken, [(site, context.spans) for site in meant])


def _of_its_region(spoken: Spoken, known: Sites) -> Sites:
    """`the ankle lesions`: those of the part of the body that a clause names."""
    within = [
        part for part in spoken.parts
        if spoken.clause.start <= part.start < spoken.clause.end and part.region in PARTS
    ]  # fmt: skip
    if not within:
        return known
    return [
        (site, span) for site, span in known
        if any(lies_in(site.bone, site.side, part) for part in within)
    ]  # fmt: skip


def _there_is(spoken: Spoken) -> bool:
    """`There is extensive sclerosis.`, behind a sentence on one place."""
    told = re.match(
        r"(?i)\W*(?:there (?:is|are|was|were)|in addition|additionally|also)\b", spoken.clause.text
    )
    return told is not None and not spoken.places and not spoken.parts


def _of_a_list(spoken: Spoken, sites: Sites, said: Said, context: Context) -> Said:
    """A list of places: what was said before it holds for them, or they are lesions of an examination."""
    sentence, own = spoken.sentence, spoken.own
    if not own or all(not site.side for site, _ in sites):
        return said
    bare = _bare(sentence)
    listed = not spoken.first or (context.paragraph == sentence.paragraph and bare)
    found = context.findings if listed else NOTHING
    # `decrease of the signal in all lesions (T4, T5)`
    status = context.status if spoken.clause.bracket else None
    under = sentence.item is not None and context.kinds
    if not found and bare and (kinds_of(sentence.marks, sentence.text) or under):
        found = frozenset({"lesion"})  # `WBMRI: C5, C6, left scapula.`
    if not found and size_mm(spoken.clause.text) is not None:
        found = frozenset({"lesion"})  # `left humerus: 24 x 15 mm`
    return Said(found, said.denied, status)


def _with_others(
    spoken: Spoken, sites: Sites, said: Said, heard: Heard, context: Context
) -> tuple[Said, Sites]:
    """Sites that are gone where a clause says that only its own are there."""
    here = only_here(spoken.clause)
    if not spoken.own or not (here or only_these_remain(spoken.clause)):
        return said, []
    those = [site for site, _ in sites]
    others = [k for k in known_sites(heard, spinal=False) if not_among(k[0], those)]
    if here:
        kind = kind_of(said.findings, spoken.kinds(context))
        before = {
            o.site
            for o in heard.observations
            if o.present and o.moment.number < spoken.moment.number and o.kind is kind
        }
        others = [k for k in others if k[0] in before]
        if said.status is None and before & set(those):
            said = replace(said, status=Status.STABLE)
    return said, others


def _whole_body(spoken: Spoken) -> bool:
    """`WBMRI in 2020: no lesions`, of the whole body and not only no new ones."""
    some = r"\b(?:other|further|additional|new|more|spinal|vertebral|pelvic|active)\b|\b(?:in|of|at) the\b"
    named = kinds_of(spoken.sentence.marks, spoken.sentence.text)
    return "wbmri" in named and not re.search(some, spoken.clause.text, re.I)


# `follow-up MRI after 3 months was normal`: all of it.
_ALL_NORMAL = re.compile(
    r"\b(?:mri|wbmri|mr|scan|scintigraphy|imaging|radiographs?|x-rays?|examination)\b[^,;:]{0,40}?"
    r"\b(?:was|were|is|are|had become|became|had returned to|showed) (?:now |then |again |entirely |completely )*normal\W*$",
    re.I,
)


def _all_normal(spoken: Spoken) -> bool:
    return (
        spoken.moment.number > 0
        and not spoken.parts
        and _ALL_NORMAL.search(spoken.clause.text) is not None
    )


def _seen_by_then(site: SiteSaid, spoken: Spoken, heard: Heard) -> bool:
    """Whether a site was seen before by one of the techniques that a sentence names."""
    named = {*kinds_of(spoken.sentence.marks, spoken.sentence.text)}
    named |= {"mri", "wbmri"} if named & {"mri", "wbmri"} else set()
    return any(
        o.site == site and o.present and o.kind in named and o.moment.number < spoken.moment.number
        for o in heard.observations
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
