"""What one clause says of sites: which it names or means, what it says of them, and what is written down."""

from __future__ import annotations

import re
from dataclasses import replace

from osteofoci.case import ExamKind, Status
from osteofoci.text.changes import status_of
from osteofoci.text.clauses import Clause
from osteofoci.text.document import Sentence
from osteofoci.text.heard import Context, Heard, SiteSaid
from osteofoci.text.later import (
    NOTHING_ELSE,
    only_compared,
    only_further,
    seen_before,
    told_as_later,
    write_unchanged,
)
from osteofoci.text.meant import bare_of_places, of_its_region, sites_implied, sites_named
from osteofoci.text.measures import size_mm
from osteofoci.text.refer import (
    known_sites,
    not_among,
    only_here,
    only_these_remain,
    speaks_of_all,
)
from osteofoci.text.said import NOTHING, Said, Sites, Spoken, said_in, write
from osteofoci.text.techniques import kind_of, kinds_of

_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?|apart from|other than|but for|save for|with the exception of)\b", re.I
)
_REACHES = re.compile(
    r"\b(?:spread|migrated|moved on|wandered|jumped|extended|extends|progressed|advanced|grown|crept|crossed(?: over)?) (?:further |across |over |also )?(?:in)?to\b",
    re.I,
)


def take_in(spoken: Spoken, heard: Heard, context: Context) -> None:
    """Write down what a clause says; what it leaves open is kept for the next."""
    clause, own = spoken.clause, spoken.own
    said = said_in(clause)
    first_time = not context.compares and spoken.moment.number == 0
    if first_time and said.status is not None and only_compared(clause):
        said = replace(said, status=None, findings=said.findings | {"lesion"})
    if (
        said.status is Status.NEW
        and only_further(clause)
        and not seen_before(spoken, heard, context)
    ):
        said = replace(said, findings=said.findings | {"lesion"}, status=None)
    sites = sites_named(spoken, said, heard, context)
    if said.status is None and said.findings and told_as_later(spoken, heard, context):
        there = {(o.site.bone, o.site.side) for o in heard.observations if o.present}
        if sites and not any((s.bone, s.side) in there for s, _ in sites):
            said = replace(said, status=Status.NEW)
    if not own and NOTHING_ELSE.search(clause.text):
        write_unchanged(spoken, heard, context)
        return
    if said.status is not None and own and _EXCEPT.search(clause.text) and speaks_of_all(clause):
        _write_all_but(spoken, said, heard, context)
        return
    if not own and "lesion" in said.denied and _whole_body(spoken):
        seen = {o.site for o in heard.observations if o.kind is ExamKind.WBMRI and o.present}
        gone = [k for k in known_sites(heard, spinal=False) if k[0] in seen]
        write(spoken, gone, Said(NOTHING, NOTHING, Status.RESOLVED), heard, context)
        return
    if not own and _all_normal(spoken):
        known = of_its_region(spoken, known_sites(heard, spinal=False))
        gone = [k for k in known if _seen_by_then(k[0], spoken, heard)]
        write(spoken, gone, Said(NOTHING, NOTHING, Status.RESOLVED), heard, context)
        return
    if not own and re.search(r"\bno (?:other|further|additional|new|more)\b", clause.text, re.I):
        return
    if not own and not sites and not _counted_ahead(spoken):
        sites = sites_implied(spoken, said, heard, context)
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


def _of_a_list(spoken: Spoken, sites: Sites, said: Said, context: Context) -> Said:
    """A list of places: what was said before it holds for them, or they are lesions of an examination."""
    sentence, own = spoken.sentence, spoken.own
    if not own or all(not site.side for site, _ in sites):
        return said
    bare = _bare(sentence)
    listed = not spoken.first or (context.paragraph == sentence.paragraph and bare)
    found = context.findings if listed else NOTHING
    # `decrease of the signal in all lesions (T4, T5)`
    status = context.status if spoken.clause.bracket else _headed_status(spoken)
    under = sentence.item is not None and context.kinds
    if not found and bare and (kinds_of(sentence.marks, sentence.text) or under):
        found = frozenset({"lesion"})  # `WBMRI: C5, C6, left scapula.`
    if not found and size_mm(spoken.clause.text) is not None:
        found = frozenset({"lesion"})  # `left humerus: 24 x 15 mm`
    return Said(found, said.denied, status)


def _headed_status(spoken: Spoken) -> Status | None:
    """`new lesions kept appearing: A (2015), B (2016)`: what stands before the colon holds for the whole list."""
    sentence = spoken.sentence
    colon = sentence.text.find(":")
    at = sentence.start + colon
    changes = [m for m in sentence.marks if m.label == "change"]
    if colon < 0 or spoken.clause.start < at or not changes or any(m.start > at for m in changes):
        return None
    if any(p.start < at for p in spoken.places) or not re.search(
        r"\b(?:lesions|foci|sites|places|ones)\b", sentence.text[:colon]
    ):
        return None
    head = tuple(m for m in sentence.marks if m.end <= at)
    return status_of(
        Clause(sentence.start, at, sentence.text[:colon], head, frozenset(), False, False)
    )


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
    return spoken.moment.number > 0 and _ALL_NORMAL.search(spoken.clause.text) is not None


def _seen_by_then(site: SiteSaid, spoken: Spoken, heard: Heard) -> bool:
    """Whether a site was seen before by one of the techniques that a sentence names."""
    named = {*kinds_of(spoken.sentence.marks, spoken.sentence.text)}
    named |= {"mri", "wbmri"} if named & {"mri", "wbmri"} else set()
    return any(
        o.site == site and o.present and o.kind in named and o.moment.number < spoken.moment.number
        for o in heard.observations
    )


def _bare(sentence: Sentence) -> bool:
    """A list of places under a heading or after one: no verb in it, and no angle between levels."""
    return bare_of_places(sentence) and not sentence.has("negation")
