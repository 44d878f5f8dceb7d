"""``Recipe``: one model of the sources with its published settings, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from normviz.errors import Reason, UserError
from normviz.norms import CATALOG, NormSpec
from normviz.recipes.layers import Layer
from normviz.recipes.options import known, norm_spec
from normviz.recipes.outline import Outline, outline
from normviz.recipes.schedule import Schedule
from normviz.recipes.slots import Slot, learned, misfit, needs_bias

Targets = Literal["sparse", "one-hot", "binary"]


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How a recipe is trained; one preset.

    Attributes:
        optimizer: Keras' name, ``adam`` or ``sgd``.
        batch_size: Samples per step.
        epochs: Passes over the training data.
        schedule: The learning rate.
        momentum: Of ``sgd``, 0 to 1.
        nesterov: Whether that momentum is Nesterov's.
        train_on: The part of the dataset that is trained on; ``test`` is a fault of the source.
        validate_on: ``test``; ``held-out``, the last ``held_out`` of the training data, which
            are then not trained on; or ``none``.
        held_out: The part that is held out, 0 to 1.
        train_size: The first so many (after the seeded choice) are trained on; None for all.
        validation_size: The same for validation.
        faithful: Whether the source's own mistake is kept, so that its number comes out.
        quick: Whether it is a short form that reproduces no published number.
        text: What the user should know about the preset; may be empty. Settings that differ in
            it alone are equal: a recorded run keeps the words of its day.
    """

    optimizer: Literal["adam", "sgd"]
    batch_size: int
    epochs: int
    schedule: Schedule
    momentum: float = 0.0
    nesterov: bool = False
    train_on: Literal["train", "test"] = "train"
    validate_on: Literal["test", "held-out", "none"] = "test"
    held_out: float = 0.0
    train_size: int | None = None
    validation_size: int | None = None
    faithful: bool = False
    quick: bool = False
    text: str = field(default="", compare=False)

    def to_json(self) -> dict[str, Any]:
        """The settings as plain values; thousands of specs are written at once."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return values | {"schedule": self.schedule.to_json()}


@dataclass(frozen=True, slots=True)
class Published:
    """What a source prints for a norm, and what was seen when it was run again.

    Attributes:
        norm: The norm in the slot.
        sign: Whether the source gives the number itself, about it, or a bound.
        loss: Training loss, None where the source has none.
        accuracy: Training accuracy, 0 to 1.
        val_accuracy: Validation accuracy, 0 to 1.
        ms_per_step: As printed, such as ``6–7``.
        seen: The same accuracy run with Keras 3 on a CPU.
        text: The source's words where it has no number.
    """

    norm: str
    sign: Literal["=", "≈", ">"] = "="
    loss: float | None = None
    accuracy: float | None = None
    val_accuracy: float | None = None
    ms_per_step: str = ""
    seen: float | None = None
    text: str = ""

    def written(self, value: float) -> str:
        """One of the numbers with its sign, if it has one: ``0.8613``, ``> 0.99``."""
        text = f"{value:.4g}"
        return text if self.sign == "=" else f"{self.sign} {text}"


@dataclass(frozen=True, slots=True)
class Recipe:
    """One model of the sources.

    Attributes:
        name: What it is called on the command line.
        order: Its place in lists, from small to large.
        title: What it is called in the window.
        source: The tutorial, codelab or answer that it comes from; ``normviz`` for its own.
        text: Remarks for the user.
        dataset: The data set of the source.
        input_shape: One sample, without the batch.
        classes: How many there are.
        pixel_scale: What the bytes of an image are multiplied by; 1 for data that are no image.
        targets: How the loss wants the labels.
        loss: Keras' name.
        label_smoothing: Share of each label that is spread over all classes, 0 to 1; above 0
            with ``one-hot`` targets only.
        norm: The default norm.
        layers: The network behind its input; slots, shapes and parameter counts follow from them.
        presets: Name to settings; ``published`` or, for a source that trains on its test data,
            ``faithful`` and ``proper``; always ``quick``.
        preset: The default preset.
        published: The source's numbers.
        default_options: The settings of the norm in the source, as far as it sets them.
        norm_options: The same where one norm has its own.
        faithful_options: The same for the faithful preset.

    Raises:
        ValueError: The layers do not follow from one another.
    """

    name: str
    order: int
    title: str
    source: str
    text: str
    dataset: str
    input_shape: tuple[int, ...]
    classes: int
    pixel_scale: float
    targets: Targets
    loss: str
    norm: str
    layers: tuple[Layer, ...]
    presets: Mapping[str, TrainingSettings]
    preset: str = "published"
    published: tuple[Published, ...] = ()
    label_smoothing: float = 0.0
    default_options: Mapping[str, Any] = field(default_factory=dict)
    norm_options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    faithful_options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._outline()

    def _outline(self) -> Outline:
        return outline(self.input_shape, self.layers)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The places of the norm, from input to output; empty where the recipe has none."""
        return self._outline().slots

    @property
    def plain_parameters(self) -> int:
        """The numbers of the network with ``none`` in all slots."""
        return self._outline().plain_parameters

    @property
    def output_slot(self) -> tuple[int, int] | None:
        """Units of the output layer and of the layer before, where the source puts batch norm.

        Else None.
        """
        return self._outline().output_slot

    @property
    def dropout(self) -> float | None:
        """The default rate, None where the network has no dropout."""
        return self._outline().dropout

    def settings(self, preset: str | None = None) -> TrainingSettings:
        """The settings of a preset, of the default one when None.

        Raises:
            UserError: The recipe has no preset of that name.
        """
        name = preset or self.preset
        if name not in self.presets:
            raise UserError(
                "{recipe}: expected a preset {known}; received {given!r}",
                code="preset-unknown",
                recipe=self.name,
                known=", ".join(self.presets),
                given=name,
            )
        return self.presets[name]

    def options(self, norm: str | None = None, preset: str | None = None) -> NormSpec:
        """The settings that the source gives a norm, the recipe's default norm when None."""
        name = known(norm or self.norm)
        if self.settings(preset).faithful and name in self.faithful_options:
            return norm_spec(name, self.faithful_options[name])
        return norm_spec(name, self.norm_options.get(name, self.default_options))

    def misfit(self, norm: str, options: NormSpec | None = None) -> str:
        """Why a norm cannot be chosen, in one sentence; empty where it can.

        A norm need not stand in every slot: instance norm stands behind the convolutions alone.
        """
        chosen = options or self.options(norm)
        if CATALOG[known(norm)].kind == "identity":
            return ""
        if not self.slots:
            return Reason(
                "The recipe {recipe} has no place for a norm.", code="no-slots", recipe=self.name
            )
        reasons = [misfit(chosen, slot) for slot in self.slots]
        if chosen.norm.needs_groups or all(reasons):
            return next((reason for reason in reasons if reason), "")
        return ""

    def norms(self) -> tuple[str, ...]:
        """The norms that can be chosen with their own settings."""
        return tuple(name for name in CATALOG if not self.misfit(name))

    def parameters(
        self,
        norm: str | None = None,
        options: NormSpec | None = None,
        *,
        bn_before_output: bool = True,
    ) -> tuple[int, int]:
        """How many numbers the network has.

        Args:
            norm: The norm in the slots, the default one when None.
            options: Its settings, those of the source when None.
            bn_before_output: Whether batch norm stands before the output, where the source
                puts one there; else it stands before the last layer.

        Returns:
            All of them, and those of them that are trained.
        """
        name = known(norm or self.norm)
        chosen = options or self.options(name)
        slots = list(self.slots)
        if self.output_slot and name == "batch":
            before, behind = self.output_slot
            slots.append(Slot((before if bn_before_output else behind,), keeps_bias=True))
        biases = sum(slot.channels for slot in slots if not needs_bias(name, slot))
        added = [learned(chosen, slot) for slot in slots]
        trained = self.plain_parameters - biases + sum(count for count, _ in added)
        return trained + sum(count for _, count in added), trained
