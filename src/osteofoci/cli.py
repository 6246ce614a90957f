"""The command line: parse, call, print."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from osteofoci import __version__
from osteofoci.errors import OsteofociError
from osteofoci.foreign import printable

if TYPE_CHECKING:
    from osteofoci.book import OpenBook
    from osteofoci.case import Case

# What a command needs is imported in it: help comes at once, and reading a text loads no library of images.
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help comes in half the time
)

# What a simulated patient consists of.
SIMULATED = ("dicom", "truth.json", "clinical.yaml", "reader.yaml", "truth")
# What stands near the beginning of the figures of a bench.
OF_BENCH = '"machine"'

DicomArgument = Annotated[
    Path, typer.Argument(metavar="DICOM", help="Folder or zip with the examinations.")
]
LanguageOption = Annotated[
    list[str] | None,
    typer.Option(help="Also the report in this language (fr, de); may be repeated."),
]
CriteriaOption = Annotated[
    Path | None,
    typer.Option(
        help="Published points of criteria that your site has (YAML, osteofoci docs criteria)."
    ),
]


@app.callback()
def everywhere(
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Tell every step with its time on stderr.")
    ] = False,
) -> None:
    """Follow a child's multifocal bone lesions through imaging and time.

    Research use, not a medical device.
    """
    if verbose:
        _listen()


def _listen() -> None:
    """What our own rooms log goes to stderr; other libraries stay silent."""
    import logging

    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
    logger = logging.getLogger("osteofoci")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def _languages(told: list[str] | None) -> tuple[str, ...]:
    from osteofoci.wording import voice_of

    for language in told or ():
        voice_of(language)
    return tuple(dict.fromkeys(told or ()))


@app.command()
def follow(
    dicom: DicomArgument,
    out: Annotated[
        Path | None, typer.Option(help="Folder for case.json, report.html and labels/.")
    ] = None,
    book: Annotated[
        Path | None,
        typer.Option(help="Study book: keeps what was measured and decided (osteofoci docs book)."),
    ] = None,
    clinical: Annotated[Path | None, typer.Option(help="Clinical record (YAML).")] = None,
    decisions: Annotated[Path | None, typer.Option(help="The reader's decisions (YAML).")] = None,
    patient: Annotated[str | None, typer.Option(help="ID, where there are several.")] = None,
    same_patient: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="A B", help="Two that are kept apart for gaps, and that you know are one child."
        ),
    ] = None,
    labels: Annotated[
        Path | None,
        typer.Option(help="Bones from your own segmenter (YAML, osteofoci docs labels)."),
    ] = None,
    criteria: CriteriaOption = None,
    language: LanguageOption = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="End with 2 if images were lost; the result is written."),
    ] = False,
) -> None:
    """Follow every examination of one patient and write the report."""
    from osteofoci.journey import losses

    if book is not None:
        case = _follow_into(
            book, dicom, out, clinical, decisions, patient, labels, criteria, _languages(language),
            same_patient,
        )  # fmt: skip
    elif out is not None:
        case = _follow(
            dicom, out, clinical, decisions, patient, labels, criteria, _languages(language),
            same_patient,
        )  # fmt: skip
    else:
        _fail("follow: expected --out or --book, found neither; name a folder for the result", 2)
    lost = losses(case)
    if strict and lost:
        _fail(
            f"expected every image to be usable (--strict), found: {lost[0].message} "
            f"({len(lost)} such remarks in case.json); the result was written",
            2,
        )


def _follow(
    dicom: Path,
    out: Path,
    clinical: Path | None,
    decisions: Path | None,
    patient: str | None,
    labels: Path | None = None,
    criteria: Path | None = None,
    languages: tuple[str, ...] = (),
    same_patient: tuple[str, str] | None = None,
) -> Case:
    from osteofoci.assess import read_tables
    from osteofoci.clinical import read_record
    from osteofoci.decisions import read_decisions
    from osteofoci.examine import read_labels_file
    from osteofoci.ingest import open_source
    from osteofoci.journey import follow as follow_patient
    from osteofoci.output import CLAIMS, prepared_output, write_result

    say = _speaker()
    record = read_record(clinical) if clinical is not None else None
    decided = read_decisions(decisions) if decisions is not None else ()
    given = read_labels_file(labels) if labels is not None else None
    tables = read_tables(criteria) if criteria is not None else None
    with prepared_output(out, claims=CLAIMS, say=_note) as folder, open_source(dicom) as source:
        followed = follow_patient(
            source,
            decisions=decided,
            clinical=record,
            patient_id=patient,
            same_patient=same_patient,
            labels=given,
            tables=tables,
            say=say,
        )
        say("writing the report")
        write_result(followed.case, followed.exams, followed.aligned, folder, languages)
    say("")
    _summary(followed.case)
    typer.echo(f"report: {out / 'report.html'}")
    return followed.case


def _follow_into(
    folder: Path,
    dicom: Path,
    out: Path | None,
    clinical: Path | None,
    decisions: Path | None,
    patient: str | None,
    labels: Path | None,
    criteria: Path | None,
    languages: tuple[str, ...],
    same_patient: tuple[str, str] | None,
) -> Case:
    from osteofoci.assess import read_tables
    from osteofoci.book import OpenBook, add_examinations, keep_beside, made_book, writing
    from osteofoci.clinical import read_record
    from osteofoci.decisions import read_decisions
    from osteofoci.examine import read_labels_file
    from osteofoci.ingest import open_source
    from osteofoci.journey import logged

    say = logged(_speaker())
    decided = read_decisions(decisions) if decisions is not None else ()
    given = read_labels_file(labels) if labels is not None else None
    if clinical is not None:
        read_record(clinical)
    if criteria is not None:
        read_tables(criteria)
    book = made_book(folder, languages)
    with writing(book), open_source(dicom) as source:
        measured = add_examinations(
            book, source, patient_id=patient, same_patient=same_patient, labels=given, say=say
        )
        keep_beside(book, clinical=clinical, criteria=criteria)
    work = OpenBook(book, say=say)
    work.decide(decided, by="decisions file")
    case = _reported(work, out, languages, say)
    typer.echo(f"measured: {', '.join(measured) or 'nothing new'}")
    return case


def _reported(
    work: OpenBook, out: Path | None, languages: tuple[str, ...], say: Callable[[str], None]
) -> Case:
    """Follow an open book and write its reports."""
    from osteofoci.output import CLAIMS, prepared_output, write_result

    say("following foci")
    followed = work.follow()
    say("writing the report")
    place = out or work.book.result
    with prepared_output(place, claims=CLAIMS, say=_note) as folder:
        spoken = tuple(dict.fromkeys((*work.book.languages, *languages)))
        write_result(followed.case, followed.exams, followed.aligned, folder, spoken)
    say("")
    _summary(followed.case)
    typer.echo(f"report: {place / 'report.html'}")
    return followed.case


@app.command()
def serve(
    book: Annotated[Path, typer.Argument(metavar="BOOK", help="Folder of the study book.")],
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Of this machine; 0 takes a free one.")
    ] = 0,
) -> None:
    """Open the workbench on a study book: read, decide and sign in a browser on this machine."""
    from osteofoci.web import serve as serve_book

    serve_book(book, port=port, tell=lambda address: typer.echo(f"workbench: {address}"))


books = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(books, name="book", help="A study book: decide, undo, show, report.")

BookArgument = Annotated[Path, typer.Argument(metavar="BOOK", help="Folder of the study book.")]
ByOption = Annotated[str, typer.Option(help="Who decides.")]
EntryOption = Annotated[
    int | None, typer.Option(help="Id of the decision, as `book show` lists it; else the last.")
]


@books.command("decide")
def book_decide(
    book: BookArgument,
    file: Annotated[Path, typer.Argument(help="Decisions (YAML, osteofoci docs decisions).")],
    by: ByOption = "decisions file",
) -> None:
    """Add the decisions of a file that do not stand in the book yet, and make the case anew."""
    from osteofoci.decisions import read_decisions

    work = _open(book)
    before = work.journal.lines
    work.decide(read_decisions(file), by=by)
    _made(work, f"{work.journal.lines - before} decisions added")


@books.command("undo")
def book_undo(book: BookArgument, by: ByOption, entry: EntryOption = None) -> None:
    """Undo a decision; it stays in the book as undone."""
    work = _open(book)
    work.undo(by=by, entry=entry)
    _made(work, "undone")


@books.command("redo")
def book_redo(book: BookArgument, by: ByOption, entry: EntryOption = None) -> None:
    """Let a decision that was undone stand again."""
    work = _open(book)
    work.redo(by=by, entry=entry)
    _made(work, "stands again")


@books.command("show")
def book_show(book: BookArgument) -> None:
    """List examinations and decisions."""
    from osteofoci.book import book_lines

    work = _open(book)
    for line in book_lines(work.book, work.journal):
        typer.echo(line)


@books.command("report")
def book_report(
    book: BookArgument,
    out: Annotated[Path | None, typer.Option(help="Folder; else result/ in the book.")] = None,
    language: LanguageOption = None,
) -> None:
    """Write the reports, as `follow --out` does."""
    _reported(_open(book), out, _languages(language), _speaker())


def _open(folder: Path) -> OpenBook:
    from osteofoci.book import OpenBook, open_book

    return OpenBook(open_book(folder), say=_speaker())


def _made(work: OpenBook, what: str) -> None:
    followed = work.follow()
    typer.echo(what)
    _summary(followed.case)
    typer.echo(f"case: {work.book.case}")


@app.command()
def read(
    text_file: Annotated[
        Path, typer.Argument(metavar="TEXT_FILE", help="A report or case description, in English.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            help="Folder for case.json and report.html, or a .json file for the case alone."
        ),
    ] = None,
    criteria: CriteriaOption = None,
    language: LanguageOption = None,
    model_address: Annotated[
        str | None,
        typer.Option(
            help="A language model of your own (OpenAI's chat form); the text is sent there."
        ),
    ] = None,
    model_name: Annotated[str, typer.Option(help="Its name there.")] = "default",
) -> None:
    """Read a dictated report or case description; without --out, print the case."""
    from osteofoci.assess import read_tables
    from osteofoci.case import case_to_json
    from osteofoci.journey import ask, case_of_text
    from osteofoci.output import CLAIMS, prepared_output, write_case, write_read

    languages = _languages(language)
    asking = partial(ask, model_address, model_name) if model_address else None
    tables = read_tables(criteria) if criteria is not None else None
    case = case_of_text(text_file, ask=asking, tables=tables)
    if out is None:
        typer.echo(case_to_json(case), nl=False)
        return
    if out.suffix.lower() == ".json":
        write_case(case, out)
        _summary(case)
        return
    with prepared_output(out, claims=CLAIMS, say=_note) as folder:
        write_read(case, folder, languages)
    _summary(case)
    typer.echo(f"report: {out / 'report.html'}")


def _summary(case: Case) -> None:
    from osteofoci.report import case_lines

    for line in case_lines(case):
        typer.echo(line)


@app.command()
def inspect(
    dicom: DicomArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List patients, examinations, series and stations, with remarks; reads no pixels."""
    from osteofoci.ingest import open_source, scan
    from osteofoci.listing import inventory_json, inventory_lines

    with open_source(dicom) as source:
        inventory = scan(source, today=date.today())
    if as_json:
        typer.echo(json.dumps(inventory_json(inventory), indent=1))
        return
    for line in inventory_lines(inventory):
        typer.echo(line)


