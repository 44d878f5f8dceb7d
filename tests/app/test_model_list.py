import pytest

from normviz.app.model_list import run_infos, shipped_infos, with_folded
from normviz.errors import UserError
from normviz.ports.folded_names import folded_name
from normviz.runs.shipped_models import list_shipped
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store


@pytest.fixture
def keep(tmp_path):
    """Makes a run with or without a file of weights, and returns its id."""

    def make(recipe: str, *, weights: bytes = b"weights") -> str:
        with Store(tmp_path) as store, store.create(build_spec(recipe, norm="batch")) as writer:
            if weights:
                (store.path(writer.run) / "checkpoint.npz").write_bytes(weights)
        return writer.run

    return make


def test_models_that_ship_have_a_title_and_an_accuracy() -> None:
    infos = shipped_infos(list_shipped())
    assert [info.is_default for info in infos].count(True) == 1
    assert all(info.title and info.detail.startswith("MNIST: ") for info in infos)
    assert all(info.run is None for info in infos)


def test_runs_with_weights_are_listed_the_newest_first(keep, tmp_path) -> None:
    old, new = keep("batch-norm"), keep("bn-mlp")
    keep("batch-norm", weights=b"")
    infos = run_infos(tmp_path)
    assert [info.name for info in infos] == [new, old]
    assert [info.norm for info in infos] == ["batch", "batch"]


def test_only_wanted_runs_are_listed(keep, tmp_path) -> None:
    keep("batch-norm")
    wanted = keep("bn-mlp")
    infos = run_infos(tmp_path, lambda run: run.spec.recipe == "bn-mlp")
    assert [info.name for info in infos] == [wanted]


def test_other_weights_have_another_version(keep, tmp_path) -> None:
    run = keep("batch-norm")
    (before,) = run_infos(tmp_path)
    (tmp_path / run / "checkpoint.npz").write_bytes(b"other weights")
    (after,) = run_infos(tmp_path)
    assert before.version != after.version


def test_where_there_is_no_folder_nothing_is_made(tmp_path) -> None:
    assert run_infos(tmp_path / "none") == []
    assert not (tmp_path / "none").exists()


def test_a_damaged_database_is_set_aside_and_the_runs_are_listed_again(keep, tmp_path) -> None:
    keep("batch-norm")
    (tmp_path / "runs.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(UserError, match=r"is now called \S+; the runs are listed again"):
        run_infos(tmp_path)
    assert any(each.read_bytes().startswith(b"no database") for each in tmp_path.glob("runs*"))
    assert run_infos(tmp_path) == []  # of folders without weights that can be read


def test_behind_each_run_with_batch_norm_stands_the_folded_one(keep, tmp_path) -> None:
    run = keep("batch-norm")
    whole, folded = with_folded(run_infos(tmp_path))
    assert whole.name == run
    assert not whole.is_folded
    assert folded.name == folded_name(run)
    assert folded.title == f"{whole.title}, folded"
    assert folded.is_folded
    assert (folded.norm, folded.version) == ("none", whole.version)


def test_a_run_without_batch_norm_has_none(tmp_path) -> None:
    with Store(tmp_path) as store, store.create(build_spec("one-layer")) as writer:
        (store.path(writer.run) / "checkpoint.npz").write_bytes(b"weights")
    infos = run_infos(tmp_path)
    assert with_folded(infos) == infos


def test_behind_each_model_that_ships_with_batch_norm_stands_the_folded_one() -> None:
    ships = shipped_infos(list_shipped())
    listed = with_folded(ships)
    assert [info for info in listed if info.is_built_in] == ships
    at = [info.name for info in listed].index("batch")
    folded = listed[at + 1]
    assert (folded.name, folded.norm) == (folded_name("batch"), "none")
    assert folded.detail == listed[at].detail
    assert not folded.is_default
    assert not folded.is_built_in
