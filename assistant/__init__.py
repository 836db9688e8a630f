"""From a question to an answer whose every claim is quoted."""

import os

# A question's matrices are small: further threads of OpenBLAS would do no more than wait for them, busily.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