@app.command()
def phantom(
    name: Annotated[str, typer.Argument(help="seed-case or random")],
    out: Annotated[Path, typer.Option(help="Folder for dicom/, truth.json, clinical.yaml.")],
    seed: Annotated[int, typer.Option(min=0, help="For random patients.")] = 0,
    anatomy: Annotated[
        Path | None,
        typer.Option(
            help="Folder of real bones as meshes; see osteofoci docs simulator. None draws them."
        ),
    ] = None,
) -> None:
    """Write a simulated patient with truth beside it."""
    from osteofoci.output import simulated_output
    from osteofoci.phantom import of_anatomy, random_patient, seed_case, write_patient

    if name not in ("seed-case", "random"):
        _fail(f"phantom '{name}': expected seed-case or random; correct the name", 2)
    patient = seed_case() if name == "seed-case" else random_patient(seed)
    if anatomy is not None:
        patient = of_anatomy(patient, anatomy)
    with simulated_output(out, claims=SIMULATED) as folder:
        write_patient(patient, folder, seed=seed + 1)
    typer.echo(f"simulated patient: {printable(str(out))}")


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Folder for the child and the report.")] = Path("demo"),
) -> None:
    """Simulate the child of the seed case, follow it, and say where the report is."""
    from osteofoci.output import simulated_output
    from osteofoci.phantom import seed_case, write_patient

    _speaker()("simulating the child of the seed case (two visits, four techniques)")
    with simulated_output(out / "child", claims=SIMULATED) as folder:
        write_patient(seed_case(), folder, seed=1)
    child = out / "child"
    _follow(
        child / "dicom", out / "result", child / "clinical.yaml", child / "reader.yaml", None,
        languages=("fr",),
    )  # fmt: skip
    book = out / "book"
    typer.echo(
        "to read it in the workbench:\n"
        f"  osteofoci follow {child / 'dicom'} --clinical {child / 'clinical.yaml'} --book {book}\n"
        f"  osteofoci serve {book}"
    )


