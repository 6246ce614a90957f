"""Sentences of the stages in the words of a radiology department.

A stage says what it found in words of its own; where those are not what a doctor would dictate, the
catalogue ``languages/en.yaml`` has the phrase and what stands for it. Only words change.
"""

from __future__ import annotations

from osteofoci.case import Report
from osteofoci.report.catalogue import catalogue


def reworded(text: str) -> str:
    """A sentence with every phrase of the catalogue replaced."""
    for phrase, instead in catalogue("en")["phrases"]:
        text = text.replace(phrase, instead)
    return text


def term(name: str) -> str:
    """What to call something that is not known."""
    return str(catalogue("en")["terms"].get(name, name))


def found_term(name: str) -> str:
    """What to call something that would change the diagnosis if it were found."""
    return str(catalogue("en")["found"].get(name, name))


def clinical(report: Report) -> Report:
    """The report with every sentence reworded; bases stay."""
    sections = tuple(
        section.model_copy(
            update={
                "statements": tuple(
                    s.model_copy(update={"text": reworded(s.text)}) for s in section.statements
                )
            }
        )
        for section in report.sections
    )
    return report.model_copy(update={"sections": sections})
