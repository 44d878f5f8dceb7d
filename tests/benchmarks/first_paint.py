"""First paint of the app against an empty window with one pyqtgraph plot, and memory after it.

    python tests/benchmarks/first_paint.py [--rounds 9] [--json FILE]

Each run is a process of its own; the two kinds take turns, so that a busy machine slows both.
Time runs from the start of the process to the end of the window's first paint. The app must not
have imported Keras or TensorFlow by then.
"""

import argparse
import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import normviz

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
from PySide6.QtCore import QSettings
from normviz import app
application = app.make_application()
settings = QSettings(folder + "/settings.ini", QSettings.Format.IniFormat)
window = app.make_window(settings, app.Places())
done(window, application, began)
window.show_last_view()
window.show()
application.exec()
"""


def run(body: str, folder: str, settle: int) -> tuple[float, str, float]:
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


def main() -> None:
    """Measures, prints a table and, on request, JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    # As pip does for an installed package: sources are not compiled at every start.
    compileall.compile_dir(Path(normviz.__file__).parent, quiet=1)
    plots, apps = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(arguments.rounds + 1):
            plot, program = run(PLOT, folder, 200), run(APP, folder, 2000)
            if number:  # the first round fills the caches of the disk
                plots.append(plot)
                apps.append(program)
    plot_time = statistics.median(row[0] for row in plots)
    app_time = statistics.median(row[0] for row in apps)
    ratio = statistics.median(b[0] / a[0] for a, b in zip(plots, apps, strict=True))
    rows = {
        "plot window, first paint [s]": plot_time,
        "normviz, first paint [s]": app_time,
        "ratio, median of rounds (limit 1.3)": ratio,
        "normviz, resident memory [MB] (limit 200)": statistics.median(row[2] for row in apps),
        "plot window, resident memory [MB]": statistics.median(row[2] for row in plots),
    }
    for name, value in rows.items():
        print(f"{name:<46}{value:>9.2f}")
    print(f"Keras or TensorFlow before the first paint: {sorted({row[1] for row in apps})}")
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=2))


if __name__ == "__main__":
    main()
