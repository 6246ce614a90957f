"""The report: sentences with their basis, pictures, one page."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.report.check import faults_of
    from osteofoci.report.page import render_page
    from osteofoci.report.parts import ExamImages
    from osteofoci.report.pdf import render_pdf
    from osteofoci.report.sheets import Sheet, sheets_of
    from osteofoci.report.signature import signed_case
    from osteofoci.report.statements import in_language, write_report
    from osteofoci.report.summary import case_lines
    from osteofoci.report.words import site_text

__all__ = [
    "ExamImages",
    "Sheet",
    "case_lines",
    "faults_of",
    "in_language",
    "render_page",
    "render_pdf",
    "sheets_of",
    "signed_case",
    "site_text",
    "write_report",
]

on_demand(__name__)
