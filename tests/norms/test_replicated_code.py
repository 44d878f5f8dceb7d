"""The code for several devices runs as it is printed, and does what the figure shows."""

import subprocess
import sys

from normviz.norms import NormSpec, Place, replicated_lines

_PROGRAM = """
import numpy as np
x = np.concatenate([np.zeros((2, 1, 1, 6)), np.full((2, 1, 1, 6), 5.0)]).astype("f4")
def own():
    at = int(tf.distribute.get_replica_context().replica_id_in_sync_group)
    return tf.constant(np.split(x, 2)[at])
def mean(layer):
    parts = strategy.run(lambda: layer(own(), training=True))
    return [round(float(np.mean(part)), 2) for part in parts.values]
print(*mean(norm))
with strategy.scope():
    norm = %s
print(*mean(norm))
"""


def test_both_layers_run_as_printed() -> None:
    spec, place = NormSpec("batch", gamma_initializer=2.0), Place((6, 1, 1))
    alone = replicated_lines(spec, place, 2)
    together = replicated_lines(spec, place, 2, synchronized=True)
    line = together.splitlines()[-1].partition("norm = ")[2]
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", alone + _PROGRAM % line], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0.0", "0.0", "-2.0", "2.0"]


def test_only_norms_over_the_batch_are_synchronized() -> None:
    code = replicated_lines(NormSpec("layer"), Place((6, 1, 1)), 2, synchronized=True)
    assert "synchronized" not in code
    assert code.splitlines()[-1].startswith("    norm = keras.layers.LayerNormalization(")
