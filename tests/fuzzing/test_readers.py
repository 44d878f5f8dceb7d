"""Readers of mutated files raise only their documented errors, each in one line."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzzing.attempts import attempt
from tests.fuzzing.mutations import BYTES_EACH, from_bytes, mutated
from tests.fuzzing.readers import READERS, Reader, samples_of

EXAMPLES = 300
NUMBER = st.integers(0, 2**32 - 1)
CHANGES = st.binary(min_size=BYTES_EACH, max_size=4 * BYTES_EACH)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_valid_files_are_read(reader: Reader, tmp_path: Path) -> None:
    samples = samples_of(reader)
    assert samples
    for at, sample in enumerate(samples):
        folder = tmp_path / str(at)
        folder.mkdir()
        (folder / "file").write_bytes(sample)
        reader.read(folder / "file")


# Qt's decoders of pictures also log what is wrong with a file.
@pytest.mark.qt_log_ignore(".*")
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_changed_files_give_the_documented_error_or_none(reader: Reader) -> None:
    samples = samples_of(reader)

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(first=NUMBER, changes=CHANGES)
    def check(first: int, changes: bytes) -> None:
        data = mutated(samples, first, from_bytes(changes), reader.container)
        assert attempt(reader, data).leak == ""

    check()
