"""`python -m eval`: answer or rank a question set, and measure how good that is."""

import argparse
import sys
from collections.abc import Sequence

from assistant.types import AssistantError
from corpus.errors import CorpusError
from eval.commands.ablate import add_ablate
from eval.commands.compare import add_compare
from eval.commands.fit import add_fit
from eval.commands.gate import add_gate
from eval.commands.measuring import add_check, add_score
from eval.commands.propose import add_propose
from eval.commands.report import add_report
from eval.commands.running import add_predict, add_rank, add_replay
from eval.types import EvalError
from index.types import SearchError

OK, FAULTY, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""What the program exits with; the epilog says when."""

_EPILOG = """\
examples:
  python -m eval check eval/sets/bundled.jsonl --corpus corpus/documents
  python -m eval predict eval/sets/bundled.jsonl --corpus corpus/documents --out answers.jsonl
  python -m eval score eval/sets/bundled.jsonl answers.jsonl --corpus corpus/documents
  python -m eval rank --corpus articles.jsonl.gz --questions questions.jsonl --out run.trec
  python -m eval score questions.jsonl run.trec

exit status: 0 done, 1 the set has faults or a figure fell, 2 wrong usage or an input that cannot be used
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Words after the program's name; those of the process when None.

    Returns:
        The exit status.
    """
    options = _parser().parse_args(arguments)
    try:
        status: int = options.command(options)
    except (EvalError, CorpusError, SearchError, AssistantError) as error:
        print(f"error: {error}", file=sys.stderr)
        return UNUSABLE
    except OSError as error:
        print(f"error: {error}; check the disk and its permissions", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("interrupted; a run that was begun goes on with the same command", file=sys.stderr)
        return INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval",
        description="Measure how good the assistant is: on questions with known answers and evidence, and on "
        "questions with known relevant documents.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_subparsers(metavar="COMMAND", required=True).add_parser
    add_check(add)
    add_predict(add)
    add_rank(add)
    add_score(add)
    add_replay(add)
    add_compare(add)
    add_ablate(add)
    add_fit(add)
    add_gate(add)
    add_report(add)
    add_propose(add)
    return parser


if __name__ == "__main__":
    sys.exit(main())
