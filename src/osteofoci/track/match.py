"""Which findings of several examinations are one and the same focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from osteofoci.case import Finding, site_of
from osteofoci.skeleton import Kind, Tubular, carried

# What a link costs, in shares of the gate; leaving a finding without one costs 1.
SKIPPED_EXAM, FAINT = 0.05, 0.2
RIB_MISCOUNTED_MM = 8.0
IMPOSSIBLE = 1e6


@dataclass(frozen=True)
class Seen:
    """A finding in its examination.

    Attributes:
        exam: number of the examination in order of time.
        length_mm, plates: of its bone in that examination.
        faint: believed only beside others.
    """

    exam: int
    finding: Finding
    length_mm: float
    plates: Tubular | None = None
    faint: bool = False


Chain = tuple[Seen, ...]


def link(seen: Sequence[Seen], *, apart: Callable[[Finding, Finding], bool]) -> list[Chain]:
    """Foci as chains of findings, at most one an examination, in order of time.

    All examinations at once: every finding has at most one before it and one after it, and the
    summed cost of links and of findings left without is the least there is. What a link costs is
    the distance along the bone in shares of the gate, so growth and posture are out of the way.

    Args:
        apart: the reader's word that two findings are two foci.

    Method: least-cost cover of findings by paths (Zhang et al. 2008,
    doi:10.1109/CVPR.2008.4587584), solved as linear assignment (Crouse 2016,
    doi:10.1109/TAES.2016.140952).
    """
    ordered = sorted(seen, key=lambda s: (s.exam, s.finding.id))
    number = len(ordered)
    cost = np.full((number, 2 * number), IMPOSSIBLE)
    cost[:, number:][np.diag_indices(number)] = 1.0
    for a, before in enumerate(ordered):
        for b, after in enumerate(ordered):
            if before.exam < after.exam and not apart(before.finding, after.finding):
                cost[a, b] = min(_cost(before, after), IMPOSSIBLE)
    following = linear_sum_assignment(cost)[1] if number else np.zeros(0, int)
    chains: list[list[Seen]] = []
    chain_of: dict[int, list[Seen]] = {}
    for n, item in enumerate(ordered):
        chain = chain_of.pop(n, None)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(item)
        if following[n] < number:
            chain_of[int(following[n])] = chain
    return [
        part for chain in chains for part in _parted(chain, apart) if not all(s.faint for s in part)
    ]


def _cost(before: Seen, after: Seen) -> float:
    share = distance_mm(before, after) / gate_mm(before.finding, after.finding)
    if share > 1:
        return np.inf
    skipped = SKIPPED_EXAM * (after.exam - before.exam - 1)
    # The share decides; what is added must not make a possible link dearer than none.
    return min(share + skipped + FAINT * (before.faint or after.faint), 0.999)


def _parted(chain: Sequence[Seen], apart: Callable[[Finding, Finding], bool]) -> list[Chain]:
    """A chain cut where it would hold two findings that the reader keeps apart."""
    parts: list[list[Seen]] = [[]]
    for item in chain:
        if any(apart(item.finding, other.finding) for other in parts[-1]):
            parts.append([])
        parts[-1].append(item)
    return [tuple(part) for part in parts]


def join(
    chains: Sequence[Chain],
    groups: Sequence[tuple[str, ...]],
    *,
    apart: Callable[[Finding, Finding], bool],
) -> list[Chain]:
    """Chains joined as the reader says; in an examination that both have, the named finding stays.

    What has to give way becomes a focus of its own; what the reader keeps apart stays apart.
    """
    joined = list(chains)
    for group in groups:
        own = [c for c in joined if any(s.finding.id in group for s in c)]
        if len(own) < 2:
            continue
        best: dict[int, Seen] = {}
        rest: list[Seen] = []
        everything = [s for chain in own for s in chain]
        for item in sorted(everything, key=lambda s: (s.exam, s.finding.id not in group)):
            kept_out = any(apart(item.finding, s.finding) for s in best.values())
            if item.exam in best or kept_out:
                rest.append(item)
            else:
                best[item.exam] = item
        others = [c for c in joined if c not in own]
        joined = [*others, tuple(best[n] for n in sorted(best)), *((s,) for s in rest)]
    return joined


def distance_mm(before: Seen, after: Seen) -> float:
    """Along one bone of one side, after growth; infinite between bones, 0 where not known.

    The next rib of the same side is 8 mm away: ribs are sometimes counted one off.
    """
    one, other = site_of(before.finding.site), site_of(after.finding.site)
    further = 0.0
    if one.bone_side != other.bone_side:
        if not _next_rib(before.finding, after.finding):
            return np.inf
        further = RIB_MISCOUNTED_MM
    then, now = before.finding.position_along_bone, after.finding.position_along_bone
    if then is None or now is None:
        zones = {one.zone, other.zone} - {None}
        return further if len(zones) <= 1 else np.inf
    expected = carried(
        one.bone,
        then,
        before.length_mm,
        after.length_mm,
        plates_then=before.plates,
        plates_now=after.plates,
    )
    return abs(expected - now) * after.length_mm + further


def _next_rib(before: Finding, after: Finding) -> bool:
    one, other = site_of(before.site), site_of(after.site)
    if {one.bone.kind, other.bone.kind} != {Kind.RIB} or one.side != other.side:
        return False
    return abs(one.bone.number - other.bone.number) == 1


def gate_mm(before: Finding, after: Finding) -> float:
    """How far apart two findings of one focus may be: 12 mm plus a third of their extents."""
    extents = [f.longest_extent_mm or 0.0 for f in (before, after)]
    return 12.0 + sum(extents) / 3
