"""Every reader of files: valid files of its kind, how it is called, and the errors it documents."""

import json
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from normviz.datasets.cifar import read_cifar
from normviz.datasets.custom_digits import FILE, OwnDigit, OwnDigits
from normviz.datasets.idx import read_idx
from normviz.datasets.keras_files import read_cifar_batch, read_mnist_npz
from normviz.drawing import from_image, from_strokes, read_strokes
from normviz.errors import UserError
from normviz.figure.state import Camera, ElementEdit, FigureState
from normviz.inspection import inspect
from normviz.recipes import find
from normviz.recipes.recipe import TrainingSettings
from normviz.recipes.schedule import Schedule
from normviz.runs import shipped_models
from normviz.runs.checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from normviz.runs.events import Batches, Epoch
from normviz.runs.initial_state import (
    DigitMixture,
    InitialState,
    read_initial_state,
    write_initial_state,
)
from normviz.runs.spec import RunSpec
from normviz.runs.storage.reference_accuracy import read_reference
from normviz.runs.store import Store
from normviz.runs.sweeps.plan import make_plan
from normviz.runs.sweeps.record import SweepRecord, read_record_file
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.draw_scene import DrawScene
from normviz.scenes.drawn_page import SIDE, DrawnPage, DrawnPicture, DrawnStroke
from normviz.scenes.figure_json import camera_from_json, state_from_json, to_json
from normviz.scenes.files import read_content, read_scene
from normviz.scenes.scene import VIEWS, Scene
from normviz.scenes.scene_json import to_json as to_scene_json
from normviz.scenes.session import part_from_session, session_values
from normviz.scenes.slides import Deck, Slide
from normviz.scenes.slides_json import deck_to_json
from normviz.scenes.train_scene import TrainScene
from normviz.settings.old_ini import settings_from_ini
from normviz.settings.reader import settings_from_json
from tests.datasets.idx_writing import write_idx
from tests.inspection import builders

RANDOM = np.random.default_rng(0)
SPEC = RunSpec(
    "relu",
    "published",
    find("relu").options("none"),
    "mnist",
    TrainingSettings("adam", 64, 3, Schedule("constant", 0.01)),
)
ROW = Epoch(1, 10, 1.0, 0.5, 2.0, None, 2.0, 1.5, 0.01)
DIGITS = RANDOM.integers(0, 256, (3, 28, 28), np.uint8)
LABELS = np.array([1, 2, 9], np.uint8)


@dataclass(frozen=True)
class Reader:
    """One reader.

    Attributes:
        name: What it reads.
        samples: Makes valid files, in a folder that is free to use.
        read: Reads one, given a path to it; the file may be removed by it.
        error: The documented error.
        container: ``zip``, ``gzip``, ``png`` or empty: what changes happen inside of.
    """

    name: str
    samples: Callable[[Path], list[bytes]]
    read: Callable[[Path], object]
    error: type[ValueError] = UserError
    container: str = ""


@cache
def samples_of(reader: Reader) -> list[bytes]:
    """The valid files of a reader."""
    with tempfile.TemporaryDirectory() as folder:
        return reader.samples(Path(folder))


def _written(*writes: Callable[[Path], object]) -> Callable[[Path], list[bytes]]:
    def samples(folder: Path) -> list[bytes]:
        found = []
        for at, write in enumerate(writes):
            path = folder / f"sample-{at}"
            write(path)
            found.append(path.read_bytes())
        return found

    return samples


def _given(*data: bytes) -> Callable[[Path], list[bytes]]:
    return lambda _: list(data)


def _write_idx(path: Path, values: np.ndarray, suffix: str = "") -> None:
    packed = path.with_name(f"{path.name}{suffix}")
    write_idx(packed, values)
    packed.replace(path)


def _write_npz(path: Path, **arrays: np.ndarray) -> None:
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def _mnist() -> dict[str, np.ndarray]:
    return {"x_train": DIGITS, "y_train": LABELS, "x_test": DIGITS[:2], "y_test": LABELS[:2]}


