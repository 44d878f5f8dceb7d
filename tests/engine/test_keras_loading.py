import os
import subprocess
import sys

from normviz.engine.keras_loading import worth_reading

NOISE = b"""WARNING: All log messages before absl::InitializeLog() is called are written to STDERR
I0000 00:00:1795252267.285043    9234 cudart_stub.cc:31] Could not find cuda drivers on your machine
W0000 00:00:1795252267.285043    9234 gpu_device.cc:2341] Cannot dlopen some GPU libraries.
E0000 00:00:1795252270.808589    9234 cuda_platform.cc:52] failed call to cuInit: INTERNAL: ...
libpng error: IDAT: invalid bit length repeat
qt.gui.imageio: libpng warning: Image width is zero in IHDR
"""


def test_noise_is_dropped_and_the_rest_kept() -> None:
    news = b"Traceback (most recent call last):\nE0000 00:00:1.1  9 other.cc:1] Something broke.\n"
    assert worth_reading(NOISE + news) == news


def test_loading_leaves_stderr_clean() -> None:
    code = "from normviz.engine.keras_loading import load_keras; load_keras()"
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TF_", "CUDA"))}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, check=True, env=kept
    )
    assert (done.stdout, done.stderr) == (b"", b"")