@app.command()
def bench(
    stage: Annotated[
        str | None,
        typer.Option(help="Only these stages, with commas between; or faults; or crashes."),
    ] = None,
    patients: Annotated[int, typer.Option(min=1, help="How many simulated patients.")] = 6,
    seed: Annotated[int, typer.Option(min=0, help="First seed; use below 100000.")] = 1000,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write JSON here.")] = None,
    pictures: Annotated[
        Path | None,
        typer.Option(help="Folder for pictures of what was named wrongly, missed or false."),
    ] = None,
    child: Annotated[
        list[Path] | None, typer.Option(help="DICOM folder or zip with NAME_truth.json beside it.")
    ] = None,
    anatomy: Annotated[
        Path | None, typer.Option(help="Folder of real bones to make the simulated patients of.")
    ] = None,
    inputs: Annotated[
        int, typer.Option(min=1, help="How many spoilt inputs (stage faults alone).")
    ] = 1000,
) -> None:
    """Measure accuracy, speed and memory against simulated truth, or harm done by spoilt input."""
    from osteofoci.bench import (
        OTHER_STAGES,
        STAGES,
        refuse_children,
        refuse_pictures,
        run_bench,
        table_of,
    )
    from osteofoci.output import refuse_place, write_file
    from osteofoci.phantom.anatomy.real import read_body

    if stage in ("faults", "crashes"):
        from osteofoci.bench.faults import bench_of_crashes, bench_of_faults

        table, harm = (
            bench_of_crashes(main, json_file, _speaker())
            if stage == "crashes"
            else bench_of_faults(main, inputs, seed, json_file, _speaker())
        )
        typer.echo(table)
        raise typer.Exit(int(harm))
    stages = tuple(part.strip() for part in (stage or "").split(",") if part.strip())
    known = (*STAGES, *OTHER_STAGES)
    unknown = [part for part in stages if part not in known]
    mixed = any(s in STAGES for s in stages) and any(s in OTHER_STAGES for s in stages)
    if unknown or mixed:
        _fail(
            f"stage '{stage}': expected some of {', '.join(STAGES)}, or some of "
            f"{', '.join(OTHER_STAGES)}; correct --stage",
            2,
        )
    refuse_children(child or ())
    refuse_pictures(pictures)
    if anatomy is not None:
        read_body(anatomy)
    if json_file is not None:
        refuse_place(json_file, ours=OF_BENCH, option="--json")
    with tempfile.TemporaryDirectory(prefix="osteofoci-bench-") as folder:
        result = run_bench(
            Path(folder),
            patients=patients,
            seed=seed,
            stages=stages,
            others=tuple(child or ()),
            anatomy=anatomy,
            pictures=pictures,
            say=_speaker(),
        )
    typer.echo(table_of(result, stages=stages))
    if json_file is not None:
        write_file(json_file, json.dumps(result, indent=1), ours=OF_BENCH, option="--json")