def _pickled_batch() -> bytes:
    pixels = RANDOM.integers(0, 256, 2 * 3072, np.uint8).tobytes()
    return (
        b"\x80\x02}q\x01(U\x0bbatch_labelq\x02U\x15training batch 1 of 5q\x03U\x06labelsq\x04]q"
        b"\x05(K\x06K\x09eU\x04dataq\x06cnumpy.core.multiarray\n_reconstruct\nq\x07cnumpy\nndarray\nq\x08"
        b"K\x00\x85U\x01b\x87Rq\x09(K\x01K\x02M\x00\x0c\x86cnumpy\ndtype\nq\nU\x02u1K\x00K\x01\x87Rq"
        b"\x0b(K\x03U\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89T"
        + len(pixels).to_bytes(4, "little") + pixels
        + b"tbU\x09filenamesq\x0c]q\r(U\x05a.pngq\x0eU\x05b.pngq\x0feu."
    )  # fmt: skip


def _mixture() -> DigitMixture:
    return DigitMixture(DIGITS, LABELS, DIGITS[:1], LABELS[:1], "own digits (3×)")


def _checkpoint() -> Checkpoint:
    arrays = {
        "model.0": np.ones((2, 3), np.float32),
        "model.1": np.ones(3, np.float16),
        "optimizer.0": np.array(7),
        "random.0": np.arange(2, dtype=np.uint32),
    }
    return Checkpoint(1, 0, 10, ROW, arrays)


def _own(folder: Path) -> list[bytes]:
    own = OwnDigits(folder)
    pairs = zip(DIGITS, LABELS.tolist(), strict=True)
    own.keep(tuple(OwnDigit(image, label) for image, label in pairs))
    return [own.path.read_bytes()]


def _read_own(path: Path) -> object:
    path.replace(path.with_name(FILE))
    return OwnDigits(path.parent).all()


def _drawings(folder: Path) -> list[bytes]:
    from normviz.presentation.consensus import Consensus
    from normviz.presentation.draw.drawing_history_store import DrawingHistoryStore, HistoryEntry
    from normviz.presentation.draw.page import SIDE, Page, PagePicture, Stroke

    lines = [Stroke(RANDOM.random((n, 2)) * 100, 20.0, np.ones(n)) for n in (2, 5)]
    picture = PagePicture(np.zeros((SIDE, SIDE), np.uint8), np.zeros((28, 28), np.float32))
    found = []
    for page in (Page(tuple(lines)), Page((), picture)):
        path = folder / f"drawings-{len(found)}"
        DrawingHistoryStore(path).write([HistoryEntry(page, Consensus(3, 0.8, 1, 1, ()))])
        found.append(path.read_bytes())
    return found


def _read_drawings(path: Path) -> object:
    from normviz.presentation.draw.drawing_history_store import DrawingHistoryStore

    return DrawingHistoryStore(path).read()


def _read_strokes(path: Path) -> object:
    drawing = read_strokes(path)
    return from_strokes(drawing.strokes, *drawing.one_pen())


def _pictures(_: Path) -> list[bytes]:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter, QPen

    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setPen(QPen(Qt.GlobalColor.black, 4))
    painter.drawLine(20, 5, 22, 35)
    painter.end()
    found = []
    for kind in ("PNG", "JPG", "BMP", "WEBP", "TIFF"):
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, kind)
        found.append(data.data())
    found.append(found[0])  # most pictures are PNG, and changes inside of its chunks reach deep
    return found


def _read_picture(path: Path) -> object:
    from normviz.ui.widgets.pictures.picture_reader import read_picture

    return from_image(read_picture(path))


def _database(folder: Path) -> list[bytes]:
    with Store(folder / "runs") as store:
        for name in ("one", "two"):
            with store.create(replace(SPEC, name=name)) as writer:
                writer.started(10)
                writer.batch(Batches(2, 0.2, (1.0, 2.0), (0.5, 0.5), 1.0, 0.5, 1.0))
                writer.save(_checkpoint())
                writer.state("finished")
    path = folder / "runs" / "runs.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return [path.read_bytes()]


def _read_database(path: Path) -> object:
    folder = path.with_name("runs")
    folder.mkdir()
    path.replace(folder / "runs.sqlite")
    return _read_runs(folder)


def _read_runs(folder: Path) -> object:
    with Store(folder) as store:
        for run in (*store.runs(), *store.runs(deleted=True)):
            json.dumps(run.to_json())
            store.epochs(run.id)
            store.batches(run.id)
    return None


def _rows(folder: Path) -> list[bytes]:
    """The rows of a run as JSON; bytes are put into the database as they are."""
    _database(folder)
    with closing(sqlite3.connect(folder / "runs" / "runs.sqlite")) as connection:
        tables = {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            for name in ("runs", "epochs", "batches")
        }
    return [json.dumps(tables, default=lambda data: data.decode("latin-1")).encode()]


