"""The section "Recipe": the network, and which of its published settings are used."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from normviz.presentation.number_format import count
from normviz.recipes import Recipe, TrainingSettings, by_source
from normviz.ui.shell.why_button import WhyButton
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import font
from normviz.ui.text.catalogue import translated
from normviz.ui.text.runs.run_text import norm_title, preset_title
from normviz.ui.train.panel.labelled_choice import ChoiceOption, LabelledChoice
from normviz.ui.train.panel.panel_section import PanelSection
from normviz.ui.train.session.spec_draft import SpecDraft
from normviz.ui.widgets.tone_label import ToneLabel

FAITHFUL: Final = "faithful"
"""What lessons about a preset that keeps the source's mistake concern."""


class RecipeSection(PanelSection):
    """Recipe and preset, with what the source says."""

    def __init__(self, draft: SpecDraft, parent: QWidget | None = None) -> None:
        """The section of ``draft``."""
        super().__init__(draft, parent)
        self._recipe = LabelledChoice(
            self.tr("Re&cipe"),
            name="train_recipe",
            tip=self.tr("The network of a tutorial, codelab or answer, with its settings."),
        )
        self._preset = LabelledChoice(
            self.tr("&Preset"),
            name="train_preset",
            tip=self.tr("The settings to begin with: those of the source, or shorter ones."),
        )
        self._recipe.stack()
        self._badge = describe(ToneLabel("", "warning"), "train_badge", self.tr("Preset"))
        self._about = describe(ToneLabel(), "train_about", self.tr("About the recipe"))
        self._published = describe(ToneLabel(), "train_published", self.tr("Published"))
        for label in (self._badge, self._about, self._published):
            label.setFont(font("small"))
            label.setWordWrap(True)
        self._why = WhyButton()
        self.add(self._recipe, self._preset, self._badge, self._why, self._about, self._published)
        self._recipe.chosen.connect(draft.set_recipe)
        self._preset.chosen.connect(draft.set_preset)

    def show_draft(self) -> None:
        """Shows recipe and preset."""
        spec, recipe = self.draft.spec, self.draft.recipe
        self._recipe.show(_recipes(), spec.recipe)
        changed = spec.preset if self.draft.differs() else ""
        self._preset.show(_presets(recipe, changed), spec.preset)
        settings = recipe.settings(spec.preset)
        self._badge.set_tone("error" if settings.faithful else "muted")
        said = [_missing(self.draft.missing_preset, spec.preset), _badge(settings, spec.start)]
        self._badge.setText(" ".join(filter(None, said)))
        self._badge.setVisible(bool(self._badge.text()))
        self._why.set_concern(FAITHFUL if settings.faithful else "")
        self._about.setText(translated(recipe.text))
        text = _published(recipe, spec.norm)
        self._published.setText(text)
        self._published.setVisible(bool(text))


def _recipes() -> list[ChoiceOption]:
    """All recipes beneath the titles of their sources."""
    options: list[ChoiceOption] = []
    for source, recipes in by_source().items():
        options.append(ChoiceOption("", translated(source)))
        for recipe in recipes:
            total, _ = recipe.parameters()
            tip = QCoreApplication.translate("Train", "{text} Parameters: {count}.").format(
                text=translated(recipe.text), count=count(total)
            )
            options.append(ChoiceOption(recipe.name, translated(recipe.title), tip))
    return options


def _presets(recipe: Recipe, changed: str) -> list[ChoiceOption]:
    """The presets; the one called ``changed`` is shown as such, for it gives another result."""
    return [
        ChoiceOption(
            name,
            QCoreApplication.translate("Train", "{preset}, changed").format(preset=title)
            if name == changed
            else title,
            translated(settings.text),
            listed=title,
        )
        for name, settings in recipe.presets.items()
        for title in (preset_title(name),)
    ]


def _missing(wanted: str, taken: str) -> str:
    """That another preset is shown than the one that was chosen; empty where it is the same."""
    if not wanted:
        return ""
    text = QCoreApplication.translate(
        "Train", "This recipe has no preset {wanted}: {taken} is used."
    )
    return text.format(wanted=preset_title(wanted), taken=preset_title(taken))


def _badge(settings: TrainingSettings, start: str) -> str:
    if start:
        text = QCoreApplication.translate(
            "Train",
            "Starts from the weights of {start}. Another recipe or norm starts from "
            "random weights.",
        )
        return text.format(start=start)
    if settings.faithful:
        return QCoreApplication.translate(
            "Train",
            "Trains on the test data, as the source does: the accuracy says nothing "
            "about new data.",
        )
    return translated(settings.text)


def _published(recipe: Recipe, norm: str) -> str:
    """What the source prints for a norm, in one line."""
    found = next((each for each in recipe.published if each.norm == norm), None)
    if found is None:
        return ""
    if (value := found.val_accuracy) is not None:
        text = QCoreApplication.translate(
            "Train", "Published with {norm}: validation accuracy {value}."
        )
        plain = QCoreApplication.translate("Train", "Published: validation accuracy {value}.")
    elif (value := found.accuracy) is not None:
        text = QCoreApplication.translate(
            "Train", "Published with {norm}: training accuracy {value}."
        )
        plain = QCoreApplication.translate("Train", "Published: training accuracy {value}.")
    else:
        return translated(found.text)
    words = text if recipe.slots else plain
    return words.format(norm=norm_title(norm), value=found.written(value))
