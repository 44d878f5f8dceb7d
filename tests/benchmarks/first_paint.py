"""First paint of the app against an empty window with one pyqtgraph plot, and memory after it.

    python -m tests.benchmarks.first_paint [--rounds 9] [--json FILE]

Each run is a process of its own; the two kinds take turns, so that a busy machine slows both.
Time runs from the start of the process to the end of the window's first paint. The app must not
have imported Keras or TensorFlow by then.
"""

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import normviz
from tests.benchmarks.results import Result, run

MEASURE = """
import sys, time

def done(window, application, began):
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

    class First(QObject):
        painting = Signal()

        def eventFilter(self, watched, event):
            # The window itself is not painted where its content covers it: any widget counts.
            if event.type() == QEvent.Type.Paint and watched.isWidgetType():
                application.removeEventFilter(self)
                self.painting.emit()
            return False

        def report(self):
            print(time.time() - began)
            heavy = [name for name in ("keras", "tensorflow") if name in sys.modules]
            print(",".join(heavy) or "-")
            QTimer.singleShot(settle, finish)

    def finish():
        with open("/proc/self/status") as status:
            line = next(line for line in status if line.startswith("VmRSS"))
        print(int(line.split()[1]) / 1024)
        application.exit(0)

    window.first = First()
    # Queued: it is delivered once this round of painting is over, before anything that follows.
    window.first.painting.connect(window.first.report, Qt.ConnectionType.QueuedConnection)
    application.installEventFilter(window.first)
"""

PLOT = """
import pyqtgraph
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(pyqtgraph.PlotWidget())
window.resize(1280, 832)
done(window, application, began)
window.show()
application.exec()
"""

APP = """
from pathlib import Path
from normviz.app import composition as app
from normviz.settings.store import SettingsStore
application = app.make_application()
settings = SettingsStore(Path(folder) / "settings.json")
window = app.make_window(settings, app.UserFolders())
done(window, application, began)
window.show_last_view()
window.show()
application.exec()
"""


def measured(body: str, folder: str, settle: int) -> tuple[float, str, float]:
    """Seconds to the first paint, heavy modules imported by then, megabytes resident."""
    head = f"began = {time.time()!r}\nfolder = {folder!r}\nsettle = {settle}\n"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment["QT_LOGGING_RULES"] = "qt.qpa.*=false"
    found = subprocess.run(
        [sys.executable, "-c", head + MEASURE + body],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    seconds, heavy, resident = found.stdout.split()
    return float(seconds), heavy, float(resident)


def measure(rounds: int = 9) -> list[Result]:
    """Medians over the rounds."""
    # As pip does for an installed package: sources are not compiled at every start.
    compileall.compile_dir(Path(normviz.__file__).parent, quiet=1)
    plots, apps = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            plot, program = measured(PLOT, folder, 200), measured(APP, folder, 2000)
            if number:  # the first round fills the caches of the disk
                plots.append(plot)
                apps.append(program)
    ratio = statistics.median(b[0] / a[0] for a, b in zip(plots, apps, strict=True))
    heavy = {row[1] for row in apps} - {"-"}
    return [
        Result("plot window, first paint", statistics.median(row[0] for row in plots), "s"),
        Result("normviz, first paint", statistics.median(row[0] for row in apps), "s"),
        Result("first paint over that of a plot window", ratio, "", 1.3),
        Result("normviz, resident", statistics.median(row[2] for row in apps), "MB", 200),
        Result("plot window, resident", statistics.median(row[2] for row in plots), "MB"),
        Result("of Keras and TensorFlow, loaded by then", len(heavy), "", 0),
    ]


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=9)
    run(__doc__, measure, options)
