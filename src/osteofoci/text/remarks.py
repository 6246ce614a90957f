"""What a reader should look at: sides not told, or told in two ways; days that cannot be."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.case import Remark
from osteofoci.text.heard import Heard, Observation


def remarks_on(heard: Heard, observations: Sequence[Observation], text: str) -> list[Remark]:
    remarks = [
        Remark.warning(
            "side-not-told",
            f"“{text[start:end]}”: a paired bone without its side; left open.",
        )
        for start, end in dict.fromkeys(heard.open_sides)
    ]
    remarks.extend(
        Remark.warning("impossible-date", f"“{text[start:end]}”: a day that cannot be; not used.")
        for start, end in dict.fromkeys(heard.calendar.impossible)
    )
    remarks.extend(
        Remark.warning(
            "sides-differ",
            f"“{text[a:b]}”: speaks of the {site.bone} on the {site.side} as if it were known, but "
            f"only the other side was told before; both are kept, check the side.",
        )
        for (a, b), site in dict.fromkeys(heard.other_side)
    )
    remarks.extend(
        Remark.warning(
            "side-corrected",
            f"“{text[a:b]}”: the text corrects a side; the side told before is withdrawn.",
        )
        for a, b in dict.fromkeys(heard.corrected)
    )
    remarks.extend(_other_side(observations, text))
    return remarks


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
                Remark.warning(
                    "sides-differ",
                    f"“{text[start:end]}”: {bone} {'/'.join(sorted(last))} in the summary, "
                    f"{'/'.join(sorted(first))} in the findings; both are kept, check the side.",
                )
            )
    return remarks
