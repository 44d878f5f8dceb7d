"""The tabs beneath the plots: the runs, and pages about the selected one."""

from PySide6.QtWidgets import QTabWidget, QToolButton, QWidget

from normviz.ports.training import TrainingService
from normviz.ui.style.accessibility import describe
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.train.results.batch_norm_page import BatchNormPage
from normviz.ui.train.results.distributions_page import DistributionsPage
from normviz.ui.train.results.font_page import FontPage
from normviz.ui.train.results.model_page import ModelPage
from normviz.ui.train.results.run_page import RunPage
from normviz.ui.train.results.validation_page import ValidationPage
from normviz.ui.train.session.spec_draft import SpecDraft


class ResultTabs(QTabWidget):
    """The table of the runs first, then the pages in the order of `scenes.train_scene.Tab`."""

    def __init__(
        self,
        table: QWidget,
        service: TrainingService,
        jobs: BackgroundJobs,
        draft: SpecDraft,
        parent: QWidget | None = None,
    ) -> None:
        """Makes the pages; they ask nothing before they are shown.

        Args:
            table: The first tab.
            service: Is asked about runs.
            jobs: Does it in the background.
            draft: The training that the panel shows.
            parent: Owner.
        """
        super().__init__(parent, documentMode=True)
        self.distributions = DistributionsPage(service, jobs)
        self.batch_norm = BatchNormPage(service, jobs)
        self.pages: tuple[RunPage, ...] = (
            ModelPage(service, jobs, draft),
            ValidationPage(service, jobs),
            FontPage(service, jobs),
            self.distributions,
            self.batch_norm,
        )
        titles = (
            self.tr("Model"),
            self.tr("Validation digits"),
            self.tr("Printed digits"),
            self.tr("Distributions"),
            self.tr("Batch norm"),
        )
        describe(self, "train_tabs", self.tr("Runs and what they have learned"))
        self.setToolTip("")
        self.tabBar().setAccessibleName(self.accessibleName())  # which has the focus
        for button in self.tabBar().findChildren(QToolButton):
            button.setToolTip(self.tr("Shows tabs that have no room."))
        self.addTab(table, self.tr("Runs"))
        for page, title in zip(self.pages, titles, strict=True):
            self.addTab(page, title)
