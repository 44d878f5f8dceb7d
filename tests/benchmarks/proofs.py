"""Proves every norm of the catalogue on random shapes, indices and groups, and times a proof."""

import random
import statistics
import time
from typing import Final

from normviz import norms
from tests.benchmarks.results import Result, run

SHAPES: Final = 20
_MOST: Final = 12
"""The largest size of an axis."""


def measure(shapes: int = SHAPES, seed: int = 0) -> list[Result]:
    """Counts refuted proofs, and the time of one on the default shape once all is loaded.

    Args:
        shapes: How many random shapes each norm is proven on, in training and in inference.
        seed: Of shapes, indices and tensors.
    """
    from normviz.engine.keras_loading import load_keras

    load_keras()
    from normviz.engine.proof import prove

    chance = random.Random(seed)
    refuted, proofs = 0, 0
    for name in norms.CATALOG:
        for number in range(shapes):
            groups = chance.randint(1, 4)
            n, per_group, h, w = (chance.randint(1, _MOST) for _ in range(4))
            shape = (n, groups * min(per_group, 4), h, w)
            index = [chance.randrange(size) for size in shape]
            for training in (True, False):
                refuted += not prove(name, shape, index, groups, training, number).agrees
                proofs += 1
    medians = {name: _median_seconds(name) for name in norms.CATALOG}
    slowest = max(medians, key=lambda name: medians[name])
    usual = statistics.median(medians.values())
    return [
        Result(f"refuted of {proofs} proofs", refuted, limit=0),
        Result("a proof on the default shape, median of the norms", usual, "s", limit=0.5),
        Result(f"the slowest of them, {slowest}", medians[slowest], "s", limit=0.5),
    ]


def _median_seconds(name: str) -> float:
    from normviz.engine.proof import prove

    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        prove(name, (4, 6, 3, 3), (0, 0, 0, 0), 2)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


if __name__ == "__main__":
    run(__doc__, measure)
