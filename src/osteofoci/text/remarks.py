"""What a reader should look at: sides not told, or told in two ways; days that cannot be."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.case import Place, Remark, said
from osteofoci.text.heard import Heard, Observation
from osteofoci.wording import noted


def remarks_on(heard: Heard, observations: Sequence[Observation], text: str) -> list[Remark]:
    remarks = [
        noted("side-not-told", said("remark-side-not-told", quoted=text[start:end]))
        for start, end in dict.fromkeys(heard.open_sides)
    ]
    remarks.extend(
        noted("impossible-date", said("remark-impossible-date", quoted=text[start:end]))
        for start, end in dict.fromkeys(heard.calendar.impossible)
    )
    remarks.extend(
        noted(
            "sides-differ",
            said("remark-other-side", quoted=text[a:b], bone=_bone(site.bone), side=str(site.side)),
        )
        for (a, b), site in dict.fromkeys(heard.other_side)
    )
    remarks.extend(
        noted("side-corrected", said("remark-side-corrected", quoted=text[a:b]))
        for a, b in dict.fromkeys(heard.corrected)
    )
    remarks.extend(_other_side(observations, text))
    return remarks


def _bone(name: str) -> Place:
    """A bone without its side."""
    return Place(bone=name, side="midline")


def _other_side(observations: Sequence[Observation], text: str) -> list[Remark]:
    """A site that the findings tell of one side, and the summary only of the other."""
    remarks = []
    there = [o for o in observations if o.present]
    for bone in dict.fromkeys(o.site.bone for o in there):
        first = {o.site.side for o in there if o.site.bone == bone and not o.summary}
        last = {o.site.side for o in there if o.site.bone == bone and o.summary}
        if first and last and not last & first:
            start, end = next(o.span for o in there if o.summary and o.site.bone == bone)
            remarks.append(
                noted(
                    "sides-differ",
                    said(
                        "remark-summary-side",
                        quoted=text[start:end],
                        bone=_bone(bone),
                        summary="/".join(sorted(last)),
                        findings="/".join(sorted(first)),
                    ),
                )
            )
    return remarks
