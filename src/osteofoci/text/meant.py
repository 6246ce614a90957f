"""Which sites a clause speaks of: those it names, and those it means by what was told before."""

from __future__ import annotations

import re
from dataclasses import replace

from osteofoci.case import Status
from osteofoci.text.changes import status_of
from osteofoci.text.clauses import VERBS, clauses_of
from osteofoci.text.document import Sentence
from osteofoci.text.heads import PARTS
from osteofoci.text.heard import Context, Heard, SiteSaid
from osteofoci.text.phrases import VERTEBRA
from osteofoci.text.refer import (
    apart_from,
    by_number,
    former_or_latter,
    its,
    known_sites,
    lies_in,
    of_spine,
    part_of_spine,
    sided_by_context,
    sites_meant,
    speaks_of_all,
)
from osteofoci.text.said import Said, Sites, Spoken
from osteofoci.text.sites import zones_alone
from osteofoci.text.techniques import kinds_of

# `the others were still quiet`: of places that are gone, too.
_QUIET = re.compile(r"\bstill (?:quiet|silent|clear|normal|inactive|free|cold|gone)\b", re.I)
# `on both sides, more so on the right`
_MORE_SO = re.compile(
    r"\b(?:(?:more|less) (?:so|marked\w*|pronounced)|especially|particularly|notably|mainly|more|less) (?:on|in|at) the $",
    re.I,
)
# Findings by which some lesions of a child can be told from others.
_OF_SOME = {"lytic", "sclerotic", "hyperostotic", "expansion", "periosteal", "collapse"}


def sites_named(spoken: Spoken, said: Said, heard: Heard, context: Context) -> Sites:
    """Sites that a clause names, wholly or by a word for several known ones."""
    clause = spoken.clause
    many = bool(re.search(r"\b(?:lesions|foci)\b", clause.text, re.I))
    sites: Sites = []
    for place in spoken.own:
        if clause.said("normal") or said.denied:
            place = sided_by_context(place, context)
        known = any(
            o.present and (o.site.bone == place.bone or o.site.bone.startswith(f"{place.bone} "))
            for o in heard.observations
        )
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
        and not _MORE_SO.search(spoken.sentence.text[: m.start - spoken.sentence.start])
    }  # fmt: skip
    kept = [pair for pair in sites if pair[0].side in alone]
    both = {site.side for site, _ in sites} >= {"left", "right"}
    changed = status_of(spoken.clause) is not None
    return kept if both and len(alone) == 1 and kept and changed else sites


def sites_implied(spoken: Spoken, said: Said, heard: Heard, context: Context) -> Sites:
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
        if not meant_side and re.search(
            r"(?i)\bon the (?:left|right)\b|\bthe (?:left|right) (?:one|lesion|focus|side)\b",
            clause.text,
        ):
            meant_side = [replace(s, side=side) for s in context.places for side in sides
                          if {s.side, side} == {"left", "right"}]  # fmt: skip
        if meant_side:
            return [(site, context.spans) for site in meant_side]
    if (
        changed and elsewhere and said.status is not Status.NEW
    ):  # `the spot above the right knee has gone`
        near = of_its_region(spoken, known_sites(heard, spinal=False))
        if len({(site.bone, site.side) for site, _ in near}) == 1:
            return near
    if speaks_of_all(clause):
        apart = apart_from(sentence, clause, spoken.places)
        apart |= {(s.bone, s.side) for s in _numbers_in(sentence, context)}
        quiet = said.status is Status.STABLE and _QUIET.search(clause.text) is not None
        known = of_its_region(spoken, known_sites(heard, spinal=False, gone=quiet))
        return [k for k in known if (k[0].bone, k[0].side) not in apart]
    meant = by_number(clause, context)
    if not meant and changed and said.findings and said.findings <= _OF_SOME:
        meant = _with_findings(said.findings, heard)  # `the hyperostosis is unaltered`
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
    return of_its_region(spoken, [(site, context.spans) for site in meant])


def _with_findings(findings: frozenset[str], heard: Heard) -> tuple[SiteSaid, ...]:
    """The sites that show some findings, where others do not."""
    known = dict.fromkeys(o.site for o in heard.observations if o.present)
    those = dict.fromkeys(o.site for o in heard.observations if o.present and o.findings & findings)
    return tuple(those) if 0 < len(those) < len(known) else ()


def of_its_region(spoken: Spoken, known: Sites) -> Sites:
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


def _numbers_in(sentence: Sentence, context: Context) -> list[SiteSaid]:
    """Sites that a sentence names by their number."""
    return [site for clause in clauses_of(sentence) for site in by_number(clause, context)]


def _only_when(sentence: Sentence) -> bool:
    """A time or a technique and what has become of it, nothing else: `24 months: complete resolution.`"""
    told = re.match(r"\s*[^:.]{1,25}:\s", sentence.text) or kinds_of(sentence.marks, sentence.text)
    return bool(told) and bare_of_places(sentence)


def bare_of_places(sentence: Sentence) -> bool:
    if any(mark.value in ("scoliosis", "kyphosis") for mark in sentence.of("finding")):
        return False
    words = {token.lower for token in sentence.tokens}
    return not words & VERBS and not sentence.has("normal", "historical")


def _zoned(site: SiteSaid, sentence: Sentence) -> SiteSaid:
    """The site with a zone that its sentence names apart from it: `left femur: lesion of the shaft`."""
    zones = zones_alone(sentence, site.bone) if site.zone is None else ()
    return replace(site, zone=zones[0]) if len(zones) == 1 else site
