"""`python -m eval report`: figures, plots and failures on a page."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from eval.types import EvalError

AddParser = Callable[..., argparse.ArgumentParser]


def add_report(add: AddParser) -> None:
    """Add the command to the program's parser."""
    parser = add(
        "report",
        help="write a page about one or more systems",
        description="Write figures, plots, and every question that went wrong with its expected and given "
        "evidence side by side, into one file that needs nothing else.",
    )
    parser.set_defaults(command=_report)
    parser.add_argument("set", type=Path, metavar="SET", help="the questions that were asked")
    parser.add_argument(
        "predictions", type=Path, nargs="+", metavar="FILE", help="what `predict` or `rank` wrote"
    )
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="the folder with the documents")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="where the report goes: .html or .md"
    )
    parser.add_argument(
        "--language", choices=("zh", "en"), default="zh", help="of the report (default: %(default)s)"
    )


def _report(options: argparse.Namespace) -> int:
    from eval.reporting.content import read_system  # noqa: PLC0415 (only this command pays for its imports)
    from eval.reporting.markdown import markdown_page  # noqa: PLC0415
    from eval.reporting.page import html_page  # noqa: PLC0415
    from eval.texts import read_documents  # noqa: PLC0415

    pages = {".html": html_page, ".htm": html_page, ".md": markdown_page}
    write = pages.get(options.out.suffix.lower())
    if write is None:
        raise EvalError(f"--out {options.out} must end in {', '.join(pages)}")
    documents = None if options.corpus is None else read_documents(options.corpus)
    systems = [read_system(options.set, path, documents) for path in options.predictions]
    page = write(systems, options.set.name, f"{datetime.now(UTC):%Y-%m-%d}", options.language)
    options.out.write_text(page, encoding="utf-8")
    print(f"wrote {options.out}")
    return 0
