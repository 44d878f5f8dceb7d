"""The section "Training": epochs, batches, optimizer, dropout, seed."""

from PySide6.QtWidgets import QWidget

from normviz.runs.spec import SEED_LIMIT
from normviz.ui.train.panel.fields import SilentCheckBox, WholeField, show_float
from normviz.ui.train.panel.labelled_choice import ChoiceOption, LabelledChoice
from normviz.ui.train.panel.panel_section import PanelSection
from normviz.ui.train.session.spec_draft import SpecDraft
from normviz.ui.widgets.float_field import FloatField

_MOST_EPOCHS = 1_000
_MOST_SAMPLES = 10_000


class TrainingSection(PanelSection):
    """How long and with what the recipe is trained."""

    def __init__(self, draft: SpecDraft, parent: QWidget | None = None) -> None:
        """The section of ``draft``."""
        super().__init__(draft, parent)
        self._make_length()
        self._make_optimizer()
        self._make_chance()
        self.add(self._epochs, self._batch, self._optimizer, self._momentum, self._nesterov)
        self.add(self._dropout, self._seed)
        self._connect()

    def _make_length(self) -> None:
        self._epochs = WholeField(
            self.tr("Ep&ochs"),
            (1, _MOST_EPOCHS),
            name="train_epochs",
            tip=self.tr("How many times each training sample is seen."),
        )
        self._batch = WholeField(
            self.tr("&Batch size"),
            (1, _MOST_SAMPLES),
            name="train_batch_size",
            tip=self.tr("Samples per step; batch norm computes its statistics over them."),
        )

    def _make_optimizer(self) -> None:
        self._optimizer = LabelledChoice(
            self.tr("Opt&imizer"),
            name="train_optimizer",
            tip=self.tr("How the gradients change the weights."),
        )
        self._momentum = FloatField(
            self.tr("&Momentum"),
            (0.0, 1.0),
            0.0,
            name="train_sgd_momentum",
            tip=self.tr(
                "Share of the previous update that is added to the next one, in gradient descent."
            ),
        )
        self._nesterov = SilentCheckBox(
            self.tr("Nesterov"),
            name="train_nesterov",
            tip=self.tr("Computes the gradient at the point that momentum leads to."),
        )

    def _make_chance(self) -> None:
        self._dropout = FloatField(
            self.tr("Dropo&ut"),
            (0.0, 0.95),
            0.0,
            name="train_dropout",
            tip=self.tr(
                "Share of the values that are set to 0 at random in training, to reduce "
                "overfitting."
            ),
            step=0.05,
        )
        self._seed = WholeField(
            self.tr("&Seed"),
            (0, SEED_LIMIT - 1),
            name="train_seed",
            tip=self.tr(
                "Initializes all random numbers. Runs that differ only in their seed show "
                "how much results vary by chance."
            ),
        )

    def show_draft(self) -> None:
        """Shows the settings."""
        spec, settings = self.draft.spec, self.draft.spec.settings
        self._epochs.show_value(settings.epochs)
        self._batch.show_value(settings.batch_size)
        optimizers = [
            ChoiceOption("adam", self.tr("Adam")),
            ChoiceOption("sgd", self.tr("Gradient descent (SGD)")),
        ]
        self._optimizer.show(optimizers, settings.optimizer)
        self._momentum.setVisible(settings.optimizer == "sgd")
        show_float(self._momentum, settings.momentum)
        self._nesterov.setVisible(settings.optimizer == "sgd" and settings.momentum > 0)
        self._nesterov.show_state(settings.nesterov)
        self._dropout.setVisible(self.draft.recipe.dropout is not None)
        show_float(self._dropout, spec.dropout or 0.0)
        self._seed.show_value(spec.seed)

    def _connect(self) -> None:
        change = self.draft.change_settings
        self._epochs.value_changed.connect(lambda value: change(epochs=value))
        self._batch.value_changed.connect(lambda value: change(batch_size=value))
        self._optimizer.chosen.connect(lambda key: change(optimizer=key))
        self._momentum.value_changed.connect(lambda value: change(momentum=value))
        self._nesterov.toggled.connect(lambda on: change(nesterov=on))
        self._dropout.value_changed.connect(lambda value: self.draft.change(dropout=value))
        self._seed.value_changed.connect(lambda value: self.draft.change(seed=value))
