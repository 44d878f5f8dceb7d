"""Offers crash reports, and copies problem reports to the clipboard."""

import sys
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment
from PySide6.QtGui import QGuiApplication

from normviz.diagnostics.crash_report import take_crash_reports
from normviz.diagnostics.doctor.probe import module_environment
from normviz.diagnostics.home_paths import shorten_home
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.widgets.message_bar import MessageKind

_MODULE = "normviz.diagnostics.problem_report"


class ProblemReports(QObject):
    """Reports of a window; gathering one runs in a process of its own and blocks nothing."""

    def __init__(self, window: MainWindow, arguments: Sequence[str]) -> None:
        """Waits for Help ▸ Report a problem.

        Args:
            window: Shows messages and dialogs; owns this object.
            arguments: Log, data folder and runs folder for the module that makes the report.
        """
        super().__init__(window)
        self._window = window
        self._process = QProcess(self)
        environment = QProcessEnvironment()
        for name, value in module_environment().items():
            environment.insert(name, value)
        self._process.setProcessEnvironment(environment)
        self._process.setProgram(sys.executable)
        self._process.setArguments(["-P", "-m", _MODULE, *arguments])
        self._process.finished.connect(self._deliver)
        self._process.errorOccurred.connect(self._fail)
        window.report_wanted.connect(self.gather)

    def offer_crash_reports(self) -> None:
        """Says that the last session crashed, if it did; the report can be read and copied."""
        reports = take_crash_reports()
        if reports:
            text = shorten_home("\n".join(reports))
            self._tell("warning", self.tr("normviz ended unexpectedly last time."), text)

    def gather(self) -> None:
        """Starts to gather a report; a second request meanwhile does nothing."""
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._window.show_message("info", self.tr("Preparing the report…"))
            self._process.start()

    def stop(self) -> None:
        """Ends the gathering; the window closes."""
        self._process.blockSignals(True)
        self._process.kill()
        self._process.waitForFinished(1000)

    def _deliver(self, status: int, how: QProcess.ExitStatus) -> None:
        text = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        if status or how != QProcess.ExitStatus.NormalExit or not text:
            self._fail()
            return
        QGuiApplication.clipboard().setText(text)
        told = self.tr("The report is on the clipboard: paste it into your message.")
        self._tell("info", told, text)

    def _fail(self) -> None:
        text = self.tr("No report could be gathered; “normviz doctor” in a terminal says why.")
        self._window.show_message("error", text)

    def _tell(self, kind: MessageKind, text: str, report: str) -> None:
        show = partial(self._show, report)
        self._window.message_bar.show_message(kind, text, self.tr("Show report"), show)

    def _show(self, report: str) -> None:
        from normviz.ui.shell.report_dialog import ReportDialog  # not before the first paint

        ReportDialog(self.tr("Report"), report, self._window).open()