def _read_rows(path: Path) -> object:
    """Puts rows into the tables, where SQLite takes them, and reads them."""
    try:
        tables = dict(json.loads(path.read_bytes().decode("utf-8", "replace")))
    except (ValueError, TypeError, RecursionError):
        return None
    folder = path.with_name("runs")
    with Store(folder):
        pass
    with closing(sqlite3.connect(folder / "runs.sqlite")) as connection:
        for name in ("runs", "epochs", "batches"):
            rows = tables.get(name)
            for row in rows if isinstance(rows, list) else []:
                _insert(connection, name, row)
        connection.commit()
    return _read_runs(folder)


def _insert(connection: sqlite3.Connection, name: str, row: object) -> None:
    if not isinstance(row, list) or not row:
        return
    values = [value if isinstance(value, str | int | float | None) else str(value) for value in row]
    values = [value.encode("latin-1", "replace") if name == "batches" and isinstance(value, str)
              and at == 2 else value for at, value in enumerate(values)]  # fmt: skip
    marks = ", ".join("?" * len(values))
    try:
        connection.execute(f"INSERT INTO {name} VALUES ({marks})", values)  # noqa: S608
    except (sqlite3.Error, OverflowError, UnicodeError):
        return  # no such row can be in a database


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")


def _settings() -> bytes:
    return json.dumps({
        "cube": {"state": json.loads(to_json(FigureState())), "panes": [200, 300]},
        "train": {"spec": SPEC.to_json(), "sizes": [1, 2]},
        "window": {"x": 1, "y": 2, "width": 800, "height": 600, "maximized": False},
    }).encode()  # fmt: skip


def _scenes() -> list[bytes]:
    stroke = DrawnStroke(((10.0, 20.0), (30.5, 40.0)), 24.0, (1.0, 0.5))
    picture = DrawnPicture.of(np.full((SIDE, SIDE), 9, np.uint8), np.eye(28, dtype=np.float32), 1)
    cube = CubeScene(STATE, Camera(yaw=1.5), (0, 1, 2, 0), pinned=True, focused="group")
    draw = DrawScene(DrawnPage((stroke,), picture), models=("batch",), current="batch")
    scenes = (
        Scene("cube", cube, train=TrainScene(SPEC, ("run",), zoom=5.0, smoothing=3)),
        Scene("draw", draw=draw),
        Scene("train"),
    )
    return [to_scene_json(scene).encode() for scene in scenes]


def _decks() -> list[bytes]:
    cube = Scene("cube", CubeScene(STATE, Camera(yaw=1.5), (0, 1, 2, 0), pinned=True))
    decks = Deck((Slide("One", cube, "Say this."), Slide("", Scene("train")))), Deck()
    return [deck_to_json(deck).encode() for deck in decks]


def _session() -> bytes:
    cube = session_values(CubeScene(STATE, Camera(), (0, 1, 2, 0)))
    draw = session_values(DrawScene(pen_width=40, models=("batch",)))
    old = {"spec": SPEC.to_json()}
    views = {"cube": cube, "draw": draw, "train": old}
    return json.dumps(
        {f"views/{view}/{key}": value for view in views for key, value in views[view].items()}
    ).encode()


def _read_session(path: Path) -> object:
    settings = settings_from_json(path.read_bytes(), path)
    return [part_from_session(view, settings.group(f"views/{view}").values) for view in VIEWS]


def _index() -> bytes:
    model = shipped_models.ShippedModel(
        "batch", "batch", True, 0.99, 1000, "0" * 64, 5000, {"digits": 0.9}
    )
    return json.dumps({"version": 1, "models": [model.to_json()] * 2}).encode()


def _sweep() -> SweepRecord:
    given = {"preset": "quick", "dataset": "digits"}
    plan, _ = make_plan("one-layer", {"learning_rate": (0.1, 0.5)}, given)
    return SweepRecord("sweep-abcd", plan).with_run(plan.keys[0], "one-layer-abcd")


def _onnx_models() -> list[bytes]:
    return [builders.onnx_sample(), builders.onnx_composed_sample()]


def _inspected(suffix: str) -> Callable[[Path], object]:
    """Examines a model file, which is told by its ending."""

    def read(path: Path) -> object:
        found = inspect(path.replace(path.with_name(f"file{suffix}")), batch_size=2)
        return json.dumps(found.to_json(), allow_nan=False)

    return read


