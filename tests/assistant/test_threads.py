import os
import subprocess
import sys

import pytest

PROGRAM = (
    "import sys, assistant\n"
    "assert 'numpy' not in sys.modules\n"
    "import numpy, threadpoolctl\n"
    "print({found['num_threads'] for found in threadpoolctl.threadpool_info()})"
)


@pytest.mark.parametrize(("wished", "threads"), [(None, 1), ("2", min(2, os.cpu_count() or 1))])
def test_matrices_are_multiplied_in_one_thread_unless_somebody_wishes_otherwise(
    monkeypatch: pytest.MonkeyPatch, wished: str | None, threads: int
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if wished:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", wished)
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == f"{{{threads}}}"
