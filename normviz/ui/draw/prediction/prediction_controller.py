"""Controller between page, settings and prediction client: sends questions, shows answers."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from normviz.ports.models import ModelInfo
from normviz.ports.prediction import Answer, LoadPredictions
from normviz.presentation.consensus import Consensus, consensus_of
from normviz.presentation.draw.page import Image28, Page
from normviz.presentation.draw.query_settings import QuerySettings
from normviz.ui.draw.answers.answers_pane import IN_TRAINING, AnswersPane, PanelSpec
from normviz.ui.draw.canvas.draw_model import DrawModel
from normviz.ui.draw.canvas.saliency_layer import WeighedInput
from normviz.ui.draw.prediction.prediction_client import PredictionClient
from normviz.ui.draw.prediction.rasterizer import Rasterizer, digits_on
from normviz.ui.draw.settings.fold_text import fold_text
from normviz.ui.draw.settings.run_description import run_tip
from normviz.ui.draw.settings.settings_panel import DrawSettingsPanel

NEWEST = 6
"""How many runs trained in this window are asked without being chosen by hand."""


class PredictionController(QObject):
    """Asks about the drawing whenever it changes, and shows the answers in the answers pane.

    Attributes:
        failed: Emitted with one sentence.
        asked_models_changed: Emitted with the models that ship and the chosen runs.
        page_saliency_changed: Emitted with the WeighedInput to lay over the page, or None.
        client: The client of the prediction thread.
        rasterizer: Rasterizes the drawing.
        consensus: What to make of the last answer; None where there is none.
    """

    failed = Signal(str)
    asked_models_changed = Signal(object)
    page_saliency_changed = Signal(object)

    def __init__(
        self,
        model: DrawModel,
        load: LoadPredictions,
        answers_pane: AnswersPane,
        settings: DrawSettingsPanel,
        parent: QObject,
    ) -> None:
        """Asks about the page of ``model``; ``load`` creates the prediction service."""
        super().__init__(parent)
        self.client = PredictionClient(load, self)
        self.rasterizer = Rasterizer(model)
        self.consensus: Consensus | None = None
        self._model = model
        self._counted: tuple[Page | None, int] = (None, 1)
        self._answers_pane = answers_pane
        self._settings = settings
        self._choices = QuerySettings()
        self._has_listed = self._has_ink = False
        self._too: tuple[str, ...] = ()
        answers_pane.head.set_status(self.tr("Loading the models…"))
        self.rasterizer.seen.connect(self._see)
        self.client.loaded.connect(self._take_models)
        self.client.listed.connect(self._take_runs)
        self.client.model_changed.connect(self._take_growth)
        self.client.folds_checked.connect(self._show_folds)
        self.client.answered.connect(self._show_answer)
        self.client.failed.connect(self._take_failure)
        answers_pane.chosen.connect(self.set_current)
        settings.models.changed.connect(self._choose)
        settings.batch.changed.connect(self._change_batch)
        settings.saliency.changed.connect(self._change_saliency)

    @property
    def is_settled(self) -> bool:
        """Whether everything that was asked is answered."""
        return not (self.rasterizer.is_waiting or self.client.is_busy)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of the models that are to be asked, for the next session.

        Runs that are gone are left out, once it is known which there are.
        """
        return self._choices.asked if self._has_listed else self._choices.chosen

    def choose(self, names: tuple[str, ...]) -> None:
        """Asks these models and no others, as soon as there are models of those names."""
        self._choices = replace(self._choices, chosen=names)
        if self._choices.models:
            self._show_models(names)

    @property
    def current(self) -> str:
        """The model explained by the saliency map; empty for the default one."""
        return self._choices.current

    def set_current(self, name: str) -> None:
        """Explains another model by the saliency map."""
        self._choices = replace(self._choices, current=name)
        self._answers_pane.set_current(self._choices.salient)
        self._ask()

    def ask_also(self, name: str) -> None:
        """Asks one more model, as soon as there is one of that name.

        Of those that were chosen so the newest :data:`NEWEST` stay: who trains all day long would
        else find a wall of answers.
        """
        too = (*(each for each in self._too if each != name), name)
        self._too = too[-NEWEST:]
        if self.client.models:
            away = (*too[:-NEWEST], name)
            kept = (each for each in self._choices.chosen if each not in away)
            self._show_models((*kept, name))
        self.client.refresh()

    def forget_consensus(self) -> None:
        """Forgets the last answer, because the drawing was replaced."""
        self.consensus = None

    def _ask(self) -> None:
        image = self.rasterizer.image
        if image.any() and self._choices.asked:
            self.client.ask(self._choices.question(image))
        else:
            self.client.forget()
            self.consensus = None
            self._show_on_page(None)
            self._answers_pane.clear()

    def _see(self, image: Image28) -> None:
        self._answers_pane.show_image(image)
        if bool(image.any()) != self._has_ink:
            self._has_ink = bool(image.any())
            self._show_status()
        self._ask()

    def _show_status(self) -> None:
        """Says why there is no answer, where there is none; as it is while models are loaded."""
        if not self._choices.models:
            return
        status = self.tr("Draw a digit: the answers appear here.")
        if not self._choices.asked:
            status = self.tr("No model is chosen: tick one at the left.")
        elif self.rasterizer.image.any():
            status = self.tr("Computing the answers…")
        self._answers_pane.head.set_status(status)

    def _show_answer(self, answer: Answer) -> None:
        count = self._count()
        consensus = consensus_of(answer.probabilities, self._choices.default)
        self._answers_pane.show_answer(answer, consensus, count)
        # What is read of several digits as one is no answer.
        self.consensus = consensus if count == 1 else None
        name = answer.question.salient
        if name in answer.probabilities:
            titles = {model.name: model.title for model in self._choices.models}
            digit = int(np.argmax(answer.probabilities[name]))
            self._settings.saliency.show_model(titles[name], digit)
        self._show_on_page(answer)

    def _show_on_page(self, answer: Answer | None) -> None:
        saliency = None if answer is None else answer.saliency
        if answer is None or saliency is None or not self._settings.saliency.is_over_page():
            self.page_saliency_changed.emit(None)
        else:
            self.page_saliency_changed.emit(WeighedInput(answer.question.image, saliency))

    def _count(self) -> int:
        """How many digits the page shows; while a stroke is drawn, before it."""
        page = self._model.page
        if not self._model.is_drawing and page is not self._counted[0]:
            self._counted = page, digits_on(page)
        return self._counted[1]

    def _take_models(self, models: tuple[ModelInfo, ...]) -> None:
        self._choices = replace(self._choices, models=models)
        all_built_in = tuple(model.name for model in models if model.is_built_in)
        chosen = self._choices.chosen or all_built_in
        self._show_models(chosen + self._too)

    def _take_runs(self, models: tuple[ModelInfo, ...]) -> None:
        self._choices = replace(self._choices, models=models)
        chosen = self._choices.chosen
        if not self._has_listed and chosen and not self._choices.asked:
            chosen = (self._choices.default,)  # what was asked in the last session is gone
        self._has_listed = True
        self._show_models(chosen)

    def _take_growth(self) -> None:
        self._show_notes()
        self._ask()

    def _take_failure(self, text: str) -> None:
        if not self.client.models:
            self._settings.models.show_failure(text)
            self._answers_pane.head.set_status(self.tr("No model can answer."))
        self.failed.emit(text)

    def _show_models(self, chosen: tuple[str, ...]) -> None:
        """Lists the models, and asks those of ``chosen`` that there are; others may come later."""
        self._settings.models.show_models(self._choices.models, chosen)
        self._take_choice(chosen)

    def _choose(self, names: tuple[str, ...]) -> None:
        """Asks what is ticked; what is not listed now, such as a deleted run, keeps its tick."""
        listed = {model.name for model in self._choices.models}
        away = tuple(name for name in self._choices.chosen if name not in listed)
        self._take_choice(names + away)

    def _take_choice(self, names: tuple[str, ...]) -> None:
        self._choices = replace(self._choices, chosen=names)
        self._show_status()
        self._show_panels()
        self.client.want(self._choices.asked)
        self._show_folds()
        asked = self._choices.asked
        models = self._choices.models
        self.asked_models_changed.emit([m for m in models if m.is_built_in or m.name in asked])
        self._ask()

    def _change_batch(self) -> None:
        self._choices = replace(self._choices, mates=self._settings.batch.mates())
        self._show_panels()
        self._ask()

    def _change_saliency(self) -> None:
        self._choices = replace(self._choices, method=self._settings.saliency.method())
        self._settings.saliency.show_model("", None)
        self._answers_pane.set_current(self._choices.salient)
        self._ask()

    def _show_panels(self) -> None:
        specs = []
        for model in self._choices.models:
            detail = run_tip(model.run) if model.run else model.detail
            if model.name in self._choices.asked:
                specs.append(PanelSpec(model.name, model.title, detail))
            if model.name in self._choices.in_training:
                tip = self.tr("With the mean and variance of this batch.")
                form = self.tr("{percent}, training")
                specs.append(PanelSpec(model.name + IN_TRAINING, model.title, tip, form))
        self._answers_pane.set_panels(specs)
        self._answers_pane.set_current(self._choices.salient)
        self._show_notes()

    def _show_folds(self) -> None:
        """Says how far folded networks are from their originals."""
        titles = {model.name: model.title for model in self._choices.models}
        said = [fold_text(titles.get(name, name), each) for name, each in self.client.folds.items()]
        self._settings.models.show_folds("\n".join(said))

    def _show_notes(self) -> None:
        """Says in the panels without an answer why there is none."""
        for key in self._answers_pane.panels:
            name = key.removesuffix(IN_TRAINING)
            problem = self.client.problems.get(name, "")
            waits = "" if name in self.client.ready else self.tr("Loading…")
            self._answers_pane.panels[key].show_note(problem or waits, warns=bool(problem))
