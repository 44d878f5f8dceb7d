import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from normviz.cli import main
from normviz.commands import runs
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store


def test_runs_are_a_table_with_their_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path) as store:
        for name in ("", "[bold] one"):
            with store.create(build_spec("relu", seed=1, name=name)) as writer:
                writer.state("finished")
    assert main(["runs", "--runs-dir", str(tmp_path)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].split() == [
        "run", "recipe", "norm", "preset", "data", "batch", "seed", "epochs", "best", "last",
        "training", "ms/step", "state",
    ]  # fmt: skip
    assert "0/10" in out[1]
    assert "finished" in out[1]
    assert "([bold] one)" in out[2]


def test_runs_on_several_devices_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = build_spec("relu")
    with Store(tmp_path) as store:
        for spec in (one, replace(one, devices=2), replace(one, devices=4, sync_batch_norm=True)):
            store.create(spec).close()
    assert main(["runs", "--runs-dir", str(tmp_path)]) == 0
    title, *rows = capsys.readouterr().out.splitlines()
    assert "devices" in title
    ends = sorted(row.rpartition("interrupted")[2].strip() for row in rows)
    assert ends == ["1", "2", "4, synchronized"]
    assert main(["runs", "--json", "--runs-dir", str(tmp_path)]) == 0
    found = {
        (run["devices"], run["sync_batch_norm"]) for run in json.loads(capsys.readouterr().out)
    }
    assert found == {(1, False), (2, False), (4, True)}


def test_an_empty_folder_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["runs", "--runs-dir", str(tmp_path)]) == 0
    assert "normviz train --recipe one-layer" in capsys.readouterr().out
    assert main(["runs", "--json", "--runs-dir", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_csv_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store(tmp_path) as store:
        store.create(build_spec("relu")).close()
    assert main(["runs", "--runs-dir", str(tmp_path), "--csv", str(tmp_path / "x.csv")]) == 0
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").startswith("run,name,recipe")
    assert capsys.readouterr().out == ""


def test_a_folder_that_is_a_file_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["runs", "--runs-dir", str(tmp_path / "file")]) == 2
    err = capsys.readouterr().err
    assert err.startswith("normviz: expected a folder for")
    assert err.count("\n") == 1


def test_a_run_that_cannot_be_read_is_named_and_the_others_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path) as store, store.create(build_spec("relu", name="newer")) as newer:
        with store.create(build_spec("relu", name="good")) as good:
            good.state("finished")
        sql = "UPDATE runs SET spec = ? WHERE id = ?"
        store._database.write(sql, ('{"version": 99}', newer.run))
    csv = tmp_path / "x.csv"
    assert main(["runs", "--json", "--csv", str(csv), "--runs-dir", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert [run["id"] for run in json.loads(told.out)] == [good.run]
    assert told.err.startswith(f"normviz: run {newer.run} is left out: ")
    assert "update normviz" in told.err
    assert told.err.count("\n") == 1
    assert main(["train", "--resume", newer.run, "--runs-dir", str(tmp_path)]) == 2
    assert f"settings of run {newer.run} cannot be read" in capsys.readouterr().err


def test_names_do_not_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "a\x1b[2J\x07\r\n\u202eb"
    with Store(tmp_path) as store:
        store.create(build_spec("relu", name=name)).close()
    assert main(["runs", "--runs-dir", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert r"a\x1b[2J\x07\r\n\u202eb" in out
    assert not set(out) & set("\x1b\x07\r\u202e")
    assert main(["train", "--resume", "x\x1b[2J\ny", "--runs-dir", str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["runs"],
        ["runs", "--json"],
        ["train", "--resume", "relu"],
        ["train", "--start", "relu-abcd"],
        ["predict", "--model", "relu-abcd", "{picture}"],
    ],
)
def test_a_mistyped_folder_is_named_and_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    picture = tmp_path / "strokes.json"
    picture.write_text('{"strokes": [[[0, 0], [0, 9]]]}')
    folder = tmp_path / "mistyped"
    words = [word.format(picture=picture) for word in words]
    assert main([*words, "--runs-dir", str(folder)]) == 2
    err = capsys.readouterr().err
    assert f"there is no runs folder {folder}: check its name" in err
    assert err.count("\n") == 1
    assert not folder.exists()


def test_reading_a_folder_without_runs_leaves_it_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert main(["runs", "--runs-dir", str(folder)]) == 0
    assert "There are no runs yet" in capsys.readouterr().out
    assert list(folder.iterdir()) == []


def test_files_that_were_deleted_by_hand_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path) as store:
        with store.create(build_spec("relu")) as writer:
            writer.state("stopped")
        shutil.rmtree(store.path(writer.run))
    assert main(["runs", "--runs-dir", str(tmp_path)]) == 0
    assert "stopped, its files were deleted" in capsys.readouterr().out
    assert main(["train", "--resume", writer.run, "--runs-dir", str(tmp_path)]) == 2
    assert f"the files of run {writer.run} were deleted" in capsys.readouterr().err


def test_tags_and_notes_are_written_and_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path) as store:
        names = []
        for seed in range(2):
            with store.create(build_spec("relu", seed=seed)) as writer:
                writer.state("finished")
                names.append(writer.run)
    folder = ["--runs-dir", str(tmp_path)]
    assert main(["runs", "tag", names[0], "paper", "slow", *folder]) == 0
    assert capsys.readouterr().out == "paper, slow\n"
    assert main(["runs", "tag", names[0], "new", "--remove", "slow", *folder]) == 0
    assert capsys.readouterr().out == "paper, new\n"
    assert main(["runs", "note", names[0], "two\nlines", *folder]) == 0
    assert main(["runs", "note", names[0], *folder]) == 0
    assert capsys.readouterr().out == "two\nlines\n" * 2
    for options in (["--tag", "paper"], ["--search", "seed=0 tag:new"], ["--search", names[0]]):
        assert main(["runs", "--json", *options, *folder]) == 0
        (found,) = json.loads(capsys.readouterr().out)
        assert (found["id"], found["tags"], found["note"]) == (
            names[0], ["paper", "new"], "two\nlines",
        )  # fmt: skip
    assert main(["runs", *folder]) == 0
    assert "paper, new" in capsys.readouterr().out
    assert main(["runs", "tag", names[0], "a,b", *folder]) == 2
    assert "without commas" in capsys.readouterr().err


def test_event_files_are_written_for_chosen_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path / "runs") as store:
        for seed in range(2):
            with store.create(build_spec("relu", seed=seed)) as writer:
                writer.state("finished")
    words = ["--tensorboard", str(tmp_path / "logs"), "--search", "seed=1"]
    assert main(["runs", *words, "--runs-dir", str(tmp_path / "runs")]) == 0
    assert capsys.readouterr().out == ""
    assert [path.name for path in (tmp_path / "logs").iterdir()] == [writer.run]


def test_hundreds_of_runs_are_a_line_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path) as store:
        for seed in (3, 11):
            with store.create(build_spec("relu", seed=seed, name="模型 [one]")) as writer:
                writer.state("finished")
    assert main(["runs", "--runs-dir", str(tmp_path)]) == 0
    folded = [line.split() for line in capsys.readouterr().out.splitlines()]
    monkeypatch.setattr(runs, "_MOST_FOLDED", 1)
    assert main(["runs", "--runs-dir", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines] == folded
    assert lines[1].index("finished") == lines[2].index("finished")
    assert main(["runs", "--search", "seed=5", "--runs-dir", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "No run is found.\n"
