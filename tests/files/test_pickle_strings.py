"""Pickles are taken apart, never run."""

import pickle
import time

import pytest

from normviz.files.pickle_strings import scan_pickle


def test_strings_and_small_numbers_come_in_order() -> None:
    data = pickle.dumps({"a": [1, 300], "b": b"xyz", "c": (None, True)}, 4)
    assert list(scan_pickle(data, 100)) == [b"a", 1, 300, b"b", b"xyz", b"c"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cut short"),
        (b"\x80\x02U\x05ab", "cut short"),
        (b"T\xff\xff\xff\xffab.", "cut short"),
        (b"K", "cut short"),
        (b"I12\n.", "instruction b'I'"),
        (b"cname\n", "a name without an end"),
        (b"c" + b"a" * 1000, "a name without an end"),
        (b"N" * 101, "more than 100 instructions"),
    ],
)
def test_other_pickles_are_refused(data: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        list(scan_pickle(data, 100))


def test_many_instructions_take_no_time() -> None:
    began = time.process_time()
    with pytest.raises(ValueError, match="more than 100\u202f000"):
        list(scan_pickle(b"N" * 30_000_000, 100_000))
    assert time.process_time() - began < 1
