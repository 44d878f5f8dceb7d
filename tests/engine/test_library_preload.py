import subprocess
import sys

import pytest

from normviz.engine.library_preload import preload

HEARTBEAT = """
import threading, time
from normviz.engine.library_preload import preload
beats = []
def beat():
    while not done.wait(0.001):
        beats.append(time.perf_counter())
done = threading.Event()
thread = threading.Thread(target=beat)
thread.start()
began = time.perf_counter()
names = preload()
ended = time.perf_counter()
done.set()
thread.join()
inside = sum(began < each < ended for each in beats)
print(len(names), inside, ended - began)
import keras
print(keras.ops.convert_to_numpy(keras.ops.sum(keras.ops.ones(3))))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the libraries have other names")
def test_other_threads_go_on_while_the_libraries_are_loaded_and_keras_works_after_it() -> None:
    words = [sys.executable, "-c", HEARTBEAT]
    done = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603
    told, computed = done.stdout.splitlines()
    libraries, inside, seconds = told.split()
    assert libraries == "2"
    # Python's lock held for the whole time would leave room for no beat at all.
    assert int(inside) > 10 * float(seconds)
    assert float(computed) == 3


def test_nothing_is_loaded_where_tensorflow_is_loaded_already() -> None:
    import keras  # noqa: F401

    assert preload() == ()
