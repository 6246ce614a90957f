"""A page for the family in plain words, and a letter to the physiotherapist."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from osteofoci.assess import CNO, active_foci
from osteofoci.case import Case, Message, Place, Section, SiteModel, Statement, Status, listed, said
from osteofoci.case import word as named
from osteofoci.report.assessment import advised
from osteofoci.report.words import place, section, statement
from osteofoci.rules import Shipped, shipped
from osteofoci.track import last_word

_TOLD = (
    Status.NEW, Status.WORSE, Status.RECURRENT, Status.IMPROVED, Status.STABLE, Status.RESOLVED,
    Status.BASELINE,
)  # fmt: skip
RULE = "rule: report/letters.py"


class PlainWords(Shipped):
    """Bones as a family calls them."""

    version: int
    bones: dict[str, str]


@cache
def _plain_words() -> dict[str, str]:
    return shipped("report", "plain_words", PlainWords).bones


def letter_sections(case: Case) -> Iterator[Section]:
    """Nothing for a case without foci, and nothing where CNO is not concluded."""
    if not case.foci or case.assessment.conclusion.diagnosis != CNO:
        return
    for made in (
        section(said("title-letter"), _letter(case), "letter"),
        section(said("title-family"), _family(case), "family"),
    ):
        if made is not None:
            yield made


def _letter(case: Case) -> Iterator[Statement]:
    active = active_foci(case)
    conclusion = case.assessment.conclusion
    thanks = said("letter-thanks", diagnosis=named(conclusion.diagnosis or ""))
    yield statement(thanks, conclusion.basis or (RULE,))
    if active:
        places = listed((place(f.site) for f in active), "semicolon")
        yield statement(said("letter-affected", places=places), (f.id for f in active))
    if case.assessment.plan.sign_off:
        spinal = tuple(f.id for f in active if f.site.level is not None)
        yield statement(said("letter-spine"), spinal or (RULE,))
    yield from (advised(a) for a in case.assessment.advice if a.kind == "limit")
    yield statement(said("letter-table"), (RULE,))


def _family(case: Case) -> Iterator[Statement]:
    yield statement(said("family-page"), (RULE,))
    for status in _TOLD:
        own = [f for f in case.foci if last_word(f, case.exams) is status]
        if own:
            places = listed(_plain(f.site) for f in own)
            yield statement(
                said("family-status", status=str(status), places=places), (f.id for f in own)
            )
    silent = [f for f in active_foci(case) if f.symptomatic is False]
    if silent:
        yield statement(said("family-silent"), (f.id for f in silent))
    if case.assessment.plan.sign_off:
        spinal = tuple(f.id for f in case.foci if f.site.level is not None)
        yield statement(said("family-back"), spinal or (RULE,))
    yield statement(said("family-moving"), ("rule: Nentwich 2019, doi:10.1186/s12969-019-0351-4",))
    yield statement(said("family-call"), (RULE,))


def _plain(site: SiteModel) -> Message | Place:
    """``left shin bone``; a vertebra as one of the back, neck or loin."""
    if site.level is not None:
        return said("family-vertebra", level=site.level)
    name = _plain_words().get(site.bone, site.bone)
    return Place(bone=name, side=site.side or "midline")