def _keras_model() -> bytes:
    """A `.keras` archive; its weights would be read in a process of their own."""
    names = ("BatchNormalization", "LayerNormalization", "GroupNormalization", "Conv2D", "Lambda")
    layers = [builders.keras_layer(name, name, (None, 4, 4, 6), axis=-1) for name in names]
    return builders.keras_archive(builders.keras_config(*layers))


def _state_dict() -> bytes:
    names = ("weight", "bias", "running_mean", "running_var")
    return builders.safetensors({f"bn.{name}": np.ones(4, np.float32) for name in names})


STATE = FigureState(color="x", edits=(ElementEdit((0, 1, 2, 0), 3.5),))
STROKES = b'{"strokes":[[[10,20],[30,40.5],[50,60]],[[1,2]]],"pen_width":8,"label":7}'
PENS = b'{"strokes":[[[10,20],[30,40]]],"pen_widths":[4],"pressure":[[1,0.5]]}'
INI = b"[General]\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb)\nview=train\n[cube]\ncollapsed=a, b\n"

READERS = (
    Reader("idx", _written(lambda path: _write_idx(path, DIGITS)), lambda path: read_idx(path, 3)),
    Reader(
        "idx, gzip",
        _written(lambda path: _write_idx(path, DIGITS, ".gz")),
        lambda path: read_idx(path, 3),
        container="gzip",
    ),
    Reader("cifar", _given((bytes([3]) + DIGITS.tobytes() * 2)[:3073] * 2), read_cifar),
    Reader(
        "mnist.npz of Keras",
        _written(lambda path: _write_npz(path, **_mnist())),
        lambda path: read_mnist_npz(path, train=True),
        container="zip",
    ),
    Reader("cifar batch of Keras", _given(_pickled_batch()), read_cifar_batch),
    Reader(
        "checkpoint",
        _written(lambda path: write_checkpoint(path, _checkpoint())),
        read_checkpoint,
        container="zip",
    ),
    Reader(
        "beginning",
        _written(
            lambda path: write_initial_state(path, InitialState([np.ones((2, 2), np.float32)] * 3)),
            lambda path: write_initial_state(path, InitialState([np.array(True)], _mixture())),
        ),
        read_initial_state,
        container="zip",
    ),
    Reader(
        "sweep",
        _written(lambda path: path.write_bytes(json.dumps(_sweep().to_json()).encode())),
        read_record_file,
    ),
    Reader(
        "model",
        _written(
            lambda path: shipped_models.write_stored(path, {"norm": "batch"}, [np.ones((2, 3))] * 2)
        ),
        shipped_models.read_stored,
        container="zip",
    ),
    Reader(
        "own digits",
        _own,
        _read_own,
        container="zip",
    ),
    Reader("drawings", _drawings, _read_drawings, container="zip"),
    Reader("strokes", _given(STROKES, PENS), _read_strokes),
    Reader("picture", _pictures, _read_picture, container="png"),
    Reader(
        "reference",
        _given(b'{"data":"MNIST","samples":2000,"before":0.98,"own_validated":0,"after":1}'),
        read_reference,
    ),
    Reader(
        "run spec",
        _given(json.dumps(SPEC.to_json()).encode()),
        lambda path: RunSpec.from_text(path.read_bytes()),
    ),
    Reader("rows", _rows, _read_rows),
    Reader("database", _database, _read_database),
    Reader(
        "index of models",
        _given(_index()),
        lambda path: shipped_models.parse_index(path.read_bytes()),
    ),
    Reader(
        "settings", _given(_settings()), lambda path: settings_from_json(path.read_bytes(), path)
    ),
    Reader("keras model", lambda _: [_keras_model()], _inspected(".keras"), container="zip"),
    Reader("onnx model", lambda _: _onnx_models(), _inspected(".onnx")),
    Reader("safetensors", lambda _: [_state_dict()], _inspected(".safetensors")),
    Reader("scene", lambda _: _scenes(), read_scene),
    Reader("slides", lambda _: _decks(), read_content),
    Reader("session", lambda _: [_session()], _read_session),
    Reader("old settings", _given(INI), lambda path: settings_from_ini(path.read_bytes())),
    Reader(
        "figure",
        _given(to_json(STATE).encode(), to_json(FigureState()).encode()),
        lambda path: state_from_json(_text(path)),
        error=ValueError,
    ),
    Reader(
        "camera",
        _given(to_json(Camera(pan_x=0.5)).encode()),
        lambda path: camera_from_json(_text(path)),
        error=ValueError,
    ),
)
