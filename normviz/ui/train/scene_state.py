"""Converts the state of the Train view to a scene and back."""

from typing import get_args

from normviz.scenes.train_scene import MOST_RUNS, Group, Tab, TrainScene
from normviz.ui.train.plots.plot_bar import PlotBar
from normviz.ui.train.results.result_tabs import ResultTabs
from normviz.ui.train.runs.arrangement import NO_GROUPS
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.train.runs.table import RunsTable
from normviz.ui.train.session.spec_draft import SpecDraft


class TrainSceneState:
    """Reads a scene off the parts of the view, and shows one in them."""

    def __init__(
        self,
        draft: SpecDraft,
        library: RunLibrary,
        table: RunsTable,
        bar: PlotBar,
        tabs: ResultTabs,
    ) -> None:
        """The scene of these parts."""
        self._draft = draft
        self._library = library
        self._table = table
        self._bar = bar
        self._tabs = tabs

    def scene(self) -> TrainScene:
        """Everything that is shown."""
        return TrainScene(
            spec=self._draft.spec,
            runs=tuple(self._table.selected()[:MOST_RUNS]) or None,
            zoom=self._bar.zoom(),
            smoothing=self._bar.smoothing.value(),
            log=self._bar.log.isChecked(),
            band=self._bar.band.isChecked(),
            page=get_args(Tab)[self._tabs.currentIndex()],
            layer=self._tabs.distributions.layer(),
            norm_batch=self._tabs.batch_norm.batch_size(),
            group=get_args(Group)[max(0, self._table.model.group)],
        )

    def show(self, scene: TrainScene) -> None:
        """Shows a scene; runs that do not exist are left out."""
        if scene.spec is not None:
            self._draft.show(scene.spec)
        if scene.group != get_args(Group)[max(0, self._table.model.group)]:
            self._table.show_group(get_args(Group).index(scene.group) or NO_GROUPS)
        if scene.runs is not None:
            self._table.select([run for run in scene.runs if self._library.run(run) is not None])
        self._bar.show_scene(scene)
        self._tabs.distributions.set_layer(scene.layer)
        self._tabs.batch_norm.set_batch_size(scene.norm_batch)
        self._tabs.setCurrentIndex(get_args(Tab).index(scene.page))
