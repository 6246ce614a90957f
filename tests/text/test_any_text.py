"""Whatever a text is, it is read or refused in one sentence, and its report says nothing of its own."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from osteofoci.bench.score_text import reports
from osteofoci.errors import InputError
from osteofoci.journey import case_of_text
from osteofoci.report import faults_of

TEXTS: list[str] = [report["text"] for report in reports("development")]


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A report cut, shuffled, joined to another or typed badly."""
    text: str = draw(st.sampled_from(TEXTS))
    how = draw(st.sampled_from(["cut", "shuffle", "join", "capitals", "no stops", "typing"]))
    if how == "cut":
        a, b = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        return text[a:b]
    if how == "shuffle":
        return " ".join(draw(st.permutations(text.split())))
    if how == "join":
        return f"{text} {draw(st.sampled_from(TEXTS))}"
    if how == "capitals":
        return text.upper()
    if how == "no stops":
        return text.replace(".", " ").replace(",", " ").replace(";", " ")
    gone = draw(st.sets(st.integers(0, len(text) - 1), max_size=12))
    return "".join(c for n, c in enumerate(text) if n not in gone)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=spoilt())
def test_a_spoilt_report_is_read_or_refused_and_never_invented_upon(
    tmp_path: Path, text: str
) -> None:
    file = tmp_path / "report.txt"
    file.write_text(text, encoding="utf-8")
    try:
        case = case_of_text(file)
    except InputError:
        return
    assert faults_of(case) == ()
    told = case.documents[0].text
    for finding in case.findings:
        for span in finding.evidence:
            start, end = (int(n) for n in span.removeprefix("text:").split("-"))
            assert told[start:end].strip()
