"""Whether a clause tells of a later time: what was not there before, what is as it was, and what only compares places."""

from __future__ import annotations

import re

from osteofoci.case import Status
from osteofoci.text.clauses import Clause
from osteofoci.text.heard import Context, Heard
from osteofoci.text.refer import known_sites
from osteofoci.text.said import NOTHING, Said, Spoken, write

# `less intense uptake in the sternum`, where nothing was examined before: less than in another place.
_COMPARATIVE = re.compile(
    r"(?:(?:far|much|slightly|somewhat|even) )?(?:more|less|stronger|weaker|fainter|brighter|hotter|larger|bigger|smaller|milder|lesser|greater|"
    r"increased|reduced|decreased|increasing\w*|diminished)\b",
    re.I,
)
# `T5 now contains a focus`, `ours shows in addition ...`, `a fourth lesion in ...`, of a later time
_NOW = re.compile(r"\b(?:now|meanwhile|by now)\b(?! (?:a|an|the) \d)", re.I)
_ADDED = re.compile(
    r"\b(?:in addition|additionally|moreover|besides|also|as well|too)\b|\b(?:a|an|one) (?:second|third|fourth|fifth|sixth|further|additional|extra)\b"
    r"|\banother (?:lesion|foc|site|area|spot)",
    re.I,
)
# `no other change`, behind what has changed
NOTHING_ELSE = re.compile(
    r"\b(?:no (?:other|further) (?:relevant |significant |interval )?change|otherwise (?:unchanged|no (?:relevant |significant )?change)|else (?:is )?unchanged)s?\b",
    re.I,
)


def only_compared(clause: Clause) -> bool:
    """Whether every word of change in a clause compares, or tells a degree, and none tells a course."""
    marks = [m for m in clause.said("change") if m.value in ("improved", "worse")]
    text, at = clause.text, clause.start
    return bool(marks) and all(
        _COMPARATIVE.match(m.text)
        and not re.search(
            r"\b(?:has|have|had|was|were|being|become|became)(?: \w+ly)? $", text[: m.start - at]
        )
        for m in marks
    )


def told_as_later(spoken: Spoken, heard: Heard, context: Context) -> bool:
    """Whether a clause tells what it shows as something that an earlier examination did not."""
    there = any(o.present for o in heard.observations)
    if not there or spoken.clause.said("historical"):
        return False
    if _NOW.search(spoken.clause.text):
        return context.compares
    return _ADDED.search(spoken.clause.text) is not None and seen_before(spoken, heard, context)


def only_further(clause: Clause) -> bool:
    """`further lesions lie in the sternum`, in a first examination: more of them, not later ones."""
    new = [m.text.lower() for m in clause.said("change") if m.value == "new"]
    return bool(new) and all(
        text.startswith(("further", "a further", "additional")) for text in new
    )


def seen_before(spoken: Spoken, heard: Heard, context: Context) -> bool:
    """Whether there was an earlier examination of the same kind, in which what is there now was not."""
    kinds = spoken.kinds(context)
    now = spoken.moment.number
    if not kinds:
        return now > 0
    return any(moment.number < now and kind in kinds for moment, kind in heard.performed)


def write_unchanged(spoken: Spoken, heard: Heard, context: Context) -> None:
    """Everything that is known, and that this time nothing was said of, is as it was."""
    told = {
        (o.site.bone, o.site.side)
        for o in heard.observations
        if o.moment is spoken.moment and o.status is not None
    }
    told |= {(p.bone, side) for p in spoken.places for side in p.sides}
    known = known_sites(heard, spinal=False)
    same = [k for k in known if (k[0].bone, k[0].side) not in told]
    write(spoken, same, Said(NOTHING, NOTHING, Status.STABLE), heard, context)
