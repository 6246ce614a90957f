"""The report: sentences with their basis, pictures, one page."""

from osteofoci.report.page import ExamImages, render_page
from osteofoci.report.statements import site_text, write_report

__all__ = ["ExamImages", "render_page", "site_text", "write_report"]