@app.command()
def schema() -> None:
    """Print the JSON Schema of case.json."""
    from osteofoci.case import case_schema

    typer.echo(json.dumps(case_schema(), indent=1))


@app.command()
def docs(
    name: Annotated[
        str | None, typer.Argument(help="Such as clinical; none lists what there is.")
    ] = None,
) -> None:
    """Print a document: what a file of yours looks like, how well it does, how it works."""
    from osteofoci.documents import document, document_names

    typer.echo("\n".join(document_names()) if name is None else document(name))


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def _speaker() -> Callable[[str], None]:
    """Progress: one rewritten line on a terminal, plain lines elsewhere."""
    if sys.stderr.isatty():
        return lambda text: print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
    return lambda text: print(text, file=sys.stderr, flush=True) if text else None


def _note(text: str) -> None:
    print(f"osteofoci: {printable(text)}", file=sys.stderr, flush=True)


def _fail(message: str, status: int) -> NoReturn:
    print(f"osteofoci: {printable(message)}", file=sys.stderr)
    raise SystemExit(status)


def main() -> None:
    """Exit status: 0 done, 2 the input cannot be used, 1 a fault of ours."""
    try:
        app()
    except OsteofociError as error:
        _fail(str(error), 2)
    except KeyboardInterrupt:
        _fail("interrupted; nothing was changed", 130)
    except SystemExit:
        raise
    except Exception as error:  # a fault of ours: say so without a traceback's private paths
        where = error.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        place = (
            ""
            if where is None
            else f" in {Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}"
        )
        _fail(f"a fault of ours{place}: {type(error).__name__}; please report it", 1)
