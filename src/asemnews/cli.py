"""The command line: arguments in, exit code out. 0: done · 1: an engine failed · 2: bad input or usage."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import asemnews
from asemnews.errors import AsemnewsError, GlossaryError, SourceError
from asemnews.render import briefing_schema, to_markdown

app = typer.Typer(
    name="asemnews",
    help="Indonesian press releases into English, and into a structured summary of what was agreed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class TranslationFormat(StrEnum):
    """How a translation is printed."""

    text = "text"
    json = "json"


class BriefingFormat(StrEnum):
    """How a briefing is printed."""

    json = "json"
    markdown = "markdown"


class SummaryMethod(StrEnum):
    """How a summary is made."""

    compose = "compose"
    extract = "extract"
    abstract = "abstract"


class OnProblem(StrEnum):
    """What to do with a sentence that stays wrong."""

    note = "note"
    stop = "raise"
    keep_source = "keep_source"


Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Releases: .txt, .html, .pdf, .docx; - for standard input.")
]
EngineName = Annotated[str, typer.Option("--engine", "-e", help="bundled, hf:ID, ct2:FOLDER; none to extract only.")]
GlossaryFile = Annotated[
    Path | None, typer.Option("--glossary", "-g", help="Your terms (CSV, TSV or TBX), over the built-in ones.")
]
Problem = Annotated[
    OnProblem, typer.Option("--on-problem", help="A sentence that stays wrong: note it, raise, or keep the source.")
]


@app.callback(invoke_without_command=True)
def _main(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)] = False,
) -> None:
    if version:
        typer.echo(asemnews.__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(2)


@app.command()
def translate(
    files: Files,
    form: Annotated[TranslationFormat, typer.Option("--format", "-f")] = TranslationFormat.text,
    engine: EngineName = "bundled",
    glossary: GlossaryFile = None,
    on_problem: Problem = OnProblem.note,
) -> None:
    """Translate releases into English; with JSON, one object a line a file."""

    def show(source: object) -> str:
        made = asemnews.translate(source, engine, glossary=_glossary(glossary), on_problem=on_problem.value)  # type: ignore[arg-type]
        if form is TranslationFormat.json:
            return made.model_dump_json()
        for finding in made.findings:
            if finding.severity != "info":
                typer.echo(f"{finding.severity}: {finding.check}: {finding.message}", err=True)
        return made.english.strip()

    _each(files, show)


@app.command()
def brief(
    files: Files,
    form: Annotated[BriefingFormat, typer.Option("--format", "-f")] = BriefingFormat.json,
    engine: EngineName = "bundled",
    glossary: GlossaryFile = None,
    on_problem: Problem = OnProblem.note,
    published: Annotated[
        datetime | None, typer.Option("--published", formats=["%Y-%m-%d"], help="The day, where the text has none.")
    ] = None,
) -> None:
    """Summarise what releases say was agreed; with JSON, one object a line a file."""
    name = None if engine == "none" else engine
    day = published.date() if published else None

    def show(source: object) -> str:
        made = asemnews.brief(
            source,  # type: ignore[arg-type]
            name,
            glossary=_glossary(glossary),
            on_problem=on_problem.value,
            published=day,
        )
        return made.model_dump_json() if form is BriefingFormat.json else to_markdown(made).rstrip()

    _each(files, show)


@app.command()
def summarise(
    files: Files,
    method: Annotated[SummaryMethod, typer.Option("--method", "-m")] = SummaryMethod.compose,
    sentences: Annotated[int, typer.Option("--sentences", "-n", min=1)] = 3,
    engine: EngineName = "bundled",
    summariser: Annotated[str | None, typer.Option("--summariser", help="A model for --method abstract.")] = None,
) -> None:
    """Summarise releases in a few sentences, English first, then Indonesian."""
    name = None if engine == "none" else engine

    def show(source: object) -> str:
        made = asemnews.summarise(source, method=method.value, sentences=sentences, engine=name, summariser=summariser)  # type: ignore[arg-type]
        return "\n\n".join(text for text in (made.english, made.indonesian) if text)

    _each(files, show)


@app.command()
def schema() -> None:
    """Print the JSON schema of a briefing."""
    typer.echo(json.dumps(briefing_schema(), indent=2, ensure_ascii=False))


@app.command()
def models() -> None:
    """Tell which engines can be named."""
    typer.echo("bundled                          compact-id-en, in this package, works offline")
    typer.echo("hf:ORG/NAME or hf:./folder       a transformers model: Marian, M2M100, NLLB, mBART-50, MADLAD, T5")
    typer.echo("ct2:./folder                     a CTranslate2 model, or a Marian folder to convert once")
    typer.echo("none                             brief and summarise without translating")


def _glossary(path: Path | None) -> asemnews.Glossary | None:
    if path is None:
        return None
    return asemnews.Glossary.builtin() | asemnews.Glossary.from_file(path)


def _each(files: list[str], show: Callable[[object], str]) -> None:
    """Print the result of every file that can be had, a line on stderr for every other, and exit accordingly."""
    code = 0
    for i, (name, source) in enumerate(_sources(files)):
        try:
            shown = show(source)
        except AsemnewsError as error:
            typer.echo(f"asemnews: {name}: {error}", err=True)
            code = max(code, 2 if isinstance(error, SourceError | GlossaryError) else 1)
            continue
        if i and len(files) > 1 and not shown.startswith("{"):
            typer.echo("")
        typer.echo(shown)
    if code:
        raise typer.Exit(code)


def _sources(files: list[str]) -> Iterator[tuple[str, object]]:
    for name in files:
        yield (name, sys.stdin.buffer.read()) if name == "-" else (name, Path(name))


def main() -> None:
    """Entry point of the ``asemnews`` command."""
    app()
