import os
import signal

import pytest

from normviz.engine.sweeps.worker_processes import deaf_to_ctrl_c


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_what_a_worker_is_begun_from_is_deaf_to_ctrl_c() -> None:
    def blocked() -> set[int]:
        return set(signal.pthread_sigmask(signal.SIG_BLOCK, ()))

    with deaf_to_ctrl_c() as pool:
        assert signal.SIGINT in pool.submit(blocked).result()
    assert signal.SIGINT not in blocked()
