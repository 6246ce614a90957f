"""A page for the family in plain words, and a letter to the physiotherapist."""

from __future__ import annotations

from collections.abc import Iterator

from osteofoci.assess import CNO, active_foci
from osteofoci.case import Case, Section, SiteModel, Statement, Status
from osteofoci.report.words import capital, site_text
from osteofoci.rules import data_file
from osteofoci.track import last_word

_TOLD = (
    Status.NEW, Status.WORSE, Status.RECURRENT, Status.IMPROVED, Status.STABLE, Status.RESOLVED,
    Status.BASELINE,
)  # fmt: skip
RULE = "rule: report/letters.py"


def letter_sections(case: Case) -> Iterator[Section]:
    """Nothing for a case without foci, and nothing where CNO is not concluded."""
    if not case.foci or case.assessment.conclusion.diagnosis != CNO:
        return
    yield Section(
        title="Letter to the physiotherapist", statements=tuple(_letter(case)), part="letter"
    )
    yield Section(title="For the family", statements=tuple(_family(case)), part="family")


def _letter(case: Case) -> Iterator[Statement]:
    active = active_foci(case)
    conclusion = case.assessment.conclusion
    yield Statement(
        text=f"Thank you for seeing this child; the most likely diagnosis is {conclusion.diagnosis}.",
        basis=conclusion.basis or (RULE,),
    )
    if active:
        yield Statement(
            text=f"Currently affected: {'; '.join(site_text(f.site) for f in active)}.",
            basis=tuple(f.id for f in active),
        )
    if case.assessment.plan.sign_off:
        yield Statement(
            text="The spine is affected: please begin only with what the treating doctor has approved "
            "and do not progress without further approval.",
            basis=tuple(f.id for f in active if f.site.bone.startswith("vertebra")) or (RULE,),
        )
    for limit in (a for a in case.assessment.advice if a.kind == "limit"):
        yield Statement(text=limit.text, basis=(*limit.basis, f"rule: {limit.source}"))
    yield Statement(
        text="The table below gives the plan in three phases; please record how much of it was done.",
        basis=(RULE,),
    )


def _family(case: Case) -> Iterator[Statement]:
    yield Statement(
        text="This page explains in plain words what the images show; it does not replace a talk with "
        "your doctor.",
        basis=(RULE,),
    )
    for status in _TOLD:
        own = [f for f in case.foci if last_word(f, case.exams) is status]
        if own:
            names = ", ".join(dict.fromkeys(_plain(f.site) for f in own))
            word = str(data_file("report", "plain_words")["statuses"][status.value])
            yield Statement(
                text=f"{capital(word)}: {names}.",
                basis=tuple(f.id for f in own),
            )
    silent = [f for f in active_foci(case) if f.symptomatic is False]
    if silent:
        yield Statement(
            text="Some of these places do not hurt; that is why images are needed even when your child "
            "feels well.",
            basis=tuple(f.id for f in silent),
        )
    if case.assessment.plan.sign_off:
        yield Statement(
            text="The back is one of these places: please ask the doctor before jumping, heavy lifting or "
            "contact sport.",
            basis=tuple(f.id for f in case.foci if f.site.bone.startswith("vertebra")) or (RULE,),
        )
    yield Statement(
        text="Moving is good for your child as long as these places do not hurt; the exercise plan says "
        "how much.",
        basis=("rule: Nentwich 2019, doi:10.1186/s12969-019-0351-4",),
    )
    yield Statement(
        text="Call the doctor for fever, pain at night, new back pain, weakness or numbness, or a limp "
        "that does not go away.",
        basis=(RULE,),
    )


def _plain(site: SiteModel) -> str:
    """``left shin bone``; a vertebra as one of the back, neck or loin."""
    if site.bone.startswith("vertebra"):
        return f"vertebra {site.bone.split()[-1]}"
    name = data_file("report", "plain_words")["bones"].get(site.bone, site.bone)
    return name if site.side == "midline" else f"{site.side} {name}"
