import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from normviz.engine.keras_loading import _NoScikitLearn, worth_reading

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


def test_loading_leaves_stderr_clean_and_scikit_learn_alone() -> None:
    code = (
        "import gc, sys\n"
        "from normviz.engine.keras_loading import load_keras\n"
        "before = list(sys.meta_path)\n"
        "looks, thresholds = gc.get_stats()[2]['collections'], gc.get_threshold()\n"
        "load_keras()\n"
        "assert gc.get_stats()[2]['collections'] == looks, 'a tenth of the time goes into them'\n"
        "assert gc.isenabled() and gc.get_threshold() == thresholds\n"
        "assert 'sklearn' not in sys.modules, 'a fifth of the time goes into it'\n"
        "assert set(before) <= set(sys.meta_path)\n"
        "from normviz.engine.keras_loading import _NoScikitLearn\n"
        "assert not any(isinstance(each, _NoScikitLearn) for each in sys.meta_path)\n"
    )
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TF_", "CUDA"))}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, check=True, env=kept
    )
    assert (done.stdout, done.stderr) == (b"", b"")


def test_scikit_learn_is_hidden_from_the_thread_that_loads_and_from_no_other() -> None:
    finder = _NoScikitLearn()
    with pytest.raises(ModuleNotFoundError, match="left out"):
        finder.find_spec("sklearn", None, None)
    assert finder.find_spec("scipy", None, None) is None
    with ThreadPoolExecutor() as threads:
        assert threads.submit(finder.find_spec, "sklearn", None, None).result() is None
