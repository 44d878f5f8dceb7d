import io

from normviz.inspection.readers.file_part import part_of


def test_a_part_ends_where_it_says() -> None:
    part = part_of(io.BytesIO(b"0123456789"), 2, 5)

    assert part.read() == b"23456"
    assert part.seek(-2, io.SEEK_END) == 3
    assert part.read(9) == b"56"
    part.seek(1)
    assert part.read(2) == b"34"
