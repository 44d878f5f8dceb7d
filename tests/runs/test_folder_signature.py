from pathlib import Path

from normviz.runs.folder_signature import signature
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store


def test_no_folder_has_no_signature(tmp_path: Path) -> None:
    assert signature(tmp_path / "gone") == ()
    assert not (tmp_path / "gone").exists()


def test_writing_is_seen_and_reading_is_not(tmp_path: Path, spec: RunSpec) -> None:
    with Store(tmp_path) as store, store.create(spec) as writer:
        writer.state("finished")
    before = signature(tmp_path)
    with Store(tmp_path) as store:
        (run,) = store.runs()
        assert signature(tmp_path) == before
        store.rename(run.id, "another")
        assert signature(tmp_path) != before
    renamed = signature(tmp_path)
    with Store(tmp_path) as store:
        store.runs()
    assert signature(tmp_path) == renamed
